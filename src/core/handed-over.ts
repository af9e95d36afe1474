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

/** How a hand-off ended is a rep's word on all that it was opened for; from now on a person may be asked for it again (D4). */
export const judged = (state: State, { how }: Of<'hand-off-closed'>): State => ({
  ...state,
  handOffs: state.handOffs.map((one) =>
    one.needed === undefined ? { ...one, needed: how !== 'not-needed' } : one,
  ),
})
