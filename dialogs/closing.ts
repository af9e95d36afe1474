import { holds } from '#core/authority'
import { changedTerms, termsOf } from '#core/catalogue'
import { type DialogOf, type Floor, keep, pass, say, type View } from '#core/dialog'
import type { Checkout, Recap, State } from '#core/state'
import { questionsIn } from './answer.ts'

/**
 * Converges (A1): recap, one yes to it, acknowledgements one by one, the link, the receipt. It offers nothing, and
 * after the yes it only completes (A6).
 */
export const closing: DialogOf<'closer'> = {
  name: 'closing',
  role: 'closer',
  propose: (view) => {
    const { state } = view
    if (state.payment) return afterPayment(view, state.payment)
    if (state.turn.reverted)
      return keep(say({ say: state.turn.reverted === 'refused' ? 'deferred' : 'reverted' }))
    if (state.checkout?.standing === 'open') return afterLink(view, state.checkout)
    if (state.recap) return state.acceptance ? afterYes(view, state.recap) : untilYes(view, state.recap)
    return stateRecap(view)
  },
}

const afterPayment = (view: View, payment: NonNullable<State['payment']>): Floor<'closer'> => {
  const { state } = view
  const { receipt } = payment
  if (state.turn.news === 'paid' && state.checkout) {
    const { dueNow, currency } = state.checkout.terms
    return keep(say({ say: 'paid', amount: dueNow, currency, receipt }))
  }
  if (questionsIn(view).length > 0) return keep()
  return keep(isThanks(view) ? say({ say: 'thanks' }) : say({ say: 'complete', receipt }))
}

const afterLink = (view: View, { terms }: Checkout): Floor<'closer'> => {
  if (view.state.turn.news === 'payment-failed')
    return keep(say({ say: 'payment-failed' }), say({ say: 'checkout', terms, again: true }))
  if (questionsIn(view).length > 0) return keep()
  return keep(isThanks(view) ? say({ say: 'thanks' }) : say({ say: 'checkout', terms, again: true }))
}

const afterYes = ({ state, rules }: View, { terms }: Recap): Floor<'closer'> => {
  const due = rules.business.policy.acknowledgements.find(({ id }) => !state.acknowledged[id])
  if (due) {
    const again = state.turn.unclear === 'acknowledgement'
    return keep(say({ say: 'acknowledge', text: due.text, again }, 'acknowledgement'))
  }
  return keep({
    propose: 'use',
    call: { tool: 'offer-checkout', terms },
    say: [{ brief: { say: 'checkout', terms, again: false } }],
    instead: [{ brief: { say: 'beyond-me' } }],
  })
}

/** A yes with a question was answered by now; the same recap is asked again (A5). */
const untilYes = (view: View, { terms, outgoing }: Recap): Floor<'closer'> =>
  questionsIn(view).length > 0 || !wasSent(view, outgoing)
    ? keep(say({ say: 'recap', terms, changed: [] }, 'acceptance'))
    : keep(say({ say: 'confirm-again' }, 'acceptance'))

/** What never left us is shown again in full. */
const wasSent = ({ state }: View, outgoing: string | null): boolean => {
  const fate = outgoing === null ? undefined : state.outgoing[outgoing]?.state
  return (
    fate !== undefined &&
    fate !== 'failed' &&
    fate !== 'suppressed' &&
    fate !== 'withdrawn' &&
    fate !== 'uncertain'
  )
}

const stateRecap = ({ state, rules, authority }: View): Floor<'closer'> => {
  const known = termsOf(state.signals, rules.business.catalogue, state.now)
  if (known.kind !== 'complete' || !holds(authority, 'close')) return pass()
  const changed = state.lastTerms ? changedTerms(state.lastTerms, known.terms) : []
  return keep({
    propose: 'use',
    call: { tool: 'state-recap', terms: known.terms },
    say: [{ brief: { say: 'recap', terms: known.terms, changed }, asks: 'acceptance' }],
    instead: [],
  })
}

const isThanks = ({ heard }: View): boolean => heard.at(-1)?.reading?.courtesy === 'thanks'
