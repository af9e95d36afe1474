import type { Breach } from '../model.ts'
import type { MoneyMention, NumberMention } from './amounts.ts'
import type { DateMention, Bound as Side } from './dates.ts'
import type { Grounds } from './grounds.ts'
import { type Bound, type Mentions, mentionsIn } from './mentions.ts'
import { type Stretch, stem } from './plain.ts'

type Read = {
  readonly said: readonly Mentions[]
  readonly beside: readonly Mentions[]
  readonly theirs: readonly Mentions[]
  readonly listed: readonly Mentions[]
  readonly contact: readonly Mentions[]
}

/** Addresses, days, amounts, numbers and plans of a draft that no ground has, or that stand there of something else (L3). */
export const mentionsBeyond = (draft: Mentions, grounds: Grounds): readonly Breach[] => {
  const read = readOf(grounds)
  const beyond = <T extends Stretch>(
    all: readonly T[],
    isBorne: (one: T) => boolean,
    of: (one: T) => Breach['of'],
  ) =>
    all
      .filter((one) => !isBorne(one))
      .map((one): Breach => ({ of: of(one), words: draft.text.slice(one.start, one.end).trim() }))
  return [
    ...beyond(
      draft.links,
      ({ to }) => isReach(to, read),
      () => 'link',
    ),
    ...beyond(
      draft.dates,
      (one) => isDay(one, draft, read),
      () => 'date',
    ),
    ...beyond(
      draft.plans,
      ({ plan }) =>
        [...read.said, ...read.beside].some(({ plans }) => plans.some((other) => other.plan === plan)),
      () => 'plan',
    ),
    ...beyond(
      draft.money,
      (one) => isPrice(one, draft, read),
      () => 'price',
    ),
    ...beyond(
      draft.numbers,
      (one) => isNumber(one, read),
      ({ unit }) => (unit === 'percent' ? 'discount' : 'number'),
    ),
  ]
}

const readOf = ({ said, beside, theirs, listed, business }: Grounds): Read => {
  const read = (texts: readonly string[]) => texts.map((text) => mentionsIn(text, business.catalogue))
  return {
    said: read(said),
    beside: read(beside),
    theirs: read([theirs]),
    listed: read(listed),
    contact: read([business.contact]),
  }
}

const isReach = (to: string, { said, contact }: Read): boolean =>
  [...said, ...contact].some(({ links }) => links.some((one) => one.to === to))

/** "What can I do for you today?" names no day. */
const isDay = (one: DateMention, draft: Mentions, { said, theirs }: Read): boolean =>
  (one.on === 'today' && sentenceAt(one.start, draft).includes('?')) ||
  [...said, ...theirs].some(({ dates }) =>
    dates.some(({ on, bound }) => on === one.on && isSide(one.bound, bound)),
  )

const isPrice = (one: Bound<MoneyMention>, draft: Mentions, { said, theirs, listed }: Read): boolean => {
  const isSame = (other: Bound<MoneyMention>): boolean =>
    one.cents === other.cents &&
    one.currency === other.currency &&
    isPeriod(one.per, other.per, sentenceAt(one.start, draft)) &&
    isSide(one.bound, other.bound)
  const isOf = ({ plan, among }: Bound<MoneyMention>): boolean =>
    (one.plan === null || plan === one.plan) && (!one.among || among)
  return (
    [...said, ...theirs].some(({ money }) => money.some((other) => isSame(other) && isOf(other))) ||
    listed.some(({ money }) => money.some((other) => isSame(other) && one.plan !== null && isOf(other)))
  )
}

/** A price for a month is not said without its month, nor for anything else. */
const isPeriod = (said: string | null, due: string | null, sentence: string): boolean =>
  said === due || (said === null && due !== null && new RegExp(`\\b${due}(?:ly)?\\b`, 'i').test(sentence))

/** At the least stays so; at the most may be left out, and neither is added. */
const isSide = (said: Side, due: Side): boolean => said === due || (said === null && due === 'most')

const isNumber = (one: Bound<NumberMention>, { said, theirs, listed }: Read): boolean => {
  const of = one.of.map(stem)
  if (one.value <= 3 && of.some((thing) => SMALL_TALK.has(thing))) return true
  const all = [...said, ...theirs].flatMap(({ numbers }) => numbers)
  const list = listed.flatMap(({ numbers }) => numbers)
  const isSame = (other: Bound<NumberMention>): boolean => isSameThing(one, other)
  // "The one for you": a one that counts nothing which anybody counts.
  if (one.value === 1 && one.unit === null && (of.length === 0 || ![...all, ...list].some(isSame)))
    return true
  const isFigure = (other: Bound<NumberMention>): boolean =>
    one.value === other.value && isSame(other) && isSide(one.bound, other.bound)
  const isOf = ({ plan, among }: Bound<NumberMention>): boolean =>
    one.plan === null || plan === null || (plan === one.plan && (!one.among || among))
  return (
    all.some((other) => isFigure(other) && isOf(other)) ||
    list.some((other) => isFigure(other) && one.plan !== null && other.plan === one.plan && !one.among)
  )
}

/** "60" may stand for 60 people, and never for 60 percent. */
const isSameThing = (one: NumberMention, other: NumberMention): boolean => {
  if (one.unit !== null || other.unit === 'percent') return one.unit === other.unit
  if (one.of.length === 0 || other.unit !== null) return one.of.length === 0
  const things = new Set(other.of.map(stem))
  return other.of.length === 0 || one.of.some((thing) => things.has(stem(thing)))
}

/** "A question or two" counts nothing. */
const SMALL_TALK: ReadonlySet<string> = new Set(
  ['question', 'thing', 'line', 'word', 'bit', 'more'].map(stem),
)

const sentenceAt = (at: number, { text, sentences }: Mentions): string => {
  const here = sentences.find(({ end }) => at < end)
  return here ? text.slice(here.start, here.end) : text
}
