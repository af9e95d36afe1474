import { type Instant, type Milliseconds, milliseconds } from './time.ts'

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

/** Making a formatter costs more than a thousand uses of it, and there are few zones. */
const formatters = new Map<string, Intl.DateTimeFormat>()

const formatterFor = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  formatters.set(timeZone, made)
  return made
}
