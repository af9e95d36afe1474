import { blanked } from '#core/draft/plain'
import { plainSpanish, SPANISH_NUMBER, spanishFigure } from '#core/draft/spanish/numbers'
import { pattern, piece } from '#core/pattern'
import { SPANISH } from '../../lexicon/es/index.ts'
import { endsOf } from '../ends.ts'
import { writtenOut } from '../shorthand.ts'
import { matches, quote, type Span, type Text } from '../text.ts'

/**
 * A message as the Spanish readers see it, with what thumbs leave out put back; `plain` has the offsets of `original`, in lower case
 * and without accents, which are left out in a hurry.
 */
export type SpanishText = Pick<Text, 'original' | 'plain' | 'written'>

/** Words that were found, and where. */
export type Found = Span & { readonly groups: readonly (string | undefined)[] }

/** Prepares a message, a long one by both ends; null where its letters would not stand where they stood. */
export const spanishText = (message: string): SpanishText | null => {
  const original = endsOf(message)
  const plain = plainSpanish(original)
  if (plain.length !== original.length) return null
  const text = inSpanish({ original, plain })
  return { ...text, plain: text.written ? plainSpanish(text.original) : plain }
}

/** What is read of it, in lower case and without accents, where nothing is quoted. */
export const plainOf = (message: string): string => spanishText(message)?.plain ?? plainSpanish(message)

const inSpanish = writtenOut(SPANISH.shorthand)

/** The first place that a pattern fits, where nothing before it in its clause denies it, and where it counts. */
export const find = (
  { plain }: SpanishText,
  pattern: RegExp,
  isDenying = false,
  counts: (plain: string, at: number) => boolean = () => true,
): Found | null => {
  const found = matches(plain, pattern).find(
    ({ start }) => (isDenying || !isDenied(plain, start)) && counts(plain, start),
  )
  return found ? { ...found, groups: found.groups.slice(1) } : null
}

/** What is asked is blanked, so that only what is stated is read. */
export const withoutQuestions = (plain: string): string =>
  plain.replace(/\u00bf[^?]*\?|[^.!?\u00bf]*\?/g, (asked) => ' '.repeat(asked.length))

/** Blanks what another reader has taken. Offsets stay, and so does `original`, of which is quoted. */
export const without = (text: SpanishText, taken: readonly Span[]): SpanishText => ({
  ...text,
  plain: blanked(text.plain, taken),
})

/** Their words to the letter. */
export const quoted = (text: SpanishText, span: Span): string => quote(text, span).trim()

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
