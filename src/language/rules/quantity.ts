import type { Expecting } from '#core/reading'
import type { Noticed } from '#core/signal'
import type { NumberFound } from './numbers.ts'
import { isInPassing } from './passing.ts'
import { clauseAt, firstOrCorrected, isDenied, leadUp, quote, type Span, type Text } from './text.ts'

type Quantity = Extract<Noticed, { kind: 'quantity' }>

/** A number of people with the words that make it one, and where they stand. */
export type QuantityFound = Span & { readonly noticed: Quantity }

/** How many people are to be served: "about 40 people", "we're 40", "team of 12" (M2). */
export const readQuantity = (text: Text, numbers: readonly NumberFound[]): QuantityFound | null => {
  const found = numbers
    .filter((number) => isWhole(number) && countsPeople(text, number))
    .map((number) => ({ ...spanOf(text, number, numbers), number }))
    .filter(({ start }) => !isDenied(text, start) && !isSupposed(text, start))
  const one = firstOrCorrected(text, found)
  return one ? noticedAt(text, one, one.number.value, isRange(text, one.number) ? 0.7 : 0.95) : null
}

/** The answer to "how many of you?": the one bare number, or "just me" (M5). */
export const readBareQuantity = (
  text: Text,
  numbers: readonly NumberFound[],
  expecting: Expecting | null,
): QuantityFound | null => {
  if (expecting !== 'quantity') return null
  const alone = /\b(?:just|only) me\b|\bmyself\b/.exec(text.plain)
  if (alone) return noticedAt(text, { start: alone.index, end: alone.index + alone[0].length }, 1, 0.8)
  const found = numbers
    .filter((number) => isWhole(number) && standsForPeople(text, number))
    .filter(
      (number) => !MONEY_BEFORE.test(text.plain.slice(0, number.start)) && !isDenied(text, number.start),
    )
    .filter(
      (number, _, all) => !all.some((next) => next.start > number.start && joinsRange(text, number, next)),
    )
    .map((number) => ({ ...spanOf(text, number, numbers), number }))
  const one = firstOrCorrected(text, found)
  return one ? noticedAt(text, one, one.number.value, 0.85) : null
}

/** Not "one way", "2 more", nor the number of a house: "87 East Street". */
const standsForPeople = (text: Text, { end }: Span): boolean =>
  !OTHER_UNIT.test(text.plain.slice(end)) &&
  !/^[ -]?(?:way|more|other|extra|additional|thing|question|of (?:the|our|my|your)|that|which)\b/.test(
    text.plain.slice(end),
  ) &&
  !/^ [A-Z]/.test(text.original.slice(end))

const isWhole = ({ value }: NumberFound): boolean =>
  Number.isInteger(value) && value > 0 && value <= 1_000_000

const PEOPLE =
  'people|persons?|ppl|pax|folks|employees?|staff(?:ers)?|seats?|desks?|users?|members?|workers?|team ?mates|colleagues|coworkers|co-workers|heads|guys|humans|guests|licen[cs]es|attendees|drinkers|of (?:us|them|you)\\b'
const AFTER = new RegExp(
  `^(?:ish|\\+)?(?: ?(?:or so|or more|plus|ish|full[- ]?time|part[- ]?time|total|office|remote|coffee|thirsty|regular|active))*[ -]?(?:(?:${PEOPLE})\\b|(?:in|at) (?:the|our|my|this) (?:office|team|company|building|shop)\\b)(?! (?:decide|need to|have to|must|sign|approve|more)\\b)`,
)
const LEADS =
  '(?:about|around|roughly|approximately|approx\\.?|maybe|some|like|~|nearly|almost|over|up to|at least|under|probably|say|circa|close to|just|only|now|currently|between|from|more than|less than|a (?:total|team|staff|group|crew|party|company) of)'
const LEAD = new RegExp(`(?:^|[\\s,(])(${LEADS}) ?$`)
const BEFORE = new RegExp(
  `\\b(?:we(?:'re| are|re)|(?:team|party|group|office|staff|crew|company|firm|size) of|head ?count(?: is| of|:)?|(?:people|employees|seats|desks|staff|users|team size)(?: is|:)|number of (?:people|employees|seats|staff|users|desks)(?: is|:)?)(?: ${LEADS})* ?$`,
)
const OTHER_UNIT =
  /^(?: ?(?:%|\/|:\d)| ?(?:-|to|or) ?\d+ ?(?:%|years?|weeks?|days?|months?|hours?|min)|[ -]?(?:k\b|am\b|pm\b|years?|yrs?|weeks?|days?|months?|hours?|hrs?|min(?:ute)?s?|seconds?|miles?|km|blocks?|dollars?|bucks?|usd|eur(?:os?)?|cents?|a (?:month|year|week)|per\b|times|st\b|nd\b|rd\b|th\b))/
const MONEY_BEFORE = /[$€£] ?$|\busd ?$/

/** What a number without a noun may be followed by: "we're 40 strong", but not "we're 40 blocks away". */
const STANDS_ALONE =
  /^(?:ish|\+)?(?:\s*(?:$|[,.!?;)(-])| (?:and|but|so|or|to|with|in|at|here|now|total|altogether|strong|looking|right now|want|need|if|not|before|by|starting|please|who|that)\b)/

const countsPeople = (text: Text, { start, end, value }: NumberFound): boolean => {
  const before = text.plain.slice(0, start)
  const after = text.plain.slice(end)
  if (MONEY_BEFORE.test(before) || /\bper $/.test(before)) return false
  if (AFTER.test(after)) return value > 1 || /\b(?:just|only|for|it's|its) $/.test(before)
  return BEFORE.test(before) && !OTHER_UNIT.test(after) && STANDS_ALONE.test(after)
}

/** "what happens if we grow past 60 people?" supposes a number, and states none. */
const isSupposed = (text: Text, at: number): boolean =>
  clauseAt(text, at).asks && /\b(?:happens|grow|exceed|go over|past|what if)\b/.test(leadUp(text, at))

/** The natural span: "about 40 people", not "40"; of a range, both ends. */
const spanOf = (text: Text, number: NumberFound, numbers: readonly NumberFound[]): Span => {
  const lower = numbers.find((other) => other.end <= number.start && joinsRange(text, other, number))
  const clause = clauseAt(text, number.start)
  let start = lower?.start ?? number.start
  const opening = BEFORE.exec(text.plain.slice(0, start))
  if (opening && !AFTER.test(text.plain.slice(number.end))) start = opening.index
  for (
    let lead = leadBefore(text, start);
    lead !== null && lead >= clause.start;
    lead = leadBefore(text, start)
  ) {
    start = lead
  }
  const noun = AFTER.exec(text.plain.slice(number.end))
  return { start, end: number.end + (noun?.[0].length ?? 0) }
}

const leadBefore = (text: Text, at: number): number | null => {
  const before = text.plain.slice(0, at)
  const lead = LEAD.exec(before)?.[1]
  return lead === undefined ? null : before.lastIndexOf(lead)
}

const joinsRange = (text: Text, lower: NumberFound, upper: NumberFound): boolean =>
  lower.value < upper.value && /^ ?(?:-|to|or|and) ?$/.test(text.plain.slice(lower.end, upper.start))

const isRange = (text: Text, { start }: NumberFound): boolean =>
  /\d ?(?:-|to|or|and) ?$/.test(text.plain.slice(0, start))

const noticedAt = (text: Text, span: Span, value: number, confidence: number): QuantityFound => ({
  start: span.start,
  end: span.end,
  noticed: {
    kind: 'quantity',
    value,
    quote: quote(text, span),
    confidence,
    ...(isInPassing(text, span) && { inPassing: true }),
  },
})
