import { missingFor } from '#core/authority'
import { termsOf } from '#core/catalogue'
import { type Speech, say, type View } from '#core/dialog'
import type { DiscoveryFact } from '#core/policy'
import type { Report } from '#core/report'
import { unsaidReport } from '#core/reports'
import { alive, isAlive, type Signal } from '#core/signal'
import type { State } from '#core/state'
import { type Day, dayOf } from '#core/time'
import { isUnknown } from '#core/unknown'
import { utcOffset } from '#core/zone'

/** The facts worth telling a buyer that we remember, as far as they still count; none that they must say which is right of. */
export const knownFacts = (state: State): readonly Signal[] =>
  TOLD.flatMap((kind) => {
    const signal = state.signals[kind]
    const isOpen = state.differing?.some(({ later }) => later.kind === kind) ?? false
    return signal && isAlive(signal, state.now) && !isOpen ? [signal] : []
  })

const TOLD = ['need', 'quantity', 'location', 'timeline', 'budget'] as const

/** What was just learned, said back; and of what it takes the place (M4). */
export const notedIn = (state: State): readonly Speech[] => {
  const { learned, corrected = [] } = state.turn
  const signals = knownFacts(state).filter(({ kind }) => learned.includes(kind))
  const earlier = corrected.filter(({ kind }) => signals.some((signal) => signal.kind === kind))
  return signals.length === 0 ? [] : [say({ say: 'noted', signals, ...(earlier.length > 0 && { earlier }) })]
}

/** The question for a fact; what another system says of it is put to them, instead of asking as if nobody knew (M4, M5). */
export const questionFor = (fact: DiscoveryFact, view: View): Speech => {
  const noted = unsaidReport(fact, view.state)
  if (noted) return say({ say: 'confirm-noted', noted, day: dayOfReport(noted, view) }, fact)
  const times = view.state.asked[fact] ?? 0
  const { plans, currency } = view.rules.business.catalogue
  // Whoever does not know how many sees what there is for how many, and need only choose; who has chosen is asked in words.
  const isChosen = alive(view.state.signals, 'product', view.state.now) !== undefined
  if (times > 0 && isUnknown(fact, view.state) && (fact === 'need' || (fact === 'quantity' && !isChosen)))
    return say({ say: 'prices', plans, currency, choose: true }, fact)
  if (times === 0) return say({ say: 'ask', fact }, fact)
  if (times < PATIENCE) return say({ say: 'ask', fact, again: true, ...(fact === 'need' && { plans }) }, fact)
  // Asked so often it is no question any more: what can be chosen is shown, or a person offered.
  return fact === 'need'
    ? say({ say: 'prices', plans, currency, choose: true }, fact)
    : say({ say: 'not-understood' }, fact)
}

/** Since which day another system says so, where the business is. */
export const dayOfReport = ({ at }: Report, { rules }: View): Day =>
  dayOf(at, utcOffset(rules.business.policy.timeZone, at))

/**
 * What to ask next: only what is not known (M5), and once they are ready only what still keeps the recap back; what they look for is told
 * by a plan that they have named. What they have said that they do not know comes last, once, and only where nothing can be offered without it.
 */
export const nextQuestion = (view: View): DiscoveryFact | null => {
  const { state, rules } = view
  const open = rules.business.policy.discovery.filter(
    (fact) => alive(state.signals, fact, state.now) === undefined,
  )
  const isAskable = (fact: DiscoveryFact): boolean => (state.asked[fact] ?? 0) < PATIENCE
  const isAgain = (fact: DiscoveryFact): boolean =>
    TERMS.has(fact) && (state.asked[fact] ?? 0) < 2 && !open.some((one) => wasInVain(one, state))
  if (alive(state.signals, 'readiness', state.now)) {
    const needed = open.filter((fact) => keepsBack(fact, view))
    const isNamed = alive(state.signals, 'product', state.now) !== undefined
    const first = needed.find((fact) => isAskable(fact) && !(isNamed && fact === 'need'))
    return first ?? needed.find(isAskable) ?? needed[0] ?? null
  }
  const askable = open.filter(isAskable)
  return (
    askable.find((fact) => !isUnknown(fact, state)) ??
    askable.find((fact) => isAgain(fact) && keepsBack(fact, view)) ??
    null
  )
}

/** Without these nothing can be offered, so that whoever does not know them is asked once more. */
const TERMS: ReadonlySet<DiscoveryFact> = new Set(['need', 'quantity', 'timeline'])

/** Whoever was shown what there is, and does not know even so, is asked for nothing a second time: nothing can be offered yet (A7). */
const wasInVain = (fact: DiscoveryFact, state: State): boolean =>
  (fact === 'need' || fact === 'quantity') && isUnknown(fact, state) && (state.asked[fact] ?? 0) > 1

/** A question that went unanswered this often is let go. */
const PATIENCE = 3

/** Whether the closer cannot begin before this is known. */
const keepsBack = (fact: DiscoveryFact, { state, rules, authority }: View): boolean =>
  missingFor(authority, 'close').some((requirement) => {
    switch (requirement.need) {
      case 'fact':
        return requirement.fact === fact
      case 'score':
        return true
      case 'terms': {
        const terms = termsOf(state.signals, rules.business.catalogue, state.now)
        return terms.kind === 'missing' && terms.facts.some((missing) => missing === fact)
      }
      default:
        return false
    }
  })
