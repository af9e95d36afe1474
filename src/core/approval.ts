import type { Address } from './address.ts'
import { termsOf } from './catalogue.ts'
import type { Exception } from './exception.ts'
import { messageId } from './ids.ts'
import type { Policy, RepLimits } from './policy.ts'
import type { Rules } from './rules.ts'
import { learn, type Signal, type SignalOf } from './signal.ts'
import type { State } from './state.ts'
import { after } from './time.ts'

/** What one rep may grant: limits of their own, or those of every rep (A9). */
export const limitsOf = (rep: string, { reps }: Pick<Policy, 'reps'>): RepLimits =>
  (Object.hasOwn(reps, rep) ? reps[rep] : undefined) ?? reps.default

/** What a rep wants to grant, as evidence; or in which way it is beyond their limit, in words. */
export const approvalBy = (
  rep: { readonly id: string; readonly quote: string; readonly said: string; readonly place: Address },
  asked: Exception,
  state: State,
  rules: Rules,
): { readonly signal: SignalOf<'approval'> } | { readonly limit: string } => {
  const limits = limitsOf(rep.id, rules.business.policy)
  const { currency } = rules.business.catalogue
  const money = (cents: number): string => `${(cents / 100).toFixed(2)} ${currency}`
  if ((asked.discount ?? 0) > limits.discount)
    return { limit: `a discount of at most ${limits.discount} %, and this is ${asked.discount} %` }
  if (asked.terms !== null && !limits.terms) return { limit: 'no other terms than the listed ones' }
  const signal = (amount: number): SignalOf<'approval'> => ({
    kind: 'approval',
    value: { ...asked, amount },
    confidence: 1,
    evidence: { message: messageId(rep.said), address: rep.place, quote: rep.quote, by: 'rep' },
    at: state.now,
    validUntil: untilFor('approval', state, rules),
  })
  const known = termsOf(learn(state.signals, signal(0)), rules.business.catalogue, state.now)
  const due = known.kind === 'complete' ? known.terms.dueNow : (asked.price ?? 0)
  return due > limits.amount
    ? { limit: `orders of at most ${money(limits.amount)}, and this is ${money(due)}` }
    : { signal: signal(Math.max(due, asked.price ?? 0)) }
}

/** What a rep agreed with the buyer, in the rep's words, as evidence (D6). */
export const agreementBy = (
  rep: { readonly id: string; readonly said: string; readonly place: Address },
  agreed: string,
  state: State,
  rules: Rules,
): Signal => ({
  kind: 'agreement',
  value: agreed,
  confidence: 1,
  evidence: { message: messageId(rep.said), address: rep.place, quote: agreed, by: 'rep' },
  at: state.now,
  validUntil: untilFor('agreement', state, rules),
})

const untilFor = (kind: 'approval' | 'agreement', { now }: State, { business }: Rules) => {
  const valid = business.policy.validity[kind]
  return typeof valid === 'number' ? after(now, valid) : null
}
