import type { State, ThisTurn } from './state.ts'

/** What this turn has heard and learned, changed. */
export const inTurn = (state: State, change: Partial<ThisTurn>): State => ({
  ...state,
  turn: { ...state.turn, ...change },
})
