import { pattern } from '../pattern.ts'
/**
 * A model's text as a plain sentence has it: straight quotes, hyphens, one space, no bold and no small pictures, which a text message
 * pays for and which say nothing that may be relied on. What is left beside plain characters is found by `disguised`.
 */
export const tidied = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/(\d)\s?[\u2012\u2013]\s?(?=\d)/g, '$1-')
    .replace(/\s?[\u2013\u2014]\s?/g, ' - ')
    .replace(/[\u2010\u2011\u2212]/g, '-')
    .replace(/\u2026/g, '...')
    .replace(/\*\*|__/g, '')
    .replace(/\s*\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}]?\ufe0f?/gu, '')
    .replace(/[\s\u00a0\u2009\u202f]+/g, ' ')
    .trim()

/** Characters that no plain sentence has and the grounds do not either: other alphabets that look like ours, what is not seen, markup. */
export const disguised = (text: string, grounds: string): string =>
  [...new Set([...text].filter((one) => !PLAIN.test(one) && !grounds.includes(one)))].join('')

const PLAIN = /^[A-Za-z0-9 .,;:!?'"()/&%$\u20ac\u00a3+\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff-]$/

/** A stretch of a text; `start` is in, `end` is out. */
export type Stretch = { readonly start: number; readonly end: number }

/** The sentences of a text, each with where it stands. */
export const sentencesIn = (text: string): readonly Stretch[] => {
  const ends = [...text.matchAll(SENTENCE_END)].map(({ index, 0: end }) => index + end.length)
  const all = [...ends.filter((end) => end < text.length), text.length]
  return all.map((end, n) => ({ start: n === 0 ? 0 : (all[n - 1] ?? 0), end }))
}

/** Not after "a.m.", "e.g." or "Dec.", and not within a number or an address. */
const SENTENCE_END = pattern('gi')`
  (?<!\b(?:a|p|e|i)\.[mge])(?<!\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|approx))
    (?:[.!?]+["')]*(?=\s|$)|\n+)\s*
`

/** A word, in lower case and without its ending, as far as that is safe: "includes" and "including" are one. */
export const stem = (word: string): string => {
  const plain = word.toLowerCase().replace(/'(?:s|re|ll|ve|d|m|t)?$/, '')
  const short = plain
    .replace(/ies$/, 'y')
    .replace(/(ss|[zx]|[cs]h)es$/, '$1')
    .replace(/([^su])s$/, '$1')
    .replace(/([aeiouy].*[^aeiou])(?:ing|ed|er|ly)$/, '$1')
    .replace(/([aeiouy].*)(?:ying|ied)$/, '$1y')
    .replace(/([b-df-hj-np-tv-z])\1$/, '$1')
  return short.length > 3 ? short.replace(/e$/, '') : short
}

/** The words of a text, each as it is written. */
export const wordsIn = (text: string): readonly string[] =>
  text.match(/[A-Za-z\u00c0-\u00ff]+(?:'[A-Za-z]+)*/g) ?? []

/** The stems of a text. */
export const stemsIn = (text: string): ReadonlySet<string> => new Set(wordsIn(text).map(stem))

/** What was taken as one thing is not read as another: the same text with blanks there. */
export const blanked = (text: string, taken: readonly Stretch[]): string =>
  taken.reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    text,
  )

/** Words as a pattern that finds nothing but them. */
export const literal = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Whether the words before a place of a text deny what stands there: within its clause, a few words back. */
export const isDeniedAt = (text: string, at: number): boolean => {
  const before = text.slice(0, at).replace(NO_DENIAL, ' ')
  const clause = before.slice(
    Math.max(...['. ', '! ', '? ', '; ', ', ', ' but '].map((end) => before.lastIndexOf(end))) + 1,
  )
  return DENIAL.test(clause.split(/\s+/).slice(-6).join(' '))
}

/** Whether a text denies anything at all. */
export const isDenying = (text: string): boolean => DENIAL.test(text.replace(NO_DENIAL, ' '))

const DENIAL = pattern('i')`
  \b(?:
    not|never|no|none|nothing|nobody|without|neither|nor|cannot|unable|afraid
    |(?:ca|wo|do|does|did|is|are|was|were|would|could|should|have|has|had|ai)n'?t
  )\b
`

/** What sounds like a denial and is courtesy. */
const NO_DENIAL =
  /\b(?:no (?:problem|worries|rush|hurry)|not (?:only|just)|don'?t (?:hesitate|worry)|why not|no trouble)\b/gi
