import type { MessageId } from './ids.ts'
import { LEVELS, type Level, type Policy, type Requirement, type ScoredFact } from './policy.ts'
import { standingReport } from './report.ts'
import { isAlive, type SignalKind } from './signal.ts'
import type { State } from './state.ts'

/** The messages whose words a level rests on, with those of all levels below it: a grant names its evidence (A8). */
export const groundsOf = (level: Level, state: State, policy: Policy): readonly MessageId[] => {
  const needs = LEVELS.slice(0, LEVELS.indexOf(level) + 1).flatMap((rung) => policy.ladder[rung])
  return [...new Set(needs.flatMap((need) => groundsFor(need, state)))]
}

const groundsFor = (requirement: Requirement, state: State): readonly MessageId[] => {
  switch (requirement.need) {
    case 'fact':
      return said([requirement.fact], state)
    case 'score':
      return [...said(SCORED, state), ...reported(SCORED, state)]
    case 'terms':
    case 'recap':
    case 'amount':
      return said(['product', 'quantity', 'timeline'], state)
    case 'acceptance':
      return state.acceptance ? [state.acceptance.evidence.message] : []
    case 'acknowledgements':
    case 'second-yes':
      return Object.values(state.acknowledged).map(({ evidence }) => evidence.message)
    case 'identity':
      return state.identity ? [state.identity.message] : []
    default:
      return requirement satisfies never
  }
}

const SCORED: readonly ScoredFact[] = ['need', 'quantity', 'budget', 'timeline', 'decision']

/** Reports count only where the buyer's own words do not. */
const reported = (kinds: readonly ScoredFact[], state: State): readonly MessageId[] =>
  kinds.flatMap((kind) => {
    const signal = state.signals[kind]
    const report = signal && isAlive(signal, state.now) ? undefined : standingReport(kind, state)
    return report ? [report.evidence.message] : []
  })

const said = (kinds: readonly SignalKind[], { signals, now }: State): readonly MessageId[] =>
  kinds.flatMap((kind) => {
    const signal = signals[kind]
    return signal && isAlive(signal, now) ? [signal.evidence.message] : []
  })
