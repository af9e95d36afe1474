import type { Event } from '#core/event'
import { evolve } from '#core/evolve'
import type { State } from '#core/state'

/** Every event together with the state it met. */
export const steps = (events: readonly Event[], first: State): readonly (readonly [State, Event])[] => {
  let state = first
  return events.map((event) => {
    const step = [state, event] as const
    state = evolve(state, event)
    return step
  })
}
