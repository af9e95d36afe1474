import type { DeskFact } from './desk.ts'
import { isOfException } from './exception.ts'
import { onCard } from './handed-over.ts'
import { inTurn } from './in-turn.ts'
import type { State } from './state.ts'

type Of<K extends DeskFact['kind']> = Extract<DeskFact, { readonly kind: K }>

/** The state after one more fact of the desk: opened, claimed, unclaimed, closed (D6). */
export const atDesk = (
  state: State,
  event: Of<
    'hand-off-opened' | 'hand-off-claimed' | 'exception-judged' | 'hand-off-closed' | 'hand-off-unclaimed'
  >,
): State => {
  const { desk } = state
  if (event.kind === 'hand-off-opened') return opened(state, event)
  if (event.kind === 'hand-off-claimed') return claimed(state, event)
  // What became of one of two that were open at once ends nothing of the other (M7).
  if (desk && desk.id !== event.handOff) return state
  switch (event.kind) {
    case 'exception-judged':
      return inTurn(
        { ...state, desk: desk && { ...desk, triggers: desk.triggers.filter((one) => !isOfException(one)) } },
        { news: 'desk', desk: event },
      )
    case 'hand-off-unclaimed':
      return inTurn({ ...state, desk: desk && { ...desk, told: true } }, { news: 'desk', desk: event })
    case 'hand-off-closed':
      return inTurn({ ...state, desk: null }, isToldToBuyer(event) ? { news: 'desk', desk: event } : {})
    default:
      return event satisfies never
  }
}

/**
 * Who only pauses the bot is nobody whom the buyer hears of (A9). Of two persons who became one, each may have been claimed:
 * whoever came first has both (M7).
 */
const claimed = (state: State, event: Of<'hand-off-claimed'>): State => {
  const { rep, at, quiet, handOff } = event
  const isOther = state.desk !== null && state.desk.id !== handOff
  if (isOther && state.desk?.owner) return state
  const here = isOther ? onCard(state, handOff) : state
  const desk = here.desk ?? { id: handOff, triggers: [], openedAt: at, told: false }
  const held = {
    ...withoutQuestions(here),
    desk: { ...desk, id: handOff, owner: { ...rep, since: at, ...(quiet && { quiet }) } },
  }
  return quiet ? held : inTurn(held, { news: 'desk', desk: event })
}

/**
 * What they say to a rep answers no question of ours: no yes is one to a recap, no "2" is a choice (H1). A recap that still
 * stands when the rep has gone is shown anew, in full.
 */
const withoutQuestions = (state: State): State => ({
  ...state,
  question: null,
  offered: [],
  offeredIn: null,
  recap: state.recap && { ...state.recap, awaiting: false, outgoing: null },
})

/** An approval says so by what it changes; of what nobody noticed nothing is said. */
const isToldToBuyer = ({ hadIt, missed, how }: Of<'hand-off-closed'>): boolean =>
  hadIt || missed === true || how === 'approved' || how === 'declined'

/** Of two that were open at once, when two persons became one, the first is the card for both (M7). */
const opened = (state: State, { handOff, trigger, at }: Of<'hand-off-opened'>): State => {
  const { desk } = state
  const fresh = trigger === null ? [] : [trigger]
  const deskCalls = state.deskCalls + (desk?.id === handOff ? 0 : 1)
  return {
    ...state,
    deskCalls,
    desk: desk
      ? { ...desk, triggers: [...new Set([...desk.triggers, ...fresh])] }
      : { id: handOff, triggers: fresh, openedAt: at, owner: null, told: false },
  }
}
