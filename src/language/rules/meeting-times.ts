import { pattern } from '#core/pattern'
import { isExact, type Meeting, type TimeWindow } from '#core/slot'
import { addDays, dayOf } from '#core/time'
import { clockAt, timeAt, utcOffset } from '#core/zone'
import type { ClockFound } from './clock.ts'
import type { DaysFound, When } from './days.ts'
import type { Asked } from './meeting-wishes.ts'
import type { MomentFound } from './moments.ts'
import { isDenied, type Span, type Text } from './text.ts'

/** All that a message says of when, by the words it is said with. */
export type TimesIn = {
  readonly days: readonly DaysFound[]
  readonly clocks: readonly ClockFound[]
  readonly moments: readonly MomentFound[]
}

/** What they want and when, and when not. */
export const meant = (
  text: Text,
  { wish, isWithout }: Asked,
  { days, clocks, moments }: TimesIn,
  inZone: When,
  zone: string,
): Meeting => {
  const isOut = (one: Span): boolean => isWithout === true || isExcluded(text, one)
  const wanted = { days: days.filter((day) => !isOut(day)), clocks: clocks.filter((one) => !isOut(one)) }
  const denied = windowsOf(
    text,
    days.filter(isOut).map((day) => within(day, wanted.days)),
    clocks.filter(isOut),
    inZone,
  )
  const when = [
    ...moments.map(({ window }) => window),
    ...windowsOf(text, wanted.days, wanted.clocks, inZone),
  ]
  const than = THAN.find(({ pattern }) => pattern.test(text.plain))?.than
  return {
    wish,
    when: inZone.timeZone === zone ? when : when.map((one) => translated(one, inZone, zone)),
    ...(denied.length > 0 && { not: denied }),
    ...(than && { than }),
  }
}

/** "Next week, but not Tuesday": not the Tuesday of that week. */
const within = (day: DaysFound, wanted: readonly DaysFound[]): DaysFound => {
  const [period] = wanted
  if (!period || period.first === period.last || day.first !== day.last) return day
  let first = day.first
  for (let weeks = 0; first < period.first && weeks < 5; weeks++) first = addDays(first, 7)
  return { ...day, first, last: first }
}

/** An exact time by other clocks, as theirs show it. */
const translated = (window: TimeWindow, { now, timeZone }: When, zone: string): TimeWindow => {
  const { first, last, from } = window
  if (from === null || !isExact(window) || first !== last) return window
  const day = first ?? clockAt(now, timeZone).day
  const there = clockAt(timeAt(day, from, timeZone), zone)
  return { first: first && there.day, last: last && there.day, from: there.time, to: there.time }
}

/** How a time is to be beside the one that lies before them. */
const THAN: readonly { readonly pattern: RegExp; readonly than: NonNullable<Meeting['than']> }[] = [
  { pattern: /\bsame (?:time|hour)\b/, than: 'same-time' },
  {
    pattern: pattern('')`
      \b(?:not|other than) (?:on )?(?:that|this) day\b
      |\b(?:that|this) day (?:does ?n.?t|does not|is ?n.?t|is not|won.?t|is bad|is out)\b
      |\b(?:can'?t|cannot|won'?t)\b[^.!?]{0,20}\b(?:that|this) day\b
      |\b(?:another|a different|some other|any other) day\b
    `,
    than: 'other-day',
  },
  {
    pattern: pattern('')`
      \b(?:
        asap|as soon as possible|soonest|any ?time|any day|whenever
        |(?:earliest|first|next) (?:available|possible|free|one you have)|^(?:right )?now
        |you (?:pick|choose)
      )\b
    `,
    than: 'any',
  },
  { pattern: /\blater\b(?! (?:one|this week|in the week|that week|today|than))/, than: 'later' },
  { pattern: /\b(?:earlier|sooner)\b(?! (?:one|than))/, than: 'earlier' },
]

/** "Not Tuesday", "Tuesday does not work", "any day but Tuesday"; and what is named in one breath with it. */
const isExcluded = (text: Text, { start, end }: Span): boolean => {
  const [before, behind] = [text.plain.slice(0, start), text.plain.slice(end)]
  return isDenied(text, start) || BUT.test(before) || REFUSED.test(behind) || NOR.test(before)
}

const BUT = /\b(?:but|except(?: for)?|besides|other than|apart from) (?:on |for |not )?(?:at )?$/
const NOR = /\b(?:can'?t|cannot|can not|not|n't|never)\b[^.!?;,]{0,24} (?:or|nor|and) (?:on )?$/
const REFUSED = pattern('')`
  ^ (?:or \w+ |and \w+ )?(?:
    (?:do(?:es)?|wo|is|are|ca)(?:n'?t| not)|won'?t|will not
    |is (?:no good|bad|out|full|impossible|too (?:early|late|soon))|are (?:bad|out)|no good
  )\b
`

/** Each day with each time; as many times as days go pairwise: "Tuesday at 3 or Wednesday at 4". */
const windowsOf = (
  text: Text,
  days: readonly DaysFound[],
  clocks: readonly ClockFound[],
  { now, timeZone }: When,
): readonly TimeWindow[] => {
  const today = dayOf(now, utcOffset(timeZone, now))
  const any = TODAY.test(text.plain)
    ? { first: today, last: today }
    : ANY.test(text.plain)
      ? { first: today, last: addDays(today, 14) }
      : ANY_DAY
  if (days.length === 0) return clocks.map((clock) => window(any, clock))
  if (clocks.length === 0) return days.map((day) => window(day, ANY_TIME))
  if (clocks.length === days.length) return days.map((day, n) => window(day, clocks[n] ?? ANY_TIME))
  return days.flatMap((day) => clocks.map((clock) => window(day, clock))).slice(0, MOST)
}

const MOST = 6
const TODAY = /\b(?:this (?:morning|afternoon|evening)|tonight)\b/
const ANY = pattern('')`
  \b(?:any|most|all|every|weekday) (?:\w+ )?(?:mornings?|afternoons?|evenings?|days?)\b
  |\b(?:morning|afternoon|evening)s\b
`
const ANY_DAY = { first: null, last: null }
const ANY_TIME = { from: null, to: null }

const window = (
  { first, last }: Pick<TimeWindow, 'first' | 'last'>,
  { from, to }: Pick<TimeWindow, 'from' | 'to'>,
): TimeWindow => ({ first, last, from, to })
