import {
  after,
  type Day,
  dayOf,
  type Instant,
  instant,
  type Milliseconds,
  milliseconds,
  startOf,
} from './time.ts'

/**
 * How far east of UTC an IANA zone's clocks are at an instant: the one place that knows of daylight saving. It throws on a
 * name that is no zone, since that is a broken policy.
 */
export const utcOffset = (timeZone: string, at: Instant): Milliseconds => {
  const name = formatterFor(timeZone)
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value
  const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name ?? '') ?? []
  const length = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
  return milliseconds(sign === '-' ? -length : length)
}

/**
 * The instant at which a zone's clocks show a time of a day. Of an hour that they show twice it is one of the two; a time that
 * they skip comes out as another, which `clockAt` tells.
 */
export const timeAt = (day: Day, time: Milliseconds, zone: string): Instant => {
  const asIfUtc = after(startOf(day, milliseconds(0)), time)
  const nearly = instant(asIfUtc - utcOffset(zone, asIfUtc))
  return instant(asIfUtc - utcOffset(zone, nearly))
}

/** What a zone's clocks show: the day, and how long it is since they showed midnight. */
export const clockAt = (at: Instant, zone: string): { readonly day: Day; readonly time: Milliseconds } => {
  const offset = utcOffset(zone, at)
  const day = dayOf(at, offset)
  return { day, time: milliseconds(at - startOf(day, offset)) }
}

/** Making a formatter costs more than a thousand uses of it, and there are few zones. */
const formatters = new Map<string, Intl.DateTimeFormat>()

const formatterFor = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  formatters.set(timeZone, made)
  return made
}
