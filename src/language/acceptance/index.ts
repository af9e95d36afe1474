import type { Acceptance } from '#core/acceptance'
import { cover } from './cover.ts'
import { grammarFor, type PendingAction } from './grammar.ts'
import { normalise } from './normalise.ts'
import { readOther } from './other.ts'
import type { Reply } from './reply.ts'
import { spanOf, spansOf } from './spans.ts'
import { findVeto } from './veto.ts'

export type { PendingAction } from './grammar.ts'

/**
 * Reads the first message after a recap (spec L2). It is a yes only when a phrase of the grammar accounts for every
 * word and nothing vetoes it. `verbs` and `nouns` name the pending action and replace the general sales words.
 */
export function readAcceptance(text: string, action: PendingAction = {}): Acceptance {
  const grammar = grammarFor(action)
  const { tokens, marks } = normalise(text, grammar.lexicon)
  const words = tokens.map((token) => token.word)
  const reply: Reply = { text, tokens, marks, words, grammar }

  const veto = findVeto(reply)
  if (veto !== null) return readOther(reply, veto)
  if (words.length === 0)
    return { verdict: 'uncertain', tier: 'none', hesitates: false, reason: 'empty', spans: [] }

  const { whole, reach } = cover(words, grammar)
  if (whole === null) {
    const strangers = spanOf(text, tokens.slice(reach, reach + 3), 'uncovered')
    return readOther(reply, { ...strangers, kind: 'uncovered' })
  }
  const spans = spansOf(text, tokens, whole)
  switch (whole.tier) {
    case 'explicit':
    case 'assent':
      return { verdict: 'accept', tier: whole.tier, hesitates: false, reason: 'covered', spans }
    case 'ack':
      return { verdict: 'uncertain', tier: 'ack', hesitates: false, reason: 'acknowledgement', spans }
    case 'none':
      return { verdict: 'uncertain', tier: 'none', hesitates: false, reason: 'courtesy only', spans }
    default:
      return whole.tier satisfies never
  }
}
