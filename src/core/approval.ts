import type { Address } from './address.ts'
import { firstAmount, planFor, termsOf } from './catalogue.ts'
import type { Rep, RepRefusal } from './desk.ts'
import type { Exception, Order } from './exception.ts'
import { hash } from './hash.ts'
import { messageId } from './ids.ts'
import { isBeyondComputing } from './payment-terms.ts'
import type { Policy, RepLimits } from './policy.ts'
import type { Rules } from './rules.ts'
import { alive, learn, type Signal, type SignalOf } from './signal.ts'
import type { State } from './state.ts'
import { after } from './time.ts'

/** What one rep may grant: limits of their own, or those of every rep (A9). */
export const limitsOf = (rep: string, { reps }: Pick<Policy, 'reps'>): RepLimits =>
  (Object.hasOwn(reps, rep) ? reps[rep] : undefined) ?? reps.default

/** Names the order that is known now: what a rep approves is the one they had before them (A9). */
export const orderMark = ({ signals, now }: State, { business }: Rules): string =>
  hash([termsOf(signals, business.catalogue, now), alive(signals, 'quantity', now) ?? null])

/** A rep, and where they said it. */
type Speaker = Rep & { readonly said: string; readonly place: Address }

/** What a rep wants to grant, as evidence; or why it cannot be. */
export const approvalBy = (
  rep: Speaker & { readonly quote: string },
  asked: Exception,
  state: State,
  rules: Rules,
): { readonly signal: SignalOf<'approval'> } | { readonly refused: RepRefusal } => {
  const limits = limitsOf(rep.id, rules.business.policy)
  const { currency } = rules.business.catalogue
  const money = (cents: number): string => `${(cents / 100).toFixed(2)} ${currency}`
  if ((asked.discount ?? 0) > limits.discount)
    return beyond(`a discount of at most ${limits.discount} %, and this is ${asked.discount} %`)
  const scope = asked.price === null ? null : orderIn(state, rules)
  const off = percentBelow(asked, scope, rules)
  if (off > limits.discount)
    return beyond(
      `a discount of at most ${limits.discount} %, and this is ${off.toFixed(1)} % below the listed price`,
    )
  if (asked.terms !== null && !limits.terms) return beyond('no other terms than the listed ones')
  if (asked.terms !== null && isBeyondComputing(asked.terms))
    return { refused: { reason: 'beyond-computing' } }
  const signal = (amount: number): SignalOf<'approval'> => ({
    kind: 'approval',
    value: { ...asked, amount, ...(scope && { scope }) },
    confidence: 1,
    evidence: {
      message: messageId(rep.said),
      address: rep.place,
      quote: rep.quote,
      by: 'rep',
      rep: rep.name,
    },
    at: state.now,
    validUntil: untilFor('approval', state, rules),
  })
  const known = termsOf(learn(state.signals, signal(0)), rules.business.catalogue, state.now)
  const due = known.kind === 'complete' ? firstAmount(known.terms) : (asked.price ?? 0)
  return due > limits.amount
    ? beyond(`orders of at most ${money(limits.amount)}, and this is ${money(due)}`)
    : { signal: signal(Math.max(due, asked.price ?? 0)) }
}

const beyond = (limit: string): { readonly refused: RepRefusal } => ({
  refused: { reason: 'beyond-limit', limit },
})

/**
 * How far a granted price lies below the listed one, in percent: a price is a discount by another name. Where no order is known
 * it would hold for every plan, so the dearest counts; what is sold by quote has nothing to lie below.
 */
const percentBelow = (asked: Exception, order: Order | null, { business }: Rules): number => {
  if (asked.price === null) return 0
  const { plans } = business.catalogue
  const listed = order
    ? (plans.find(({ id }) => id === order.plan)?.price ?? 0)
    : Math.max(0, ...plans.map(({ price }) => price ?? 0))
  return listed === 0 ? 0 : 100 - (asked.price * (100 - (asked.discount ?? 0))) / listed
}

/** The plan and the people that a price is granted for. */
const orderIn = ({ signals, now }: State, { business }: Rules): Order | null => {
  const quantity = alive(signals, 'quantity', now)
  if (quantity === undefined) return null
  const plan = planFor(business.catalogue, quantity, alive(signals, 'product', now))
  return plan ? { plan: plan.id, quantity } : null
}

/** What a rep agreed with the buyer, in the rep's words, as evidence (D6). */
export const agreementBy = (rep: Speaker, agreed: string, state: State, rules: Rules): Signal => ({
  kind: 'agreement',
  value: agreed,
  confidence: 1,
  evidence: { message: messageId(rep.said), address: rep.place, quote: agreed, by: 'rep', rep: rep.name },
  at: state.now,
  validUntil: untilFor('agreement', state, rules),
})

const untilFor = (kind: 'approval' | 'agreement', { now }: State, { business }: Rules) => {
  const valid = business.policy.validity[kind]
  return typeof valid === 'number' ? after(now, valid) : null
}
