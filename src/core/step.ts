import type { Event } from './event.ts'
import { evolve, initialState } from './evolve.ts'
import type { PersonId } from './ids.ts'
import { type Input, isInput } from './source.ts'
import type { State } from './state.ts'

/** One event of a journal, where it stands in it, counted from 0, and the state that it met. */
export type Step = { readonly n: number; readonly event: Event; readonly before: State }

/** Every event together with the state that it met, as today's code folds it. */
export const stepsOf = (person: PersonId, events: readonly Event[]): readonly Step[] => {
  let state = initialState(person)
  return events.map((event, n) => {
    const before = state
    state = evolve(state, event)
    return { n, event, before }
  })
}

/** One thing from outside, and all that a journal has of what it led to. */
export type Happened = {
  /** Which event of the journal it is, from 0. */
  readonly n: number
  readonly input: Input
  readonly before: State
  /** What follows it, up to the next thing from outside. */
  readonly follows: readonly Event[]
}

/** A journal, cut where something comes from outside: each piece is what one event led to (design, "The idea"). */
export const happenedIn = (steps: readonly Step[]): readonly Happened[] => {
  const starts = steps.flatMap(({ event }, at) => (isInput(event) ? [at] : []))
  return starts.flatMap((from, k) => {
    const first = steps[from]
    if (!first || !isInput(first.event)) return []
    const follows = steps.slice(from + 1, starts[k + 1]).map(({ event }) => event)
    return [{ n: first.n, input: first.event, before: first.before, follows }]
  })
}
