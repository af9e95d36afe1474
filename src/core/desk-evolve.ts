import type { DeskFact } from './desk.ts'
import { isOfException } from './exception.ts'
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
  switch (event.kind) {
    case 'hand-off-opened':
      return opened(state, event)
    case 'hand-off-claimed':
      return claimed(state, event)
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

/** Who only pauses the bot is nobody whom the buyer hears of (A9). */
const claimed = (state: State, event: Of<'hand-off-claimed'>): State => {
  const { desk } = state
  const { rep, at, quiet } = event
  const held = {
    ...withoutQuestions(state),
    desk: desk && { ...desk, owner: { ...rep, since: at, ...(quiet && { quiet }) } },
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

const opened = (state: State, { handOff, trigger, at }: Of<'hand-off-opened'>): State => {
  const { desk } = state
  const fresh = trigger === null ? [] : [trigger]
  if (desk?.id === handOff)
    return { ...state, desk: { ...desk, triggers: [...new Set([...desk.triggers, ...fresh])] } }
  return {
    ...state,
    desk: { id: handOff, triggers: fresh, openedAt: at, owner: null, told: false },
    deskCalls: state.deskCalls + 1,
  }
}
