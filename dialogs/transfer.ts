import type { Brief } from '#core/brief'
import { type Terms, termsHash, termsOf } from '#core/catalogue'
import type { Concern } from '#core/concern'
import { isSuppressedAt } from '#core/contacts'
import { type DialogOf, type Floor, keep, type Proposal, pass, say, type View } from '#core/dialog'
import { concernsOf, isAsking, isBeyond, isWithRep, wasAsked } from '#core/escalation'
import type { HandOffTrigger } from '#core/hand-off'
import { alive } from '#core/signal'
import { leaderIn } from '#core/stage'
import type { State } from '#core/state'
import { isLost } from '#core/understood'
import { questionsIn } from './answer.ts'
import { reversalIn } from './reversal.ts'
import { speaksOf } from './served.ts'

/**
 * Brings a person in where the policy says so: what is not the bot's to decide, what it cannot do well, and what went wrong
 * (D4). Each matter is handed over once; after that the conversation goes on.
 */
export const transfer: DialogOf<'sdr'> = {
  name: 'transfer',
  role: 'sdr',
  propose: (view) => {
    const { news } = view.state.turn
    if (news !== null && news !== 'joined') return ofNews(view)
    if (isSuppressedAt(view.here, view.state)) return pass()
    return concerned(view) ?? (view.state.payment ? null : (aboutTerms(view) ?? lostOnUs(view))) ?? pass()
  },
}

/** Something other than a message: money that does not fit, a turn that failed. */
const ofNews = (view: View): Floor<'sdr'> => {
  const { state, rules } = view
  const { turn, payment, recap } = state
  const { failureInClosing } = rules.business.policy.escalate
  switch (turn.news) {
    case 'payment-disputed':
      return keep(unmatched(state))
    case 'payment-reversed': {
      const brief = reversalIn(view)
      if (!payment || !brief) return pass()
      return keep(handOff('payment-reversed', brief, `${payment.checkout} ${brief.how} ${brief.refunded}`))
    }
    case 'payment-restored':
      return payment ? keep(say({ say: 'payment-restored', receipt: payment.receipt })) : pass()
    case 'checkout-unavailable':
    case 'turn-failed':
      return recap && !payment && failureInClosing
        ? keep(handOff('failure-in-closing', { say: 'trouble' }, recap.hash))
        : keep(say({ say: 'trouble' }))
    default:
      return pass()
  }
}

/** Each payment that fits nothing is a matter by itself; of those before 0.2 only the checkout is known. */
const unmatched = ({ unmatched, checkout }: State): Proposal<'sdr'> =>
  unmatched
    ? handOff(
        'payment-mismatch',
        { say: 'payment-unmatched', why: unmatched.why },
        `${unmatched.checkout} ${unmatched.reference}`,
      )
    : handOff('payment-mismatch', { say: 'trouble' }, checkout?.id)

/** The gravest thing of this turn that nobody has been asked for yet; what is wanted of an order that is placed never goes unheard. */
const concerned = (view: View): Floor<'sdr'> | null => {
  const { state, rules } = view
  const { policy } = rules.business
  const concern = concernsOf(state, policy).find(
    (one) =>
      (one.about === 'after-sale' ||
        !isWithRep(one.about, matterOf(one, state), state, rules.desk ?? false)) &&
      !isAnswered(one, view),
  )
  if (concern) return keep(handOff(concern.about, wordsFor(concern, view), matterOf(concern, state)))
  const isUnsure = state.turn.reverted !== null && state.turn.learned.includes('decision')
  if (!isUnsure || alive(state.signals, 'decision', state.now) === 'self') return null
  return policy.escalate.ambiguousAuthority
    ? keep(handOff('ambiguous-authority', { say: 'to-decider', follows: false }, dealIn(state)))
    : null
}

/** A deal may be contested, and a place be out of reach, more than once; the rest is one matter. */
const matterOf = ({ about, quote }: Concern, state: State): string => {
  if (about === 'conflict') return dealIn(state)
  if (about === 'after-sale') return state.payment?.receipt ?? ''
  return about === 'outside' ? quote.toLowerCase() : ''
}

const dealIn = ({ recap, lastTerms }: State): string =>
  recap?.hash ?? (lastTerms === null ? '' : termsHash(lastTerms))

const wordsFor = ({ about, existing }: Concern, { rules, state }: View): Brief => {
  switch (about) {
    case 'anger':
      return { say: 'apology' }
    case 'after-sale':
      return existing && !state.payment
        ? { say: 'customer', called: rules.desk ?? false }
        : { say: 'after-sale' }
    case 'outside':
      return { say: 'not-served' }
    case 'conflict':
      return { say: 'deferred' }
    case 'legal':
    case 'compliance':
      return beyondMe(rules.desk)
    default:
      return about satisfies never
  }
}

/** Where a desk is called they are told so; without one, where a person is reached (D6). */
const beyondMe = (isCalled = false): Brief => ({ say: isCalled ? 'beyond-me-called' : 'beyond-me' })

/** A question that the business's own knowledge answers is no matter for a person; it does where it speaks of all that was named. */
const isAnswered = ({ about, quote, existing }: Concern, view: View): boolean =>
  about !== 'anger' &&
  !existing &&
  about !== 'conflict' &&
  questionsIn(view).some(
    ({ text }) => text.includes(quote) && (view.state.turn.lookedUp[text] ?? []).some(speaksOf(quote)),
  )

/** Quotes, discounts, and more than the bot may sell. */
const aboutTerms = (view: View): Floor<'sdr'> | null => {
  const { state, rules } = view
  const { policy, catalogue } = rules.business
  const wish = state.signals.discount
  if (wish && state.turn.learned.includes('discount')) {
    return isAsking(wish.value, policy)
      ? keep(handOff('discount', beyondMe(rules.desk), wish.value))
      : pass(say({ say: 'as-listed' }))
  }
  const terms = termsOf(state.signals, catalogue, state.now)
  if (terms.kind === 'complete') return aboutAmount(terms.terms, view)
  if (terms.kind !== 'by-quote') return null
  if (!isNews(view) && wasAsked('by-quote', terms.plan.id, state)) return null
  return keep(handOff('by-quote', { say: 'by-quote', plan: terms.plan }, terms.plan.id))
}

/** Whoever is ready for more than the bot may sell hears so each time, but for what they ask meanwhile. */
const aboutAmount = (terms: Terms, view: View): Floor<'sdr'> | null => {
  const { state, rules } = view
  const isReady = alive(state.signals, 'readiness', state.now) !== undefined
  if (!isReady || state.recap || !isBeyond(terms, state, rules.business.policy)) return null
  const matter = termsHash(terms)
  if (isNews(view) || !wasAsked('amount', matter, state))
    return keep(handOff('amount', beyondMe(rules.desk), matter))
  return questionsIn(view).length > 0 ? keep() : keep(say(beyondMe(state.desk !== null)))
}

const isNews = ({ state }: View): boolean =>
  state.turn.learned.some((kind) => kind === 'quantity' || kind === 'readiness')

/** So many turns in a row were lost on us; the limit is that of the role that leads. */
const lostOnUs = ({ state, rules }: View): Floor<'sdr'> | null => {
  const { escalate, control } = rules.business.policy
  const limit = control[leaderIn(state, rules)].misunderstandings
  if (!escalate.misunderstood || !isLost(state) || state.lost + 1 < limit) return null
  return isWithRep('misunderstood', '', state, rules.desk ?? false)
    ? null
    : keep(handOff('misunderstood', { say: 'lost' }))
}

/** Whoever asks again for the same hears the same, and no second card goes out. */
const handOff = (trigger: HandOffTrigger, brief: Brief, matter?: string): Proposal<'sdr'> => ({
  propose: 'use',
  call: { tool: 'hand-off', trigger, ...(matter !== undefined && { matter }) },
  say: [{ brief }],
  instead: [{ brief }],
})
