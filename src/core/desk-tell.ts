import type { DeskOrder, Rep, RepNews, RepRefusal } from './desk.ts'
import type { Decided } from './event.ts'
import type { State } from './state.ts'

/** Something is to be done at the desk, in the line of its hand-off. */
export const tell = ({ now }: State, handOff: string, order: DeskOrder): Decided => ({
  kind: 'desk-told',
  at: now,
  handOff,
  order,
})

/** A rep is not obeyed: that is on record, and they alone are told why (A9). */
export const refused = (
  state: State,
  { kind, rep, handOff }: { readonly kind: RepNews['kind']; readonly rep: Rep; readonly handOff: string },
  why: RepRefusal,
): readonly Decided[] => [
  { kind: 'rep-refused', at: state.now, handOff, rep, wanted: kind, why },
  tell(state, handOff, { do: 'whisper', rep: rep.id, why }),
]
