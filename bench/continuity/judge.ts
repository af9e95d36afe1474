import type { Recalled } from '#contracts/memory'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import type { PersonId } from '#core/ids'
import { canonical } from '#core/json'
import type { Instant } from '#core/time'
import { questionsIn, returnsIn } from '#metrics/continuity'
import { factsIn } from './facts.ts'

/** What the journals of a town say of continuity (S1). */
export type Continuity = {
  readonly persons: number
  readonly messages: number
  /** Facts that counted when somebody said something else later, and how many of these were there, unchanged. */
  readonly facts: { readonly due: number; readonly kept: number }
  readonly lost: readonly string[]
  readonly questions: { readonly put: number; readonly again: number }
  readonly returns: { readonly all: number; readonly restarted: number }
  /** Returns on another channel, how many of these went on with what was open, and with which words the others came. */
  readonly moves: { readonly all: number; readonly resumed: number; readonly dropped: readonly string[] }
  /** Journals whose snapshot is not what they fold to (I11). */
  readonly drifted: number
}

/** Counts over all journals of a town. */
export const judge = (journals: ReadonlyMap<PersonId, Recalled>): Continuity => {
  const all = [...journals].map(([person, { events, snapshot }]) => ({
    person,
    events,
    snapshot,
    questions: questionsIn(person, events),
    returns: returnsIn(person, events).map((one) => ({ ...one, words: wordsAt(one.at, events) })),
    ...factsIn(person, journals),
  }))
  const returns = all.flatMap((one) => one.returns)
  const moves = returns.filter(({ moved }) => moved)
  const questions = all.flatMap((one) => one.questions)
  return {
    persons: all.filter(({ snapshot }) => snapshot.mergedInto === undefined).length,
    messages: all.flatMap(({ events }) => events.filter(({ kind }) => kind === 'message-received')).length,
    facts: {
      due: all.reduce((sum, { due }) => sum + due, 0),
      kept: all.reduce((sum, { due, lost }) => sum + due - lost.length, 0),
    },
    lost: all.flatMap(({ lost }) => lost),
    questions: { put: questions.length, again: questions.filter(({ again }) => again).length },
    returns: { all: returns.length, restarted: returns.filter(({ restarted }) => restarted).length },
    moves: {
      all: moves.length,
      resumed: moves.filter(({ resumed }) => resumed).length,
      dropped: moves.filter(({ resumed }) => !resumed).map(({ words }) => words),
    },
    drifted: all.filter(
      ({ person, events, snapshot }) => canonical(fold(initialState(person), events)) !== canonical(snapshot),
    ).length,
  }
}

/** What was said at that time. */
const wordsAt = (at: Instant, events: readonly Event[]): string =>
  events
    .flatMap((event) => (event.kind === 'message-received' && event.at === at ? [event.activity.text] : []))
    .join(' | ')
