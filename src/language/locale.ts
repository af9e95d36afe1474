import { LOCALES, type Locale } from '#core/locale'
import { LANGUAGES } from './lexicon/index.ts'
import type { LanguageMarks } from './lexicon/marks.ts'
import { MARKS_OF_OTHERS } from './lexicon/other-marks.ts'

/** A language is known by its beginning; more of a long message would say the same. */
const readLength = 1_000

/** A strong word counts as much as two weak ones. */
const strength = 2

/** The language a message is written in; null where it does not say: "ok", "2", a name, a language that is none of ours (spec L1). */
export function detectLocale(text: string): Locale | null {
  const words = wordsOf(text)
  const others = words.filter((word) => MARKS_OF_OTHERS.has(word)).length * strength
  const [first, second] = LOCALES.map((locale) => ({
    locale,
    score: scoreOf(words, text, LANGUAGES[locale].marks),
  })).sort((a, b) => b.score - a.score)
  if (first === undefined || first.score === 0 || first.score <= others) return null
  return first.score === second?.score ? null : first.locale
}

/** What the marks add up to; nothing where only weak ones are found: "Los Angeles" is no Spanish. */
function scoreOf(
  words: readonly string[],
  text: string,
  { strong, weak, characters, certain: own }: LanguageMarks,
): number {
  const certain = words.filter((word) => strong.has(word)).length
  const likely = words.filter((word) => weak.has(word)).length
  const letters = [...characters].filter((character) => text.includes(character)).length
  const isCertain = certain > 0 || [...own].some((character) => text.includes(character))
  return !isCertain ? 0 : certain * strength + likely + letters
}

function wordsOf(text: string): readonly string[] {
  const plain = text
    .slice(0, readLength)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
  return plain.match(/[\p{L}']+/gu) ?? []
}
