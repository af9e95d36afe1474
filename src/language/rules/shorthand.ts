import { pattern } from '#core/pattern'
import { ENGLISH } from '../lexicon/en/index.ts'
import type { Shorthand } from '../lexicon/shorthand.ts'
import { matches, prepare, type Span, type Text, textOf } from './text.ts'

/**
 * A message prepared for the readers with what thumbs leave out put back: "u" is "you", "dont" is "don't", "4 our office" is "for our
 * office". The readers see plain English, and what they quote is what was written, to the letter (M2).
 */
export const prepareTyped = (message: string): Text | null => {
  const text = prepare(message)
  if (text === null) return null
  const { original, written } = inEnglish(text)
  return written ? { ...textOf(original), written } : text
}

/** Writes out what is short in a language; `plain` is in lower case, with the offsets of `original`. */
export const writtenOut = (shorthand: Shorthand) => {
  const shortIn = finder(shorthand)
  return ({ original, plain }: Pick<Text, 'original' | 'plain'>): Pick<Text, 'original' | 'written'> => {
    const short = shortIn(plain)
    return short.length === 0 ? { original } : putBack(original, short)
  }
}

/** Where something is short, and the words that it stands for. */
type Short = Span & { readonly words: string }

const finder = ({ anywhere, inCompany, isStretched }: Shorthand): ((plain: string) => readonly Short[]) => {
  const spelled = pattern('gu')`
    (?<![\p{L}\p{N}'’@.\/_+-])(?:
      ${[...anywhere.keys()].join('|')}
      |${inCompany.map(([, where]) => `(${where})`).join('|')}
    )(?![\p{L}\p{N}'’@_-]|\.\p{L}|\/\p{L})
  `
  const wordsFor = (said: string, company: readonly (string | undefined)[]): string =>
    inCompany.find((_, n) => company[n] !== undefined)?.[0] ?? anywhere.get(said) ?? said
  return (plain) => {
    const short = shortBy(plain, spelled, wordsFor)
    return isStretched
      ? [...short, ...shortBy(plain, HELD, (held) => held.charAt(0))].sort((a, b) => a.start - b.start)
      : short
  }
}

const HELD = /(\p{L})\1{2,}/gu

const shortBy = (
  plain: string,
  found: RegExp,
  wordsFor: (said: string, company: readonly (string | undefined)[]) => string,
): readonly Short[] =>
  matches(plain, found).map(({ start, end, groups: [said = '', ...company] }) => ({
    start,
    end,
    words: wordsFor(said, company),
  }))

/** Whatever is quoted of words that were put back is all of what stood for them. */
const putBack = (text: string, short: readonly Short[]): Required<Pick<Text, 'original' | 'written'>> => {
  const places: Span[] = []
  let original = ''
  let from = 0
  const keep = (to: number) => {
    for (let at = from; at < to; at += 1) places.push({ start: at, end: at + 1 })
    original += text.slice(from, to)
  }
  for (const { start, end, words } of short) {
    keep(start)
    for (let n = 0; n < words.length; n += 1) places.push({ start, end })
    original += /\p{Lu}/u.test(text.charAt(start)) ? words.charAt(0).toUpperCase() + words.slice(1) : words
    from = end
  }
  keep(text.length)
  return { original, written: { text, places } }
}

const inEnglish = writtenOut(ENGLISH.shorthand)
