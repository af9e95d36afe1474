import type { Day, Milliseconds } from './time.ts'

/** The days of a week. */
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/** A day of the week. */
export type Weekday = (typeof WEEKDAYS)[number]

/** A stretch of a day, counted from midnight. */
export type OpenHours = { readonly from: Milliseconds; readonly to: Milliseconds }

/** When a business may be met, and for what (D3). */
export type CalendarRules = {
  /** What it is, with its article, as it stands in a sentence: "a tasting call". */
  readonly title: string
  /** Who invites: an e-mail address of the business; null where it gave none. */
  readonly host: string | null
  /** The IANA zone that the hours are in. */
  readonly timeZone: string
  readonly hours: { readonly [day in Weekday]: readonly OpenHours[] }
  readonly length: Milliseconds
  /** How far apart two meetings begin at least. */
  readonly every: Milliseconds
  /** What must be free before and after each. */
  readonly before: Milliseconds
  readonly after: Milliseconds
  /** How soon one may be booked, and how far ahead. */
  readonly lead: Milliseconds
  readonly horizon: Milliseconds
  readonly holidays: readonly Day[]
  /** Whether the calendar writes to those it expects, so that their e-mail address must be asked for. */
  readonly email: boolean
}
