import { isWithRep } from './escalation.ts'
import type { EventOf } from './event.ts'
import { isOfException } from './exception.ts'
import type { State } from './state.ts'

const KEPT = 30

type Matter = State['handOffs'][number]

/** One more matter for a person; the same one twice is one. It is on the card that is open for such a reason already. */
export const handedOver = (state: State, { at, trigger, matter }: EventOf<'hand-off-requested'>): State => {
  const { desk } = state
  if (isWithRep(trigger, matter ?? '', state, desk !== null)) return state
  const fresh: Matter = {
    trigger,
    at,
    ...(matter !== undefined && { matter }),
    ...(desk?.triggers.includes(trigger) && { handOff: desk.id }),
  }
  return { ...state, handOffs: [...state.handOffs, fresh].slice(-KEPT) }
}

/** What waits for a person under this reason is on the card from now on; where no desk was called nobody is waited for (D4). */
export const called = (state: State, { at, handOff, trigger }: EventOf<'hand-off-opened'>): State => ({
  ...state,
  handOffs: state.handOffs.map((one) =>
    one.trigger === trigger && one.handOff === undefined && one.needed === undefined
      ? { ...one, at, handOff: state.desk?.id ?? handOff }
      : one,
  ),
})

/** All that is on the card that is open is on this one from now on. */
export const onCard = (state: State, handOff: string): State => ({
  ...state,
  handOffs: state.handOffs.map((one) =>
    one.handOff !== undefined && one.handOff === state.desk?.id ? { ...one, handOff } : one,
  ),
})

/** How a hand-off ended is a rep's word on all that was on its card; from now on a person may be asked for it again (D4). */
export const judged = (state: State, { how, handOff }: EventOf<'hand-off-closed'>): State =>
  withWord(state, how !== 'not-needed', (one) => one.handOff === handOff)

/** Who decides on an exception has shown that it took a person, and says nothing of what else is on the card. */
export const decidedOn = (state: State, { handOff }: EventOf<'exception-judged'>): State =>
  withWord(state, true, (one) => one.handOff === handOff && isOfException(one.trigger))

const withWord = (state: State, needed: boolean, isMeant: (one: Matter) => boolean): State => ({
  ...state,
  handOffs: state.handOffs.map((one) =>
    one.needed === undefined && isMeant(one) ? { ...one, needed } : one,
  ),
})
