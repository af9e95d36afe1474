import type { Grammar } from './grammar.ts'
import type { Mark, Token } from './normalise.ts'
import { longestEnd } from './pattern.ts'
import type { Reply } from './reply.ts'

/** Something that keeps a message from being a plain yes, whatever else it says (spec L2). */
export type Veto = {
  readonly kind: string
  readonly text: string
  readonly start: number
  readonly end: number
}

/** More than this is nobody's plain yes to a yes-or-no question. */
const longestYes = 200
const mostYeses = 3

/**
 * The first thing in the message that a plain yes does not have. The cover alone would refuse almost all of these;
 * looking for them on purpose means that a careless new phrase in the lexicon cannot let one through.
 */
export function findVeto({ text, tokens, marks, words, grammar }: Reply): Veto | null {
  if (text.trim().length > longestYes) return { kind: 'too long', text: '', start: 0, end: 0 }
  const [mark] = marks
  if (mark !== undefined) return { ...mark, text: named(mark, text) }
  return (
    cueVeto(tokens, words, grammar) ??
    lookalikeVeto(tokens, words, grammar) ??
    ironyVeto(tokens, words, grammar)
  )
}

/** A symbol is named by its number, so that a reason never carries a control character into a log. */
function named({ kind, start, end }: Mark, text: string): string {
  return kind === 'symbol' ? `u+${(text.codePointAt(start) ?? 0).toString(16)}` : text.slice(start, end)
}

/** Index of the first word that is a cue of anything but yes, or the number of words. */
export function firstCue(words: readonly string[], { lexicon }: Grammar): number {
  const at = words.findIndex((word, index) => {
    if (!lexicon.cues.has(word)) return false
    const before = `${words[index - 1] ?? ''} ${word}`
    const after = `${word} ${words[index + 1] ?? ''}`
    return !lexicon.harmlessPairs.has(before) && !lexicon.harmlessPairs.has(after)
  })
  return at === -1 ? words.length : at
}

function cueVeto(tokens: readonly Token[], words: readonly string[], grammar: Grammar): Veto | null {
  const token = tokens[firstCue(words, grammar)]
  return token === undefined ? null : veto(grammar.lexicon.cues.get(token.word) ?? 'cue', [token])
}

function lookalikeVeto(tokens: readonly Token[], words: readonly string[], grammar: Grammar): Veto | null {
  for (let at = 0; at < words.length; at += 1) {
    const end = longestEnd(grammar.corrections, words, at)
    if (end > at) return veto('change', tokens.slice(at, end))
  }
  const lookalike = words.length > 1 && longestEnd(grammar.lookalikes, words, 0) === words.length
  return lookalike ? veto('lookalike', tokens) : null
}

function ironyVeto(tokens: readonly Token[], words: readonly string[], grammar: Grammar): Veto | null {
  const { irony, yes } = grammar.lexicon
  const repeats = (set: ReadonlySet<string>) => {
    const found = words.filter((word) => set.has(word))
    return new Set(found).size < found.length
  }
  if (repeats(irony.praise)) return veto('irony', tokens)
  if (words.filter((word) => irony.casualYes.has(word)).length > 1) return veto('irony', tokens)
  if (words.filter((word) => yes.has(word)).length > mostYeses) return veto('repeated yes', tokens)
  return null
}

function veto(kind: string, tokens: readonly Token[]): Veto {
  const text = tokens.map((token) => token.word).join(' ')
  return { kind, text, start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 }
}
