import { plainSpanish, SPANISH_NUMBER, spanishFigure } from '#core/draft/spanish/numbers'
import { pattern, piece } from '#core/pattern'

/** A message as the Spanish readers see it: `plain` has its offsets, in lower case and without accents, which are left out in a hurry. */
export type SpanishText = { readonly original: string; readonly plain: string }

/** Words that were found, and where. */
export type Found = {
  readonly start: number
  readonly end: number
  readonly groups: readonly (string | undefined)[]
}

/** Prepares a message; null where its letters would not stand where they stood. */
export const spanishText = (original: string): SpanishText | null => {
  const plain = plainSpanish(original)
  return plain.length === original.length && original.length <= LONGEST ? { original, plain } : null
}

/** Nobody states a wish in this many characters. */
const LONGEST = 2_000

/** The first place that a pattern fits, where nothing before it in its clause denies it, and where it counts. */
export const find = (
  { plain }: SpanishText,
  pattern: RegExp,
  isDenying = false,
  counts: (plain: string, at: number) => boolean = () => true,
): Found | null => {
  for (const match of plain.matchAll(pattern)) {
    if ((!isDenying && isDenied(plain, match.index)) || !counts(plain, match.index)) continue
    return { start: match.index, end: match.index + match[0].length, groups: match.slice(1) }
  }
  return null
}

/** What is asked is blanked, so that only what is stated is read. */
export const withoutQuestions = (plain: string): string =>
  plain.replace(/\u00bf[^?]*\?|[^.!?\u00bf]*\?/g, (asked) => ' '.repeat(asked.length))

/** Their words to the letter. */
export const quoted = ({ original }: SpanishText, { start, end }: Pick<Found, 'start' | 'end'>): string =>
  original.slice(start, end).trim()

/** Whether the words right before a place deny it: "no es", "no nos parece", "ni". */
const isDenied = (plain: string, at: number): boolean => DENIAL.test(plain.slice(0, at))

const DENIAL = pattern('')`
  \b(?:no|ni|nunca|tampoco|sin)(?:
    \x20(?:
      es|son|esta|estan|me|nos|lo|la|se|le|parece|muy|tan|nada|que|de|sea|fue|ha|sido|un|una
      |hace falta|tenemos|tengo|queremos|quiero
    )
  ){0,4} $
`

/** A figure, in digits as they are grouped in Spain and in the Americas, or in words. */
export const FIGURE = piece`
  (\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?|${SPANISH_NUMBER})
    (?: (mil)\b)?(?![\d]|[.,]\d)
`

/** What it comes to: the last mark before one or two digits is the decimal one, whichever it is. */
export const amountOf = (words = '', thousands?: string): number =>
  (/\d/.test(words)
    ? Number(words.replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.'))
    : spanishFigure(words)) * (thousands ? 1_000 : 1)
