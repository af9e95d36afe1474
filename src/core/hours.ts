import { AREAS } from './hours/areas.ts'
import { isHoliday, partOfWeek } from './hours/holidays.ts'
import {
  CANADA,
  CONTIGUOUS,
  everyDay,
  FEDERAL,
  PROVINCES,
  type Span,
  STATES,
  STRICTEST,
  type Window,
} from './hours/windows.ts'
import type { Policy } from './policy.ts'
import { addDays, type Day, dayOf, type Instant, instant, later, milliseconds, startOf } from './time.ts'
import { timeAt, utcOffset } from './zone.ts'

/** Whether a text that nobody asked for may reach a phone: now, and until when; or from when on. */
export type MayText =
  | { readonly kind: 'now'; readonly until: Instant }
  | { readonly kind: 'later'; readonly at: Instant }

/**
 * The hours at a phone (C8), by its number alone. A number says where it was given out, and often that is several time
 * zones; so a text may go only while every zone that it may be in, and the rules of its state, allow it. Phones outside
 * the North American plan are taken to live by the business's own clocks.
 */
export const mayText = (number: string, at: Instant, policy: Pick<Policy, 'texts' | 'timeZone'>): MayText => {
  const { zones, window } = placeOf(number, policy)
  let from = at
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const here = zones.map((zone) => openingAfter(from, zone, window))
    const waits = here.flatMap((one) => (one.kind === 'later' ? [one.at] : []))
    if (waits.length > 0) {
      from = waits.reduce(later)
      continue
    }
    if (from > at) break
    return {
      kind: 'now',
      until: instant(Math.min(...here.map((one) => (one.kind === 'now' ? one.until : at)))),
    }
  }
  return { kind: 'later', at: from }
}

/** Each try moves on to a zone's next opening; a policy's hours are long enough for all zones of a number to meet on a day. */
const MOST_TRIES = 60

/** The hours in a chat, which no law names: those of the policy where it says which, else the federal ones, by one zone's clocks (D8). */
export const mayWrite = (zone: string, at: Instant, { texts: { hours } }: Pick<Policy, 'texts'>): MayText =>
  openingAfter(at, zone, typeof hours === 'object' ? everyDay(hours) : FEDERAL)

type Place = { readonly zones: readonly string[]; readonly window: Window }

const placeOf = (number: string, { texts, timeZone }: Pick<Policy, 'texts' | 'timeZone'>): Place => {
  const code = /^\+1(\d{3})/.exec(number)?.[1]
  const area = code === undefined ? { region: '', zones: [timeZone] } : AREA_OF.get(code)
  const { hours } = texts
  return {
    zones: area?.zones ?? CONTIGUOUS.map(zoneNamed),
    window: typeof hours === 'object' ? everyDay(hours) : WINDOWS[hours](area?.region ?? null),
  }
}

/** What each preset says of a region; null is a phone that may be anywhere. */
const WINDOWS: {
  readonly [preset in Extract<Policy['texts']['hours'], string>]: (region: string | null) => Window
} = {
  federal: (region) => nationOf(region),
  state: (region) => (region === null ? STRICTEST : (STATES[region] ?? nationOf(region))),
  strictest: () => STRICTEST,
}

const nationOf = (region: string | null): Window =>
  region !== null && PROVINCES.has(region) ? CANADA : FEDERAL

const zoneNamed = (name: string): string => (name.includes('/') ? name : `America/${name}`)

const AREA_OF = new Map(
  AREAS.flatMap(([region, zones, codes]) =>
    codes.split(' ').map((code) => [code, { region, zones: zones.split(' ').map(zoneNamed) }] as const),
  ),
)

/** No table closes a phone for longer: the longest is a Sunday between two holidays. */
const LONGEST = 14

/** By the clocks of one zone; found day by day, since a window opens and closes within one. */
const openingAfter = (at: Instant, zone: string, window: Window): MayText => {
  const today = dayOf(at, utcOffset(zone, at))
  for (let n = 0; n < LONGEST; n++) {
    const day = addDays(today, n)
    const hours = hoursOn(day, window)
    if (!hours || at >= timeAt(day, hours.to, zone)) continue
    const opens = timeAt(day, hours.from, zone)
    return at < opens ? { kind: 'later', at: opens } : { kind: 'now', until: timeAt(day, hours.to, zone) }
  }
  return { kind: 'later', at: startOf(addDays(today, LONGEST), milliseconds(0)) }
}

const hoursOn = (day: Day, window: Window): Span =>
  !window.holidays && isHoliday(day) ? null : window[partOfWeek(day)]
