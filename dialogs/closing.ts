import { sameAddress } from '#core/address'
import { holds } from '#core/authority'
import type { Brief, FollowUpHow } from '#core/brief'
import { changedTerms, firstAmount, type Terms, termsOf } from '#core/catalogue'
import { isHeld } from '#core/desk'
import {
  type DialogOf,
  type Floor,
  keep,
  type Proposal,
  pass,
  type Speech,
  say,
  type View,
} from '#core/dialog'
import { nextDuty } from '#core/duty'
import type { FollowUp } from '#core/follow-up-event'
import { isGoodbyeIn, isLeavingIn, isThanksIn, isUnsureIn } from '#core/leaving'
import type { Locale } from '#core/locale'
import { orderNumber } from '#core/order-number'
import { termsOrdered } from '#core/orders'
import { alive } from '#core/signal'
import { isPutOff } from '#core/silence'
import type { Checkout, Recap, State } from '#core/state'
import { isOfOwn, questionsIn } from './answer.ts'
import { deferred, followUpBrief, mayFollow } from './follow.ts'
import { identify } from './identity.ts'
import { reversalIn } from './reversal.ts'

/**
 * Converges (A1): recap, one yes to it, acknowledgements one by one, the link, the receipt. It offers nothing, and
 * after the yes it only completes (A6).
 */
export const closing: DialogOf<'closer'> = {
  name: 'closing',
  role: 'closer',
  propose: (view) => {
    const { state } = view
    if (state.turn.follows) return remind(view, state.turn.follows)
    if (state.payment) return afterPayment(view, state.payment)
    if (state.turn.reverted) return keep(say(letGo(view)))
    if (isLeft(view)) return keep(say({ say: 'goodbye' }))
    if (state.checkout?.standing === 'open') return afterLink(view, state.checkout)
    if (state.recap)
      return state.acceptance
        ? recalling(view, state.recap.terms, afterYes(view, state.recap))
        : untilYes(view, state.recap)
    return stateRecap(view)
  },
}

/** No, "not yet" and cold feet are let go; who has to ask somebody is let go to ask; whoever wants it otherwise is asked how (A5, A7). */
const letGo = (view: View): Brief => {
  const { state } = view
  if (state.turn.reverted === 'refused') return { say: 'deferred' }
  if (isGoodbyeIn(state) || isUnsureIn(state)) return deferred(view)
  const decision = alive(state.signals, 'decision', state.now)
  if (state.turn.learned.includes('decision') && decision !== 'self')
    return { say: 'to-decider', follows: mayFollow(view) }
  return isPutOff(state) || isReluctant(state) ? deferred(view) : { say: 'reverted' }
}

/** The price may be wrong, and that can be mended; whom the time, the trust or the need is missing is not pressed. */
const isReluctant = ({ turn, signals, now }: State): boolean =>
  turn.learned.includes('objection') && alive(signals, 'objection', now) !== 'price'

/** Once, and without persuasion: a recap that still stands is shown again, and else they are only told where it stands (A7). */
const remind = (view: View, follows: FollowUp): Floor<'closer'> => {
  const { recap, acceptance, checkout, silence } = view.state
  if (follows.of === 'deferral') {
    return keep(say(followUpBrief(view, follows, silence?.until ? 'agreed' : 'deferral'), 'readiness'))
  }
  const line = say(followUpBrief(view, follows, follows.of === 'link' ? linkLeft(checkout) : follows.of))
  if (checkout?.standing === 'open') return keep(line, say(linkTo(checkout.terms, true)))
  return recap && !acceptance
    ? keep(line, say({ say: 'recap', terms: recap.terms, changed: [] }, 'acceptance'))
    : keep(line)
}

/** How far they came with the link. */
const linkLeft = (checkout: Checkout | null): FollowUpHow => {
  if ((checkout?.failed ?? 0) > 0) return 'link-failed'
  return checkout?.openedAt === undefined ? 'link' : 'link-opened'
}

const afterPayment = (view: View, payment: NonNullable<State['payment']>): Floor<'closer'> => {
  const { state } = view
  const { receipt } = payment
  if (state.turn.news === 'paid' && state.checkout) {
    const { dueNow, currency } = state.checkout.terms
    return keep(
      say(dueNow === 0 ? { say: 'confirmed', receipt } : { say: 'paid', amount: dueNow, currency, receipt }),
    )
  }
  const terms = termsOrdered(state)?.terms
  if (terms && isRecalled(view)) return keep(say(standing(view, payment)), say({ say: 'own-order', terms }))
  if (questionsIn(view).length > 0) return keep()
  if (isGoodbyeIn(state)) return keep(say({ say: 'goodbye' }))
  return keep(isThanksIn(state) ? say({ say: 'thanks' }) : say(standing(view, payment)))
}

/** Behind a goodbye nothing is asked: the order waits as it stands (A7). Whoever asks something besides is answered, and asked again. */
const isLeft = (view: View): boolean =>
  view.state.recap !== null && isGoodbyeIn(view.state) && questionsIn(view).length === 0

/** Whoever asks what they have ordered is shown it, and then goes on where they were. */
const recalling = (view: View, terms: Terms, floor: Floor<'closer'>): Floor<'closer'> =>
  isRecalled(view) ? { ...floor, proposals: [say({ say: 'own-order', terms }), ...floor.proposals] } : floor

const isRecalled = (view: View): boolean => questionsIn(view).some((question) => isOfOwn(question, view))

/** Nothing is called paid that has gone back, was never due, or comes by invoice. */
const standing = (view: View, { receipt, amount, invoiced }: NonNullable<State['payment']>): Brief => {
  const terms = termsOrdered(view.state)?.terms
  if (invoiced && terms) return { say: 'ordered', terms, number: receipt }
  const { currency } = terms ?? view.rules.business.catalogue
  return (
    reversalIn(view) ??
    (amount === 0 ? { say: 'confirmed', receipt } : { say: 'complete', receipt, amount, currency })
  )
}

const afterLink = (view: View, { terms }: Checkout): Floor<'closer'> => {
  if (view.state.turn.news === 'payment-failed')
    // While a rep has the conversation they hear what happened; what to do now is for the rep to say (I12).
    return isHeld(view.state)
      ? keep(say({ say: 'payment-failed' }))
      : keep(say({ say: 'payment-failed' }), say(linkTo(terms, true)))
  if (isRecalled(view)) return recalling(view, terms, keep(say(linkTo(terms, true))))
  if (questionsIn(view).length > 0) return keep()
  return keep(isThanksIn(view.state) ? say({ say: 'thanks' }) : say(linkTo(terms, true)))
}

const afterYes = (view: View, { terms }: Recap): Floor<'closer'> => {
  const { state, rules } = view
  const due = nextDuty(state, rules.business.policy)
  const again = state.turn.unclear === 'acknowledgement' && wasSent(view, state.question?.outgoing ?? null)
  switch (due?.duty) {
    case 'acknowledgement':
      return keep(say({ say: 'acknowledge', text: due.text, again }, 'acknowledgement'))
    case 'second-yes': {
      const { currency, net } = terms
      const amount = firstAmount(terms)
      return keep(
        say(
          { say: 'second-yes', amount, currency, again, ...(net !== undefined && { net }) },
          'acknowledgement',
        ),
      )
    }
    case 'identity':
      return isYesHere(view) ? identify(view) : stateRecap(view)
    default:
      return keep(terms.net === undefined ? link(terms) : order(terms, state))
  }
}

/** A code shows who said yes where it is typed: whoever goes on elsewhere has the order before them there, and says yes there (A4). */
const isYesHere = ({ state: { acceptance }, here }: View): boolean =>
  acceptance !== null && sameAddress(acceptance.evidence.address, here)

const link = (terms: Terms): Proposal<'closer'> => ({
  propose: 'use',
  call: { tool: 'offer-checkout', terms },
  say: [{ brief: linkTo(terms, false) }],
  instead: [{ brief: { say: 'beyond-me' } }],
})

/** What is paid on an invoice needs no page to pay on. */
const order = (terms: Terms, state: State): Proposal<'closer'> => ({
  propose: 'use',
  call: { tool: 'place-order', terms },
  say: [{ brief: { say: 'ordered', terms, number: orderNumber(state) } }],
  instead: [{ brief: { say: 'beyond-me' } }],
})

const linkTo = (terms: Terms, again: boolean): Brief => ({
  say: terms.dueNow === 0 ? 'checkout-free' : 'checkout',
  terms,
  again,
})

/** A yes with a question was answered by now; the same recap is asked again (A5). */
const untilYes = (view: View, { terms, outgoing, locale }: Recap): Floor<'closer'> =>
  questionsIn(view).length > 0 || !wasSent(view, outgoing) || locale !== spokenBy(view)
    ? keep(say({ say: 'recap', terms, changed: [] }, 'acceptance'))
    : keep(...linkGone(view, terms), say({ say: 'confirm-again' }, 'acceptance'))

/** The language that they are answered in, where it is not the business's own: what was shown in another is shown again (L2). */
const spokenBy = ({ state: { locale }, rules: { business } }: View): Locale | undefined =>
  locale && business.languages?.[locale] ? locale : undefined

/** Whoever holds a link that is worth nothing any more would else try it again. */
const linkGone = ({ state: { checkout } }: View, { net }: Terms): readonly Speech[] =>
  net === undefined && (checkout?.standing === 'lapsed' || checkout?.standing === 'withdrawn')
    ? [say({ say: 'link-gone' })]
    : []

/** What never left us, or was shown elsewhere only, is shown again in full (H4). */
const wasSent = ({ state, here }: View, outgoing: string | null): boolean => {
  const sent = outgoing === null ? undefined : state.outgoing[outgoing]
  const fate = sent && sameAddress(sent.to, here) ? sent.state : undefined
  return (
    fate !== undefined &&
    fate !== 'failed' &&
    fate !== 'suppressed' &&
    fate !== 'withdrawn' &&
    fate !== 'uncertain'
  )
}

const stateRecap = (view: View): Floor<'closer'> => {
  const { state, rules, authority } = view
  const known = termsOf(state.signals, rules.business.catalogue, state.now)
  if (known.kind !== 'complete' || !holds(authority, 'close') || isLater(view)) return pass()
  const before = state.lastTerms
  const changed = before ? changedTerms(before, known.terms) : []
  return keep({
    propose: 'use',
    call: { tool: 'state-recap', terms: known.terms },
    say: [
      ...linkGone(view, known.terms),
      {
        brief: { say: 'recap', terms: known.terms, changed, ...(before && changed.length > 0 && { before }) },
        asks: 'acceptance',
      },
    ],
    instead: [],
  })
}

/** Whoever says in this very turn that they want to be asked another time, or goodbye, is asked nothing now. */
const isLater = ({ state }: View): boolean =>
  state.turn.learned.includes('callback') || isGoodbyeIn(state) || isLeavingIn(state)
