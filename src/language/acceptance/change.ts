import type { AcceptanceSpan } from '#core/acceptance'
import { clausesFrom, endInClause, sentenceEnd } from './clauses.ts'
import { cover } from './cover.ts'
import { longestEnd } from './pattern.ts'
import type { Reply } from './reply.ts'
import { spanOf, spansOf } from './spans.ts'
import { firstCue } from './veto.ts'

/** A yes is looked for among the first words only; further on it would answer something else. */
const leadWords = 40

/** The yes at the beginning of a reply and the term it alters: "yes but make it 50" (spec L2). */
export type ChangedYes = { readonly yes: readonly AcceptanceSpan[]; readonly change: AcceptanceSpan }

/** Finds a yes that is followed by a change of terms, stated or asked for (spec L2). */
export function changedYes(reply: Reply): ChangedYes | null {
  const { text, words, tokens, marks, grammar } = reply
  const { cues } = grammar.lexicon
  const { lead } = cover(words.slice(0, Math.min(firstCue(words, grammar), leadWords)), grammar)
  const after = lead?.pieces.at(-1)?.to
  if (lead === null || after === undefined) return null
  const rest = words.slice(after)
  if (rest.some((word) => cues.get(word) === 'retraction' || cues.get(word) === 'humour')) return null

  const yes = spansOf(text, tokens, lead)
  const asked = changeAskedFor(reply, after)
  if (asked !== null) return { yes, change: asked }
  const change = changeIn(reply, after)
  if (change === null) return null

  const asksToBeTold = clausesFrom(reply, after).some((at) => endInClause(reply, grammar.questions, at) > at)
  const hasMark = marks.some((mark) => mark.kind === 'question')
  const contrasts = rest.some((word) => cues.get(word) === 'contrast')
  const onlyAsks = asksToBeTold || (hasMark && !contrasts)
  return onlyAsks ? null : { yes, change }
}

/** The first words between two indices that name a term or a value. */
export function changeIn(reply: Reply, from: number, to = reply.words.length): AcceptanceSpan | null {
  const { text, tokens, words, marks, grammar } = reply
  const values = new Set(marks.filter((mark) => mark.kind === 'value').map((mark) => mark.start))
  for (let at = from; at < to; at += 1) {
    const token = tokens[at]
    const end = longestEnd(grammar.changes, words, at)
    if (end > at) return spanOf(text, tokens.slice(at, end), 'change')
    if (token !== undefined && values.has(token.start)) return spanOf(text, [token], 'change')
  }
  return null
}

/** A term named inside a request: "can we move it to March". */
function changeAskedFor(reply: Reply, from: number): AcceptanceSpan | null {
  const { questions, requests } = reply.grammar
  let searched = from
  for (const at of clausesFrom(reply, from)) {
    if (at < searched) continue
    const end = endInClause(reply, requests, at)
    if (end === at || endInClause(reply, questions, at) > end) continue
    searched = sentenceEnd(reply, end - 1)
    const change = changeIn(reply, end, searched)
    if (change !== null) return change
  }
  return null
}
