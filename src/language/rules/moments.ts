import type { TimeWindow } from '#core/slot'
import { addDays, after, type Day, dayOf, type Instant, minutes } from '#core/time'
import { clockAt, utcOffset } from '#core/zone'
import { weekAfter } from './calendar.ts'
import type { DaysFound, When } from './days.ts'
import { matches, type Span, type Text } from './text.ts'

/** A time that is counted from now: "in two hours". It is meant to within half an hour, and so it is a window. */
export type MomentFound = Span & { readonly window: TimeWindow }

const COUNTS: { readonly [word: string]: number } = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  'a couple of': 2,
  'half an': 0.5,
}
const COUNT = `(\\d{1,3}|${Object.keys(COUNTS)
  .sort((a, b) => b.length - a.length)
  .join('|')})`
const FORM = new RegExp(`\\bin (?:about |around )?${COUNT} ?(hours?|hrs?|h|minutes?|mins?)\\b`, 'g')

/** The times in a message that are counted from now. */
export const findMoments = (text: Text, when: When): readonly MomentFound[] =>
  matches(text.plain, FORM).flatMap(({ start, end, groups: [, count = '', unit = ''] }) => {
    const length = (COUNTS[count] ?? Number(count)) * (unit.startsWith('h') ? 60 : 1)
    const window = length > DAY ? null : around(after(when.now, minutes(length)), when)
    return window ? [{ start, end, window }] : []
  })

const DAY = 24 * 60

const around = (at: Instant, { timeZone }: When): TimeWindow | null => {
  const from = clockAt(after(at, minutes(-30)), timeZone)
  const to = clockAt(after(at, minutes(31)), timeZone)
  // Around midnight nobody meets.
  return from.day === to.day ? { first: from.day, last: from.day, from: from.time, to: to.time } : null
}

/**
 * Days that only somebody who looks for a time to meet names so. One that is past is kept as it is: nothing is free then, which is
 * the answer.
 */
export const findNearDays = (text: Text, { now, timeZone }: When): readonly DaysFound[] => {
  const today = dayOf(now, utcOffset(timeZone, now))
  return NEAR.flatMap(({ pattern, days }) =>
    matches(text.plain, pattern).map(({ start, end }) => {
      const [first, last] = days(today)
      return { start, end, first, last, bound: null, running: false }
    }),
  )
}

const NEAR: readonly {
  readonly pattern: RegExp
  readonly days: (today: Day) => readonly [first: Day, last: Day]
}[] = [
  {
    pattern: /\blater (?:in the|this|that) week\b/g,
    days: (today) => [addDays(today, 1), weekAfter(today, 0).last],
  },
  {
    pattern: /\b(?:the )?week after next\b/g,
    days: (today) => [weekAfter(today, 2).first, weekAfter(today, 2).last],
  },
  { pattern: /\byesterday\b/g, days: (today) => [addDays(today, -1), addDays(today, -1)] },
  {
    pattern: /\blast (?:week|(?:mon|tues|wednes|thurs|fri)day)\b/g,
    days: (today) => [weekAfter(today, -1).first, addDays(today, -1)],
  },
  { pattern: /\bweds\b/g, days: (today) => onWednesday(today) },
  {
    pattern: /\bwithin (?:the next )?(?:a|one|two|2|\d{1,2}) (?:weeks?|days)\b/g,
    days: (today) => [today, addDays(today, 14)],
  },
]

const onWednesday = (today: Day): readonly [Day, Day] => {
  const near = addDays(weekAfter(today, 0).first, 2)
  const day = near > today ? near : addDays(near, 7)
  return [day, day]
}
