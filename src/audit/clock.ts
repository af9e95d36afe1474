import type { Day, Instant } from '#core/time'

/** Times as a page shows them, all by the clocks of one zone, which the page names. */
export type PageClock = {
  readonly zone: string
  /** "Monday, November 23, 2026". */
  readonly day: (at: Instant) => string
  /** "10:00:02". */
  readonly time: (at: Instant) => string
  /** A time of any day: "Nov 23, 2026, 10:00". */
  readonly moment: (at: Instant) => string
}

/** The clocks of an IANA zone. */
export const clockOf = (zone: string): PageClock => {
  const shown = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...options })
    return (at: Instant): string => format.format(at)
  }
  return {
    zone,
    day: shown({ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }),
    time: shown({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    moment: shown({ year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }),
  }
}

/** A day of the calendar, which has no zone: "December 1, 2026". */
export const dayInWords = (day: Day): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(day))
