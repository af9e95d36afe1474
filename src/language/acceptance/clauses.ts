import { longestEnd, type Matcher } from './pattern.ts'
import type { Reply } from './reply.ts'

/** No beginning of a question is longer; without a bound, a text that never breaks would be read over and over. */
const longestBeginning = 12

/** Where clauses may begin: at the start, after punctuation, and after words such as "yes" and "and". */
export function clausesFrom({ tokens, grammar }: Reply, from: number): readonly number[] {
  const starts: number[] = []
  for (let at = from; at < tokens.length; at += 1) {
    const before = tokens[at - 1]
    const begins =
      before === undefined || before.gap !== 'space' || grammar.lexicon.clauseOpeners.has(before.word)
    if (begins) starts.push(at)
  }
  return starts
}

/** The longest end of the pattern at `at` without reading past a comma: "do it. I" is not "do I". */
export function endInClause({ tokens, words }: Reply, matcher: Matcher, at: number): number {
  const limit = at + longestBeginning
  let end = at
  while (end < limit && tokens[end]?.gap === 'space') end += 1
  return at + longestEnd(matcher, words.slice(at, end + 1), 0)
}

/** Index after the last word of the sentence that `at` is in. */
export function sentenceEnd({ tokens }: Reply, at: number): number {
  let end = at
  while (end < tokens.length && tokens[end]?.gap !== 'stop') end += 1
  return Math.min(end + 1, tokens.length)
}
