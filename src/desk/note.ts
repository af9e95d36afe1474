import { pattern } from '#core/pattern'

/** Two strokes, also where something that shows nothing stands between them; or a lock, as a character or by its name. */
const SIGN = pattern('uy')`
  [/／⁄][\s\p{Cf}\u115f\u1160\u3164\uffa0]*[/／⁄]|[🔒🔏🔐🔓]|:(?:un)?lock(?:_with_ink_pen)?:
  |:closed_lock_with_key:
`

/**
 * What may stand before it and is nobody's word: an emoji by its name, a number in a list, the colleague who is called; blanks and
 * marks of any kind, as of a quote, a list or bold type; letters that show nothing.
 */
const BESIDE = /:[\w+'-]+:|\d+[.)]|@[^\s/／⁄]+|[^\p{L}\p{N}/／⁄]|[\u115f\u1160\u3164\uffa0]/uy

const isAt = (mark: RegExp, line: string, at: number): boolean => {
  mark.lastIndex = at
  return mark.test(line)
}

/** Step by step, so that no message can take long. An address is no note: before its strokes stand letters. */
const isNote = (line: string): boolean => {
  for (let at = 0; !isAt(SIGN, line, at); at = BESIDE.lastIndex) if (!isAt(BESIDE, line, at)) return false
  return true
}

/** What people write before a note in other programs: "note:", "Internal:", "note to self -". */
const NAMED =
  /^[^\p{L}\p{N}]*(?:note|note to (?:self|team|us)|internal|internal (?:note|only))[\s*_]*(?:[:：]|[-–—] )/iu

/**
 * Whether words in a card's thread are the reps' own (D6): they begin with // or a lock. A line that does so behind others keeps
 * all of them back, since nobody can tell where a note in the middle ends. What only calls itself one is kept back as well, and
 * its writer is told: it may have been for the buyer.
 */
export const noteIn = (text: string): 'whole' | 'part' | 'named' | null => {
  const lines = text.split(/[\n\r\v\f\u0085\u2028\u2029]/).filter((line) => /[^\s\p{Cf}]/u.test(line))
  const at = lines.findIndex(isNote)
  if (at === 0) return 'whole'
  if (NAMED.test(lines[0] ?? '')) return 'named'
  return at < 0 ? null : 'part'
}
