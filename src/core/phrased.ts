import type { Event } from './event.ts'
import { inTurn } from './in-turn.ts'
import type { State } from './state.ts'
import { spokenWith } from './sentences.ts'

/** Words of this turn, as somebody has phrased them. */
export const phrased = (
  state: State,
  { order, message, says = [] }: Extract<Event, { kind: 'composed' }>,
): State => {
  const { composed, says: before = [] } = state.turn
  const all = [...before, ...says]
  return inTurn(state, {
    composed: { ...composed, [order]: message },
    ...(all.length > 0 && { says: all }),
  })
}

/** At the end of a turn what was said in it counts as said. */
export const spokenIn = (state: State): State => {
  const spoken = spokenWith(state.spoken ?? {}, state.turn.says ?? [])
  return Object.keys(spoken).length === 0 ? state : { ...state, spoken }
}
