import type { Event } from './event.ts'
import type { Spent } from './model.ts'
import type { State } from './state.ts'
import { type Day, dayOf, type Instant, milliseconds } from './time.ts'

/** What an answer of this event has cost; 0 where no model was asked. */
const costOf = (event: Event): number => {
  if (event.kind === 'message-read') return event.reading.model?.tokens ?? 0
  return event.kind === 'looked-up' || event.kind === 'composed' ? (event.model?.tokens ?? 0) : 0
}

/**
 * What this turn has cost so far is kept apart from what was spent before, so that the allowance is the same for all that one turn
 * asks (L4).
 */
export const withCost = (state: State, event: Event): State => {
  const tokens = costOf(event)
  if (tokens === 0) return state
  return { ...state, turn: { ...state.turn, tokens: (state.turn.tokens ?? 0) + tokens } }
}

/** Once the turn is over, what it has cost is spent. */
export const billed = (state: State): State => {
  const { now, spent, turn } = state
  if (turn.tokens === undefined) return state
  return { ...state, spent: { day: utcDay(now), tokens: spentOn(now, spent) + turn.tokens } }
}

/** How much of the day's tokens is gone. */
export const spentOn = (now: Instant, spent: Spent | undefined): number =>
  spent?.day === utcDay(now) ? spent.tokens : 0

const utcDay = (at: Instant): Day => dayOf(at, milliseconds(0))
