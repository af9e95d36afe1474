import { isWithRep } from './escalation.ts'
import type { Event } from './event.ts'
import type { State } from './state.ts'

const KEPT = 30

type Of<K extends Event['kind']> = Extract<Event, { readonly kind: K }>

/** One more matter for a person; the same one twice is one. */
export const handedOver = (state: State, { at, trigger, matter }: Of<'hand-off-requested'>): State =>
  isWithRep(trigger, matter ?? '', state)
    ? state
    : {
        ...state,
        handOffs: [...state.handOffs, { trigger, at, ...(matter !== undefined && { matter }) }].slice(-KEPT),
      }

/** A rep's word on the newest hand-off of that trigger; it may be asked for again from now on. */
export const judged = (state: State, { trigger, needed }: Of<'hand-off-judged'>): State => {
  const newest = state.handOffs.findLastIndex((one) => one.trigger === trigger)
  return newest < 0
    ? state
    : { ...state, handOffs: state.handOffs.map((one, n) => (n === newest ? { ...one, needed } : one)) }
}
