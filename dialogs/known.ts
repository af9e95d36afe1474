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

/** What to ask next: only what is not known (M5), and once they are ready only what the terms still lack. */
export const nextQuestion = ({ state, rules }: View): DiscoveryFact | null => {
  const { policy, catalogue } = rules.business
  const isReady = alive(state.signals, 'readiness', state.now) !== undefined
  const terms = termsOf(state.signals, catalogue, state.now)
  if (isReady) return terms.kind === 'missing' ? (terms.facts[0] ?? null) : null
  const open = policy.discovery.filter((fact) => alive(state.signals, fact, state.now) === undefined)
  return open.find((fact) => (state.asked[fact] ?? 0) < PATIENCE) ?? null
}

/** A question that went unanswered this often is let go. */
const PATIENCE = 3
