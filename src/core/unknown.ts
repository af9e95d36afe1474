import type { EventOf } from './event.ts'
import { isUnsure } from './leaving.ts'
import type { Expecting } from './reading.ts'
import type { State } from './state.ts'

type Read = EventOf<'message-read'>

/** "No idea", said to a question of ours: that they do not know it yet is known from then on (M5). */
export const withUnknown = (state: State, { reading }: Read): State => {
  const { question, unknown = [] } = state
  const about = question?.about
  if (!about || !isUnsure(reading) || unknown.includes(about)) return state
  return { ...state, unknown: [...unknown, about] }
}

/** Whoever starts over may know by now. */
export const withoutUnknown = ({ unknown: _, ...state }: State): State => state

/** Whether they have said that they do not know it. */
export const isUnknown = (about: Expecting, { unknown = [] }: State): boolean => unknown.includes(about)
