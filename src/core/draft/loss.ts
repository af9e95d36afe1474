import type { Breach } from '../model.ts'
import type { Mentions } from './mentions.ts'
import { isDenying, sentencesIn, stemsIn } from './plain.ts'
import { questionsOf } from './questions.ts'

/** What has to be told and is not: a price, a number, a day, a plan, an address, words to say, the question, a "not" (L3). */
export const lost = (draft: Mentions, template: Mentions): readonly Breach[] => {
  const gone: string[] = []
  const missing = <T>(
    due: readonly T[],
    said: readonly T[],
    same: (a: T, b: T) => boolean,
    words: (one: T) => string,
  ): void => {
    gone.push(...due.filter((one) => !said.some((other) => same(one, other))).map(words))
  }
  const wordsOf = ({ start, end }: { readonly start: number; readonly end: number }): string =>
    template.text.slice(start, end)
  missing(
    template.money,
    draft.money,
    (a, b) =>
      a.cents === b.cents &&
      a.currency === b.currency &&
      (a.per === null || a.per === b.per || isNamed(a.per, draft.text)),
    wordsOf,
  )
  missing(template.numbers.filter(isTold), draft.numbers, (a, b) => a.value === b.value, wordsOf)
  missing(template.dates, draft.dates, (a, b) => a.on === b.on, wordsOf)
  missing(template.plans, draft.plans, (a, b) => a.plan === b.plan, wordsOf)
  missing(template.links, draft.links, (a, b) => a.to === b.to, wordsOf)
  const quoted = template.text.match(/"[^"]+"/g) ?? []
  gone.push(...quoted.filter((words) => !draft.text.toLowerCase().includes(words.slice(1, -1).toLowerCase())))
  gone.push(...hedgesLost(draft.text, template.text))
  const [question] = questionsOf(template.text)
  if (question && !draft.text.includes('?')) gone.push(question)
  if (denialLost(draft.text, template.text)) gone.push('not')
  return gone.map((words) => ({ of: 'loss', words }))
}

const isNamed = (per: string, text: string): boolean =>
  new RegExp(`\\b${per}(?:ly)?\\b|/\\s?${per.slice(0, 2)}\\b`, 'i').test(text)

/** "A question or two" binds nobody to two. */
const isTold = ({ value, of }: Mentions['numbers'][number]): boolean =>
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

const denialLost = (draft: string, template: string): boolean =>
  isDenying(template) && !isDenying(draft) && !/\b(?:sorry|apolog\w*)\b/i.test(draft)

/** "About 40" must not come back as a firm 40. */
const hedgesLost = (draft: string, template: string): readonly string[] =>
  [...template.matchAll(/\babout (\$?[\d.,]*\d)/g)].flatMap(([words, figure = '']) => {
    const place = draft.indexOf(figure)
    return place < 0 || HEDGE.test(draft.slice(Math.max(0, place - 30), place + figure.length + 12))
      ? []
      : [words]
  })

const HEDGE =
  /\b(?:about|around|roughly|approx\w*|some|circa|or so|more or less|nearly|close to|in mind)\b|~|\dish\b/i
