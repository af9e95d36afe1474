import type { AcceptanceSpan } from '#core/acceptance'
import { longestEnd } from './pattern.ts'
import type { Reply } from './reply.ts'
import { spanOf } from './spans.ts'

/**
 * Where a message says that they leave: "ok forget it", "never mind, we're good". Up to there every word is accounted for, so "don't
 * forget it" leaves nobody; and whoever asks something besides stays: "never mind, what about beans?".
 */
export function leavingIn({ text, tokens, marks, words, grammar }: Reply): AcceptanceSpan | null {
  if (marks.some(({ kind }) => kind === 'question')) return null
  const { says, alone, beside } = grammar.leavings
  let left: AcceptanceSpan | null = null
  for (let at = 0; at < words.length; ) {
    const said = longestEnd(says, words, at)
    if (said > at && endsClause(tokens, said)) return spanOf(text, tokens.slice(at, said), 'leaving')
    const by = longestEnd(alone, words, at)
    const next = Math.max(by, longestEnd(beside, words, at))
    if (next === at) return null
    if (by > at) left ??= spanOf(text, tokens.slice(at, by), 'leaving')
    at = next
  }
  return left
}

/** "Let's drop it" at the end of what is said there, and not "let's drop it off on Monday". */
function endsClause(tokens: Reply['tokens'], end: number): boolean {
  return end === tokens.length || tokens[end - 1]?.gap !== 'space'
}
