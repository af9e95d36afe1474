import type { Reading } from './reading.ts'
import type { HeardMessage, State } from './state.ts'

/** Whether they said that they want no more of it, in this turn: "ok forget it" (A7). */
export const isLeavingIn = ({ turn }: Pick<State, 'turn'>): boolean => turn.heard.some(leaves)

/** Whether these words do; a no to one question of ours does not. */
export const leaves = ({ reading }: HeardMessage): boolean =>
  reading?.acceptance.spans.some(({ as }) => as === 'leaving') ?? false

/**
 * Whether their last words were a goodbye, behind which nobody wants a question. Whoever says yes in the same turn wants what it needs:
 * "yes, that's all", or "yes" and then "bye".
 */
export const isGoodbyeIn = ({ turn }: Pick<State, 'turn'>): boolean =>
  turn.heard.at(-1)?.reading?.courtesy === 'goodbye' &&
  turn.heard.every(({ reading }) => reading?.acceptance.verdict !== 'accept')

/** Whether their last words were thanks. */
export const isThanksIn = ({ turn }: Pick<State, 'turn'>): boolean =>
  turn.heard.at(-1)?.reading?.courtesy === 'thanks'

/** Whether they said that they do not know, in this turn. */
export const isUnsureIn = ({ turn }: Pick<State, 'turn'>): boolean =>
  turn.heard.some(({ reading }) => reading !== null && isUnsure(reading))

/** Whether these words say so; whoever only hesitates may well know. */
export const isUnsure = ({ acceptance }: Pick<Reading, 'acceptance'>): boolean =>
  acceptance.spans.some(({ as }) => as === 'unsure')
