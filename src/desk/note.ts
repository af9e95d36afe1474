/**
 * What stands at the beginning of a line and is nobody's word: blanks, signs that show nothing, the marks of a quote, a list or
 * bold type, a number in a list, and the colleague who is called.
 */
const BEFORE = String.raw`(?:[^\p{L}\p{N}/／⁄@:🔒🔏🔐🔓]|[\u115f\u1160\u3164\uffa0]|:(?!(?:un)?lock|closed_lock)(?:[\w+'-]+:)?|\d+[.)]|@\S+)*`

/** Two strokes, also where something that shows nothing stands between them; or a lock, as a character or by its name. */
const SIGN = String.raw`(?:[/／⁄][\s\p{Cf}]*[/／⁄]|[🔒🔏🔐🔓]|:(?:un)?lock(?:_with_ink_pen)?:|:closed_lock_with_key:)`

const NOTE = new RegExp(`^${BEFORE}${SIGN}`, 'u')

/** What is called in a line's beginning may end in letters of its own: "https://" is an address, and no note. */
const isNoteLine = (line: string): boolean => NOTE.test(line)

/**
 * Whether words in a card's thread are the reps' own (D6): they begin with // or a lock. A line that does so behind others keeps
 * all of them back, since nobody can tell where a note in the middle ends.
 */
export const noteIn = (text: string): 'whole' | 'part' | null => {
  const lines = text.split(/[\n\r\v\f\u0085\u2028\u2029]/).filter((line) => /[^\s\p{Cf}]/u.test(line))
  const at = lines.findIndex(isNoteLine)
  return at < 0 ? null : at === 0 ? 'whole' : 'part'
}
