import type { Event, EventOf } from './event.ts'
import { inTurn } from './in-turn.ts'
import { spokenWith } from './sentences.ts'
import type { State } from './state.ts'

type OfWords = EventOf<'looked-up' | 'composed' | 'draft-taken' | 'draft-refused'>

/** Whether it is about how something is said in this turn. */
export const isOfWords = (event: Event): event is OfWords =>
  event.kind === 'looked-up' ||
  event.kind === 'composed' ||
  event.kind === 'draft-taken' ||
  event.kind === 'draft-refused'

/** What was found and phrased so far; a model's words stand for the template's once they are taken (L3). */
export const withWords = (state: State, event: OfWords): State => {
  const { lookedUp, composed, drafted, says = [], forPerson = [] } = state.turn
  switch (event.kind) {
    case 'looked-up':
      return inTurn(state, {
        lookedUp: { ...lookedUp, [event.question]: event.passages },
        ...(event.wantsPerson && { forPerson: [...forPerson, event.question] }),
      })
    case 'composed':
      return inTurn(state, {
        composed: { ...composed, [event.order]: event.message },
        ...(event.says && { says: [...says, ...event.says] }),
      })
    case 'draft-taken': {
      const template = composed[event.of]
      return template
        ? inTurn(state, { composed: { ...composed, [event.of]: { ...template, text: event.text } } })
        : inTurn(state, { drafted: { ...drafted, [event.of]: event.text } })
    }
    case 'draft-refused':
      return state
    default:
      return event satisfies never
  }
}

/** At the end of a turn what was said in it counts as said. */
export const countedIn = (state: State): State => {
  const spoken = spokenWith(state.spoken ?? {}, state.turn.says ?? [])
  return Object.keys(spoken).length === 0 ? state : { ...state, spoken }
}
