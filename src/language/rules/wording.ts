import { type Clause, clauseAt, isDenied, matches, quote, type Span, type Text } from './text.ts'

/** A meaning and the words that carry it; `always` where a "not" belongs to the words themselves: "not now". */
export type Wording<V> = {
  readonly value: V
  readonly pattern: RegExp
  readonly confidence: number
  readonly always?: true
}

/** Words that carry a meaning, where they stand in the message. */
export type Worded<V> = Span & { readonly value: V; readonly quote: string; readonly confidence: number }

/** The first wording that the message has and does not deny, in the order of the list. */
export const findWording = <V>(
  text: Text,
  wordings: readonly Wording<V>[],
  permits: (clause: Clause, found: Span) => boolean = () => true,
): Worded<V> | null => {
  for (const { value, pattern, confidence, always } of wordings) {
    const found = matches(text.plain, pattern).find(
      (match) => (always || !isDenied(text, match.start)) && permits(clauseAt(text, match.start), match),
    )
    if (found) return { start: found.start, end: found.end, value, quote: quote(text, found), confidence }
  }
  return null
}
