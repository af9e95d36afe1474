import type { Breach } from '../model.ts'
import type { Mentions } from './mentions.ts'
import { isDenying, literal, sentencesIn, stemsIn } from './plain.ts'
import { questionsOf } from './questions.ts'

type Place = { readonly start: number; readonly end: number }

/** What has to be told and is not: a price, a number, a day, a plan, an address, words to say, the question, a "not" (L3). */
export const lost = (draft: Mentions, template: Mentions): readonly Breach[] => {
  const wordsAt = ({ start, end }: Place): string => template.text.slice(start, end)
  const gone = <T extends Place>(due: readonly T[], isTold: (one: T) => boolean): readonly string[] =>
    due.filter((one) => !isTold(one)).map(wordsAt)
  const words = [
    ...gone(template.money, ({ cents, currency, per }) =>
      draft.money.some(
        (said) =>
          said.cents === cents &&
          said.currency === currency &&
          (per === null || said.per === per || isNamed(per, draft.text)),
      ),
    ),
    ...gone(template.numbers.filter(binds), ({ value }) =>
      draft.numbers.some((said) => said.value === value),
    ),
    ...gone(template.dates, ({ on }) => draft.dates.some((said) => said.on === on)),
    ...gone(template.plans, ({ plan }) => draft.plans.some((said) => said.plan === plan)),
    ...gone(template.links, ({ to }) => draft.links.some((said) => said.to === to)),
    ...quotesLost(draft.text, template.text),
    ...hedgesLost(draft.text, template.text),
    ...(draft.text.includes('?') ? [] : questionsOf(template.text).slice(0, 1)),
    ...(isDenying(template.text) && !isDenying(draft.text) && !SORRY.test(draft.text) ? ['not'] : []),
  ]
  return words.map((one) => ({ of: 'loss', words: one }))
}

/** Whoever is sorry has not done it. */
const SORRY = /\b(?:sorry|apolog\w*)\b/i

const isNamed = (per: string, text: string): boolean =>
  new RegExp(`\\b${per}(?:ly)?\\b|/\\s?${per.slice(0, 2)}\\b`, 'i').test(text)

/** "The one" and "a question or two" bind nobody to a number. */
const binds = ({ value, of }: Mentions['numbers'][number]): boolean =>
  value !== 1 && !(value === 2 && of.length === 0)

/** Whether the beginning of words says otherwise than its template by what it leaves out: an "about", or the "not" of a sentence like it. */
export const isTurned = (draft: string, template: string): boolean =>
  hedgesLost(draft, template).length > 0 ||
  textsOf(draft).some((sentence) => !isDenying(sentence) && isDenying(likest(sentence, template)))

const textsOf = (text: string): readonly string[] =>
  sentencesIn(text).map(({ start, end }) => text.slice(start, end))

/** The sentence of a text that shares most words with another. */
const likest = (sentence: string, text: string): string => {
  const stems = stemsIn(sentence)
  const shared = (one: string): number => [...stemsIn(one)].filter((word) => stems.has(word)).length
  return textsOf(text).reduce((best, one) => (shared(one) > shared(best) ? one : best), '')
}

/** What is in quotes is for the buyer to say, and our readers know it so. */
const quotesLost = (draft: string, template: string): readonly string[] =>
  (template.match(/"[^"]+"/g) ?? []).filter(
    (words) => !draft.toLowerCase().includes(words.slice(1, -1).toLowerCase()),
  )

/** "About 40" must not come back as a firm 40. */
const hedgesLost = (draft: string, template: string): readonly string[] =>
  [...template.matchAll(/\babout (\$?[\d.,]*\d)/g)].flatMap(([words, figure = '']) => {
    const isFirm = placesOf(figure, draft).some(
      (at) => !HEDGE.test(draft.slice(Math.max(0, at - 30), at + figure.length + 12)),
    )
    return isFirm ? [words] : []
  })

/** Where a figure stands by itself: "40" is not in "140". */
const placesOf = (figure: string, text: string): readonly number[] =>
  [...text.matchAll(new RegExp(`(?<![\\d.,$])${literal(figure)}(?![.,]?\\d)`, 'g'))].map(({ index }) => index)

const HEDGE =
  /\b(?:about|around|roughly|approx\w*|some|circa|or so|more or less|nearly|close to|in mind)\b|~|\dish\b/i
