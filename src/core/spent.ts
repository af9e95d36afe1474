import { astrayAfter, wentAstray } from './astray.ts'
import type { Event } from './event.ts'
import type { ModelUse, Spent } from './model.ts'
import type { State } from './state.ts'
import { type Day, dayOf, type Instant, milliseconds } from './time.ts'

/** That a model was asked for this event; undefined where none was. */
const useIn = (event: Event): ModelUse | undefined => {
  if (event.kind === 'message-read') return event.reading.model
  return event.kind === 'looked-up' || event.kind === 'composed' ? event.model : undefined
}

/**
 * What this turn has cost so far, and whether it went astray, is kept apart from what was before, so that the allowance is the same
 * for all that one turn asks (L4).
 */
export const withUse = (state: State, event: Event): State => {
  const use = useIn(event)
  if (!use) return state
  const { tokens, astray, ...turn } = state.turn
  const cost = (tokens ?? 0) + use.tokens
  const went = wentAstray(use, astray)
  return {
    ...state,
    turn: { ...turn, ...(cost > 0 && { tokens: cost }), ...(went !== undefined && { astray: went }) },
  }
}

/** Once the turn is over, what it has cost is spent, and how it went counts for the next. */
export const billed = (before: State): State => {
  const { now, spent, turn } = before
  const state = astrayAfter(before)
  if (turn.tokens === undefined) return state
  return { ...state, spent: { day: utcDay(now), tokens: spentOn(now, spent) + turn.tokens } }
}

/** How much of the day's tokens is gone. */
export const spentOn = (now: Instant, spent: Spent | undefined): number =>
  spent?.day === utcDay(now) ? spent.tokens : 0

const utcDay = (at: Instant): Day => dayOf(at, milliseconds(0))
