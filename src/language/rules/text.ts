import { pattern } from '#core/pattern'
import { endsOf } from './ends.ts'

/** A stretch of the message, by UTF-16 offsets: `start` is in, `end` is out. */
export type Span = { readonly start: number; readonly end: number }

/** The part of a sentence between two commas or conjunctions: as far as a "not" or a question reaches. */
export type Clause = Span & { readonly asks: boolean; readonly sentence: Span }

/** A message prepared for the readers. `plain` has the offsets of `original`, in lower case with straight quotes. */
export type Text = {
  readonly original: string
  readonly plain: string
  readonly clauses: readonly Clause[]
  /** What was written, where that is shorter, and from where in it each letter of `original` comes. */
  readonly written?: { readonly text: string; readonly places: readonly Span[] }
}

/** Prepares a message for the readers; null where there are no words to read (L1). A long one is read at both ends. */
export const prepare = (message: string): Text | null => {
  const original = endsOf(message)
  return original.includes('\0') || !/[a-z0-9]/i.test(original) ? null : textOf(original)
}

/** A text of any length, with what the readers want to know of it. */
export const textOf = (original: string): Text => {
  const plain = fold(original)
  return { original, plain, clauses: sentencesOf(plain).flatMap((sentence) => clausesOf(plain, sentence)) }
}

/** What the buyer wrote there, to the letter (M2: the exact words). */
export const quote = (
  { original, written }: Pick<Text, 'original' | 'written'>,
  { start, end }: Span,
): string => {
  if (!written || end <= start) return original.slice(start, end)
  const { text, places } = written
  return text.slice(places[start]?.start, places[end - 1]?.end)
}

/** A part of a text as a text of its own: one clause. */
export const partOf = ({ original, plain, written }: Text, { start, end }: Span): Text => ({
  original: original.slice(start, end),
  plain: plain.slice(start, end),
  clauses: [],
  ...(written && { written: { ...written, places: written.places.slice(start, end) } }),
})

/** Blanks what another reader has taken, so that "$300" is not a date as well. Offsets stay. */
export const hide = (text: Text, spans: readonly Span[]): Text => ({
  ...text,
  plain: spans.reduce(
    (plain, { start, end }) => plain.slice(0, start) + HIDDEN.repeat(end - start) + plain.slice(end),
    text.plain,
  ),
})

/** The clause that a place of the message lies in. */
export const clauseAt = (text: Text, at: number): Clause =>
  text.clauses.find((clause) => at < clause.end) ?? {
    start: 0,
    end: text.plain.length,
    asks: false,
    sentence: { start: 0, end: text.plain.length },
  }

/** The words of the clause before a place of the message. */
export const leadUp = (text: Text, at: number): string => text.plain.slice(clauseAt(text, at).start, at)

/** Whether the clause denies what stands at `at`: "we don't need ...", "not 40 people", "instead of Friday". */
export const isDenied = (text: Text, at: number): boolean => {
  const before = leadUp(text, at).replace(NO_DENIAL, ' ').replace(UP_TO_INSTEAD, ' ')
  return DENIAL.test(before) || REPLACED.test(before)
}

/** Every match of a global pattern, with its place. Most find nothing, and to search is cheaper than `matchAll`, which copies the pattern. */
export const matches = (plain: string, pattern: RegExp): readonly (Span & { readonly groups: Groups })[] =>
  plain.search(pattern) < 0
    ? []
    : [...plain.matchAll(pattern)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        groups: match,
      }))

type Groups = readonly (string | undefined)[]

/** Of several candidates the first counts, unless a later one is put forward as a correction (D2). */
export const firstOrCorrected = <T extends Span>(text: Text, found: readonly T[]): T | undefined => {
  const corrected = found.findLast((one, n) => {
    const before = found[n - 1]
    return before !== undefined && CORRECTION.test(text.plain.slice(before.end, one.start))
  })
  const [first, second] = found
  const isTakenBack =
    first &&
    second &&
    SAID.test(text.plain.slice(0, first.start)) &&
    /\bbut\b/.test(text.plain.slice(first.end, second.start))
  return corrected ?? (isTakenBack ? second : first)
}

/** "I said January but February would be better." */
const SAID = /\b(?:i|we) (?:said|told you|wrote|had said) [^.!?]{0,20}$/
const HIDDEN = '\u25a1'
const CORRECTION =
  /\b(?:no|nope|actually|sorry|i mean|i meant|correction|make (?:that|it)|rather|wait|oops|scratch that)\b/
const DENIAL = pattern('')`
  \b(?:
    not|never|without|neither|nor|cannot
    |(?:ca|wo|do|does|did|is|are|was|were|would|could|should|have|has|ai)n'?t
  )\b
`
/** "instead of Jan 1" denies what follows at once, and not what comes after that. */
const REPLACED = /\b(?:instead of|rather than) (?:[a-z0-9$']+ ){0,2}$/
/** "Not a contract, just a deep clean": what is put in the place of the denied is not denied. */
const UP_TO_INSTEAD = /^.*(?<!\bnot )\b(?:just|only) (?=(?:an?|the|some|for) )/
const NO_DENIAL = pattern('g')`
  \b(?:
    not (?:only|just|sure|certain)|can'?t wait|why (?:not|don'?t (?:we|you))|don'?t know
    |not a problem|if not|or not|wouldn'?t mind|don'?t mind
  )\b
`

const fold = (original: string): string =>
  original
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\t\r\u00a0\u202f]/g, ' ')

const SENTENCE_END = pattern('g')`
  [!?\u2026;\n]+
  |(?<!
    \b(?:
      jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|approx|mr|mrs|ms|dr|vs|inc|a\.m|p\.m|e\.g
      |i\.e
    )
  )\.+(?=\s|$)
`
const CLAUSE_END = pattern('g')`
  ,(?!\d{3}(?!\d))|(?<=[a-z]):(?=\s)|\s-{1,2}\s|[()]|\b(?:but|however|although|though|because)\b
  |\b(?:and|so|plus)(?=
    \s+(?:
      we|i|i'm|we're|i'd|we'd|our|my|want|need|can|could|would|will|what|how|when|where|who|do
      |does|is|are|please|maybe|start|let's|it|it's|there|they|you|also
    )\b
  )
`

const sentencesOf = (plain: string): readonly Span[] =>
  cut(plain, { start: 0, end: plain.length }, SENTENCE_END)

const clausesOf = (plain: string, sentence: Span): readonly Clause[] => {
  const parts = cut(plain, sentence, CLAUSE_END)
  const marked = plain.slice(sentence.start, sentence.end).includes('?')
  const first = parts.findIndex((part) => STARTER.test(plain.slice(part.start, part.end)))
  return parts.map((part, n) => ({
    ...part,
    sentence,
    asks: STARTER.test(plain.slice(part.start, part.end)) || (marked && n === parts.length - 1 && first < 0),
  }))
}

/** Cuts a stretch after each match of `end`; the mark belongs to the part that it closes. */
const cut = (plain: string, within: Span, end: RegExp): readonly Span[] => {
  const ends = matches(plain.slice(within.start, within.end), end).map((mark) => within.start + mark.end)
  return [...ends.filter((at) => at < within.end), within.end]
    .map((at, n, all) => ({ start: n === 0 ? within.start : (all[n - 1] ?? within.start), end: at }))
    .filter((part) => part.end > part.start)
}

/** How a clause opens before it says anything of its own. */
export const OPENER = pattern('')`
  ^[\s,.!:-]*(?:
    (?:
      hi|hey|hello|hiya|ok|okay|so|well|yeah|yes|yep|sure|no|and|but|also|then|oh|um|uh|hmm
      |please|thanks|thank you|cool|great|nice|good|perfect|btw|by the way|quick question
      |one (?:more )?(?:question|thing)|question
      |just (?:wondering|curious)(?! (?:if|whether|what|how|about|when|where))|actually|now
      |there|sorry|wait|first|alright|all right
    )\b[\s,.!:-]*
  ){0,6}
`

/** How a clause opens that asks, whether or not it closes with a question mark. */
const STARTER = pattern('')`
  ${OPENER.source}(?:
    (?:what|how|where|who|when|which|why)(?:'s|'re|'d)?\s+(?:
      is|are|was|were|do|does|did|can|could|would|will|should|has|have|about|if|much|many|long
      |soon|often|big|fast|far|kinds?|types?|sorts?|sizes?|brands?|days?|time|happens|makes
      |plans?|comes|else|exactly|the|your|we|i|it|to
    )\b
    |(?:what|how|where|who)'?s\b
    |(?:what|which|how|whose)(?:\s+[a-z-]+){1,3}?\s+(?:
      do|does|did|can|could|would|will|should|are|is|was|were|have|has|makes?
    )\b
    |(?:do|does|did|can|could|would|will|should|may|might|shall)\s+(?:
      you|u|ya|we|i|it|that|this|they|the|your|our|my|he|she|there|any|one|someone|somebody
      |everyone|all|a
    )\b
    |(?:is|are|was|were)\s+(?:
      you|we|it|that|this|these|those|they|the|your|our|my|there|any|all|i
    )\b
    |(?:i was |i'm |i am |we were |just )?(?:wondering|curious) (?:
      if|whether|what|how|about|when|where|which|who
    )\b
    |(?:don't|doesn't|isn't|aren't|can't|couldn't|won't)\s+(?:you|we|i|it|they|the|that|there)\b
    |am\s+i\b|remind\s+(?:me|us)\s+(?:where|what|how|when|who|of)\b
    |(?:is|are) [a-z]+ (?:included|available|possible|ok|free|extra)\b
    |(?:
      any chance|what if|how come|(?:can|could|will) (?:you|u)|have you|has (?:the|your|anyone)
    )\b
    |(?:please\s+)?(?:need|want|like) to know (?:
      if|whether|what|how|when|where|which|who|about
    )\b
    |(?:(?:your|the) )?(?:price|prices|pricing|cost|costs|rates)(?:\s+(?:for|of|on|per)\b|\s*$)
    |(?:please )?re-?send (?:me |us )?(?:the|that|my|your) link\b
    |(?:please )?send (?:me |us )?(?:the|that|my|your) link (?:again|once more)\b
    |(?:i|we) (?:
      lost|can't find|cannot find|didn't (?:get|receive)|never got|deleted|don't (?:see|have)
    ) (?:the|that|my|your|any) link\b
    |(?:the|that|your|my|this) link (?:
      doesn't|does not|isn't|won't|didn't|is (?:broken|dead|not|expired)
    )\b
    |(?:
      tell me|(?:i'd|i would|we'd|we would) (?:like|love) to know|(?:i|we) (?:want|need) to know
    )\b
  )
`
