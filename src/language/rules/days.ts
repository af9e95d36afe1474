import * as chrono from 'chrono-node/en'
import { pattern } from '#core/pattern'
import { addDays, type Day, day, dayOf, type Instant, milliseconds } from '#core/time'
import { utcOffset } from '#core/zone'
import { type Days, monthAt } from './calendar.ts'
import { PERIODS } from './periods.ts'
import { hide, matches, type Span, type Text } from './text.ts'

/** A day or a period a message names, not in the past. */
export type DaysFound = Span & Days & { readonly bound: 'by' | null; readonly running: boolean }

/** When the message was said, and the zone in which its days begin. */
export type When = { readonly now: Instant; readonly timeZone: string }

/** The days a message names, in the business's zone, none of them past. Own names go first, then the date parser. */
export const findDays = (text: Text, when: When): readonly DaysFound[] => {
  const offset = utcOffset(when.timeZone, when.now)
  const today = dayOf(when.now, offset)
  const own = namedPeriods(text, today)
  const parsed = parse(hide(text, own).plain, text.original, when.now, offset / 60_000)
  return [...own, ...parsed]
    .filter(({ start, last }) => last >= today && !PAST.test(text.plain.slice(0, start)))
    .map((found) => ({
      ...found,
      running: found.first <= today && found.first < found.last,
      first: found.first < today ? today : found.first,
    }))
    .sort((a, b) => a.start - b.start)
}

type Found = Span & Days & { readonly bound: 'by' | null }

/** Longer names go first, and what they take is hidden from the shorter ones. */
const namedPeriods = (text: Text, today: Day): readonly Found[] => {
  const found: Found[] = []
  for (const { pattern, days, bound } of PERIODS) {
    for (const { start, end, groups } of matches(hide(text, found).plain, pattern)) {
      const named = days(groups, today)
      if (named !== null) found.push({ start, end, ...named, bound: bound ?? null })
    }
  }
  return found
}

const PAST = /\b(?:last|past|previous|since)(?: the)? $/

/** "Dec 1, 40 people" is not December 2040, and "200-300 a month" is no time of day. */
const parse = (plain: string, original: string, now: Instant, timezone: number): readonly Found[] => {
  const guarded = plain
    .replace(/(?<=[a-z]\.? \d{1,2}(?:st|nd|rd|th)?), ?(?=\d{1,3}(?!\d))/g, (comma) =>
      '\u25a1'.repeat(comma.length),
    )
    .replace(CLOCK, (time) => '\u25a1'.repeat(time.length))
    .replace(WEEKLY, (days) => '\u25a1'.repeat(days.length))
    .replace(/\b(?:24\/7|50\/50|1\/2)\b/g, (fixed) => '\u25a1'.repeat(fixed.length))
  return chrono
    .parse(guarded, { instant: new Date(now), timezone }, { forwardDate: true })
    .filter((result) => isDate(result, guarded, original))
    .flatMap((result) => {
      const days = daysOf(result, dayOf(now, milliseconds(timezone * 60_000)))
      return days === null
        ? []
        : [
            {
              start: result.index,
              end: result.index + result.text.replace(/[\s,.]+$/, '').length,
              ...days,
              bound: LENGTH.test(result.text) ? ('by' as const) : null,
            },
          ]
    })
}

/** "Mostly full mon-thu" tells of their weeks, and names no day. */
const WEEKLY =
  /\b(?:full|busy|in|open|here|mostly|usually) (?:mon|tue|wed|thu|fri)[a-z]* ?- ?(?:tue|wed|thu|fri|sat|sun)[a-z]*\b/g

/** A time of day beside a date can hide the date from the parser, and a timeline needs none. */
const CLOCK = pattern('g')`
  \b\d{1,2}(?::\d\d)? ?(?:am|pm)\b|\b\d{1,2}h(?:\d\d)?\b|\b\d{1,2}:\d\d\b
  |(?:\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) )?\bin the\x20
    (?:morning|afternoon|evening|night)\b
`

const isDate = ({ text, index, start }: chrono.ParsedResult, plain: string, original: string): boolean => {
  const before = plain.slice(0, index)
  // The parser takes "ó" for no letter, and the "300 d" of "300 dólares" for days.
  if (/^\p{L}/u.test(plain.slice(index + text.length))) return false
  if (/\b(?:ago|last|past|yesterday|now|tonight|earlier)\b/.test(text)) return false
  // "Give me a sec" is no date, nor is a good wish, nor the date on a card.
  if (/\b(?:sec(?:ond)?s?|min(?:ute)?s?|moments?|hours?|hrs?)\b/.test(text)) return false
  if (
    /\b(?:happy|merry|good|lovely|nice|great|(?:an?|any|every|each|most|some)) $/.test(before) &&
    !/\d/.test(text)
  )
    return false
  if (/\b(?:(?:have|enjoy) (?:a|your|the) (?:[a-z]+ )?|exp(?:ires|iry|iration)?[ :.]*)$/.test(before))
    return false
  if (!start.isCertain('day') && !start.isCertain('weekday') && !start.isCertain('month')) return false
  if (/^(?:march|may)$/.test(text))
    return PREPOSITION.test(before) || (original[index] === 'M' && !opensSentence(before))
  if (/^(?:mon|tue|wed|thu|fri|sat|sun)$/.test(text))
    return PREPOSITION.test(before) || /[A-Z]/.test(original[index] ?? '')
  return !/\b(?:days?|weeks?|months?|years?|hours?)\b/.test(text) || LENGTH.test(text)
}

/** "in 2 weeks" is a time to come; "2 months" and "for 6 weeks" are only lengths. */
const LENGTH = /^(?:in|within)\b|\bfrom (?:now|today)$/

const PREPOSITION =
  /\b(?:in|by|before|from|until|till|after|of|on|for|start(?:ing)?|this|next|early|mid|late|around) $/

const opensSentence = (before: string): boolean => /(?:^|[.!?\n])\s*$/.test(before)

/** A month without a day is the whole month; "in 2 months" is about a day. */
const daysOf = ({ text, start, end }: chrono.ParsedResult, today: Day): Days | null => {
  const named = dayFrom(start)
  const first = named === today && isWeekdayOnly(start) ? addDays(today, 7) : named
  if (first === null) return null
  if (!start.isCertain('day') && !start.isCertain('weekday') && !LENGTH.test(text)) {
    return monthAt(start.get('year') ?? 0, (start.get('month') ?? 1) - 1)
  }
  const last = end && (end.isCertain('day') || end.isCertain('weekday')) ? dayFrom(end) : null
  return { first, last: last !== null && last > first ? last : first }
}

/** "Monday", said on a Monday, is the next one: for its own day people say "today". */
const isWeekdayOnly = (start: chrono.ParsedResult['start']): boolean =>
  start.isCertain('weekday') && !start.isCertain('day')

const dayFrom = (parsed: chrono.ParsedResult['start']): Day | null => {
  const [year, month, date] = [parsed.get('year'), parsed.get('month'), parsed.get('day')]
  if (year === null || month === null || date === null || year > 9_000) return null
  return day(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
}
