import type { ModelFailure, ModelUse } from './model.ts'
import type { State } from './state.ts'
import { after, minutes } from './time.ts'

/**
 * Whether the rules alone answer this person for now, because a model went astray in their last turns: an answer that is not of its shape,
 * or a refusal, is drawn by what somebody writes. It says nothing about the next buyer, whose model goes on (L4).
 */
export const isAstray = ({ astray, now }: State): boolean => astray?.until !== undefined && now < astray.until

/** Whether the turn went astray so far, with one more answer; undefined as long as no answer has told. */
export const wentAstray = ({ failed }: ModelUse, before: boolean | undefined): boolean | undefined => {
  if (failed && !DRAWN.has(failed)) return before
  return (before ?? false) || failed !== undefined
}

/** What words may draw from a model; whatever else goes wrong is its own, and the breaker's to see. */
const DRAWN: ReadonlySet<ModelFailure> = new Set(['malformed', 'refused'])

/** Counted at the end of a turn: one that went well begins anew. */
export const astrayAfter = (state: State): State => {
  const { astray, ...others } = state
  const { now, turn } = state
  if (turn.astray === undefined) return state
  if (!turn.astray) return others
  const turns = (astray?.turns ?? 0) + 1
  return { ...others, astray: { turns, ...(turns >= IN_A_ROW && { until: after(now, REST) }) } }
}

const IN_A_ROW = 3
const REST = minutes(15)
