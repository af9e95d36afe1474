import type { Event } from '#core/event'
import type { State } from '#core/state'
import { stepsOf } from '#core/step'

/** Every event together with the state it met. */
export const steps = (events: readonly Event[], first: State): readonly (readonly [State, Event])[] =>
  stepsOf(first.person, events).map(({ before, event }) => [before, event])
