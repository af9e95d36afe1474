import { missingFor } from '#core/authority'
import { termsOf } from '#core/catalogue'
import type { View } from '#core/dialog'
import type { DiscoveryFact } from '#core/policy'
import { alive, isAlive, type Signal } from '#core/signal'
import type { State } from '#core/state'

/** The facts worth telling a buyer that we remember, as far as they still count. */
export const knownFacts = (state: State): readonly Signal[] =>
  TOLD.flatMap((kind) => {
    const signal = state.signals[kind]
    return signal && isAlive(signal, state.now) ? [signal] : []
  })

const TOLD = ['need', 'quantity', 'timeline', 'budget'] as const

/** What to ask next: only what is not known (M5), and once they are ready only what still keeps the recap back. */
export const nextQuestion = (view: View): DiscoveryFact | null => {
  const { state, rules } = view
  const open = rules.business.policy.discovery.filter(
    (fact) => alive(state.signals, fact, state.now) === undefined,
  )
  if (alive(state.signals, 'readiness', state.now)) return open.find((fact) => keepsBack(fact, view)) ?? null
  return open.find((fact) => (state.asked[fact] ?? 0) < PATIENCE) ?? null
}

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
