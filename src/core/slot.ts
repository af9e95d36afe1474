import type { Day, Instant, Milliseconds } from './time.ts'
import { clockAt } from './zone.ts'

/** A stretch of time in which a meeting may be: from its start until just before its end. */
export type Slot = { readonly start: Instant; readonly end: Instant }

/**
 * When somebody would like to meet, by the clocks of one zone. Days have both ends in them; null: any. A `from` that is the
 * `to` is an exact time; null leaves that end of the day open.
 */
export type TimeWindow = {
  readonly first: Day | null
  readonly last: Day | null
  readonly from: Milliseconds | null
  readonly to: Milliseconds | null
}

/** What somebody wants with a meeting. `time`: only another or an exacter time; without a `when`, other times than those. */
export type Meeting = {
  readonly wish: 'book' | 'move' | 'cancel' | 'time'
  readonly when: readonly TimeWindow[]
  /** When it cannot be. Absent: nothing was said of that. */
  readonly not?: readonly TimeWindow[]
  /** How it is to be beside the time that lies before them, or that they have: a later one, the same hour of another day. */
  readonly than?: 'later' | 'earlier' | 'other-day' | 'same-time' | 'any'
}

/** Whether two slots are one. */
export const sameSlot = (a: Slot, b: Slot): boolean => a.start === b.start && a.end === b.end

/** Whether a slot lies in a window, as the zone's clocks show it. */
export const fits = ({ start }: Slot, { first, last, from, to }: TimeWindow, zone: string): boolean => {
  const { day, time } = clockAt(start, zone)
  if ((first !== null && day < first) || (last !== null && day > last)) return false
  if (from !== null && from === to) return time === from
  return (from === null || time >= from) && (to === null || time < to)
}

/** Whether a window names one time of the day. */
export const isExact = ({ from, to }: TimeWindow): boolean => from !== null && from === to

/** As a button has room for it: "Tue, Dec 1, 3:00 PM"; `tag` says in which language. */
export const slotTitle = ({ start }: Slot, zone: string, tag = 'en-US'): string =>
  said(
    start,
    zone,
    { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
    tag,
  )

/** As one says it, and as it comes back when it is chosen: "Tuesday, December 1 at 3:00 PM". */
export const slotWords = (
  { start }: Slot,
  zone: string,
  tag = 'en-US',
  on: (day: string, time: string) => string = (day, time) => `${day} at ${time}`,
): string =>
  on(
    said(start, zone, { weekday: 'long', month: 'long', day: 'numeric' }, tag),
    said(start, zone, { hour: 'numeric', minute: '2-digit' }, tag),
  )

/** What the zone's clocks go by at that time: "EST", or "GMT+1" where English has no short name. */
export const zoneName = (at: Instant, zone: string): string =>
  formatter(zone, { timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value ?? zone

/** Intl puts a narrow space before PM, which GSM-7 does not have. */
const said = (at: Instant, zone: string, options: Intl.DateTimeFormatOptions, tag: string): string =>
  formatter(zone, options, tag).format(at).replace(/\s/g, ' ')

const formatter = (
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
  tag = 'en-US',
): Intl.DateTimeFormat => new Intl.DateTimeFormat(tag, { timeZone, ...options })

/**
 * The first few of many, as different as they can be: one of each half day before a second of any, since who cannot in the
 * morning at nine cannot at half past either.
 */
export const spread = (slots: readonly Slot[], zone: string, most: number): readonly Slot[] => {
  const halves = new Set<string>()
  const firsts = slots.filter(({ start }) => {
    const { day, time } = clockAt(start, zone)
    const half = `${day} ${time < NOON}`
    return !halves.has(half) && halves.add(half)
  })
  const rest = slots.filter((slot) => !firsts.includes(slot))
  return [...firsts, ...rest].slice(0, most).sort((a, b) => a.start - b.start)
}

const NOON = 12 * 60 * 60_000
