import { pattern } from '#core/pattern'
import type { Noticed } from '#core/signal'
import type { Meeting } from '#core/slot'
import { addDays, milliseconds } from '#core/time'
import { timeAt } from '#core/zone'
import { findClocks } from './clock.ts'
import { type DaysFound, findDays, type When } from './days.ts'
import { isOfMeeting } from './meeting-or-order.ts'
import { meant, type TimesIn } from './meeting-times.ts'
import { type MeetingContext, wishIn } from './meeting-wishes.ts'
import { findMoments, findNearDays } from './moments.ts'
import { clauseAt, hide, matches, quote, type Span, type Text } from './text.ts'
import { findZone, type ZoneFound } from './zones.ts'

/** What a message says of a meeting, and the stretches of it that other readers leave alone. */
export type MeetingFound = { readonly noticed: readonly Noticed[]; readonly spans: readonly Span[] }

/**
 * Talk of a meeting: that they would like one, another time for one, or none any more; and when, by their own clocks (D3).
 * Times alone are talk of one only where a meeting is on their mind and they are none of the order. Null where there is no such talk.
 */
export const readMeeting = (text: Text, context: MeetingContext): MeetingFound | null => {
  const zone = findZone(text)
  const when = { now: context.now, timeZone: zone?.zone ?? context.calendar.zone }
  const stay = zone && stayIn(text, zone, when)
  const zones = some(zone).map((one) => zoneOf(text, one, stay))
  const told = hide(text, [...some(zone), ...some(stay)])
  const times = timesIn(told, context, when)
  const { days, clocks, moments } = times
  const hasClock = clocks.length + moments.length > 0
  const asked = wishIn(told, context, {
    hasTime: hasClock || days.length > 0,
    hasClock,
    isOfMeeting: isOfMeeting(told, context, times),
  })
  if (!asked) return zone ? { noticed: zones, spans: [zone, ...some(stay)] } : null
  const [ofDays, ofClocks] = [about(told, asked.span, days), about(told, asked.span, clocks)]
  const spans = [...some(asked.span), ...ofDays, ...ofClocks, ...moments, ...inGeneral(told)]
  const inZone = { ...when, timeZone: YOUR_TIME.test(text.plain) ? context.calendar.ours : when.timeZone }
  const value = meant(told, asked, { days: ofDays, clocks: ofClocks, moments }, inZone, when.timeZone)
  return {
    noticed: [meetingOf(text, value, spans.length > 0 ? spans : [whole(text)]), ...zones],
    spans: [...spans, ...some(zone), ...some(stay)],
  }
}

const some = <T>(found: T | null): readonly T[] => (found === null ? [] : [found])

/** "3 your time" is by the business's clocks. */
const YOUR_TIME = /\byour time\b/

const whole = (text: Text): Span => ({ start: 0, end: text.plain.length })

const timesIn = (text: Text, { expecting, calendar }: MeetingContext, when: When): TimesIn => {
  const moments = findMoments(text, when)
  const near = findNearDays(text, when)
  const open = hide(text, [...moments, ...near, ...inGeneral(text)])
  const days = [...near, ...findDays(capitalised(open), when)].sort((a, b) => a.start - b.start)
  const isAsked =
    expecting === 'meeting' || (calendar.booked && !calendar.ordering && MOVING.test(text.plain))
  const unnamed = hide(
    open,
    days.map((day) => dateIn(text, day)),
  )
  return {
    moments,
    days: days.flatMap((day, n) => {
      const before = days[n - 1]
      if (isDated(text, day, days[n + 1])) return []
      return before && isDated(text, before, day) ? [{ ...day, start: before.start }] : [day]
    }),
    clocks: findClocks(unnamed, isAsked),
  }
}

/** Who moves a meeting names an hour, however short: "push it to 1". While a recap waits it may be a head count. */
const MOVING = /\b(?:move|push|shift|change|switch|reschedule|postpone)\b/

/** "Thursday the 3rd" is the one day on which both are so. */
const isDated = (text: Text, day: DaysFound, next: DaysFound | undefined): boolean =>
  next !== undefined &&
  day.first === day.last &&
  next.first === next.last &&
  /^,? (?:the )?$/.test(text.plain.slice(day.end, next.start)) &&
  /day$|^(?:mon|tue|wed|thu|fri|sat|sun)/.test(text.plain.slice(day.start, day.end))

/** The date parser takes these for days of their own. */
const inGeneral = (text: Text): readonly Span[] =>
  matches(text.plain, /\b(?:later|earlier) (?:in|on|that) (?:the )?(?:day|morning|afternoon)\b/g)

/** How long they are there, where they say so in one breath: then it is no wish. */
const stayIn = (text: Text, { end }: Span, when: When): DaysFound | null =>
  findDays(text, when).find(
    ({ start }) =>
      start >= end && /^ (?:for |until |till |through )?(?:the )?$/.test(text.plain.slice(end, start)),
  ) ?? null

/** In talk of a meeting "wed" is a day, however it is written. */
const capitalised = (text: Text): Text => ({
  ...text,
  original: text.original.replace(DAY_NAMES, (day) => day.charAt(0).toUpperCase() + day.slice(1)),
})

const DAY_NAMES = pattern('g')`
  \b(?:
    mon|tue|wed|thu|fri|(?:sat|sun)(?! \w)
    |(?:sat|sun)(?= (?:at|or|and|works?|morning|afternoon|\d))
    |(?<=\b(?:on|this|next) )(?:sat|sun)
  )\b
`

/** "12/1 at 3": the date without the hour that stands in one stretch with it. */
const dateIn = (text: Text, { start, end }: Span): Span => {
  const hour = HOUR_BEGINS.exec(text.plain.slice(start, end))
  return { start, end: hour ? start + hour.index : end }
}

const HOUR_BEGINS = pattern('')`
  \b(?:
    at|after|before|around|about|between|from|until|in the|noon|midday
    |(?:early |late )?(?:morning|afternoon)|evening|lunch|\d{1,2}:\d\d|\d{1,2} ?[ap]m
  )\b
  |@
`

/** What belongs to the wish: what follows in its sentence, else what stands before it and is not the order's own date. */
const about = <T extends Span>(text: Text, wish: Span | null, found: readonly T[]): readonly T[] => {
  if (wish === null) return found
  const { start, sentence } = clauseAt(text, wish.start)
  const within = found.filter((one) => one.start >= start && one.start < sentence.end)
  return within.length > 0
    ? within
    : found.filter((one) => !/\b(?:before|by|from|until) (?:the )?$/.test(text.plain.slice(0, one.start)))
}

const meetingOf = (text: Text, value: Meeting, spans: readonly Span[]): Noticed => ({
  kind: 'meeting',
  value,
  quote: quote(text, around(spans)),
  confidence: 0.9,
})

const zoneOf = (text: Text, found: ZoneFound, stay: DaysFound | null): Noticed => ({
  kind: 'zone',
  value: found.zone,
  quote: quote(text, stay ? around([found, stay]) : found),
  confidence: 0.9,
  ...(stay && { until: timeAt(addDays(stay.last, 1), milliseconds(0), found.zone) }),
})

/** From the first of the words to the last. */
const around = (spans: readonly Span[]): Span => ({
  start: Math.min(...spans.map(({ start }) => start)),
  end: Math.max(...spans.map(({ end }) => end)),
})
