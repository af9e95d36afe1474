/**
 * Time as a value. The core never looks at a clock: every instant arrives inside an event (design, "The idea").
 */

declare const brand: unique symbol

/** A point in time: milliseconds since 1970 in UTC. */
export type Instant = number & { readonly [brand]: 'Instant' }

/** A length of time in milliseconds; branded so that seconds cannot slip in. */
export type Milliseconds = number & { readonly [brand]: 'Milliseconds' }

/** A calendar day of the business's own time zone, `YYYY-MM-DD`. */
export type Day = string & { readonly [brand]: 'Day' }

/** Marks a number of milliseconds since 1970 as an instant. */
export const instant = (epochMs: number): Instant => epochMs as Instant

/** Marks a number as a length of time in milliseconds. */
export const milliseconds = (ms: number): Milliseconds => ms as Milliseconds

/** A length of time in seconds. */
export const seconds = (n: number): Milliseconds => milliseconds(n * 1_000)

/** A length of time in minutes. */
export const minutes = (n: number): Milliseconds => seconds(n * 60)

/** A length of time in days of 24 hours. */
export const days = (n: number): Milliseconds => minutes(n * 24 * 60)

/** The instant that lies `length` after `from`. */
export const after = (from: Instant, length: Milliseconds): Instant => instant(from + length)

/** The later of two instants. */
export const later = (a: Instant, b: Instant): Instant => (a > b ? a : b)

/** Reads `YYYY-MM-DD`; null when it is not a day of the calendar. */
export const day = (text: string): Day | null => {
  const at = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && isoDay(at) === text ? (text as Day) : null
}

/** The day `n` days after `from` (before, when negative). */
export const addDays = (from: Day, n: number): Day => isoDay(Date.parse(`${from}T00:00:00Z`) + days(n)) as Day

/** The day that `at` falls on, `offset` east of UTC. */
export const dayOf = (at: Instant, offset: Milliseconds): Day => isoDay(at + offset) as Day

/** The instant at which a day begins, `offset` east of UTC. */
export const startOf = (of: Day, offset: Milliseconds): Instant =>
  instant(Date.parse(`${of}T00:00:00Z`) - offset)

const isoDay = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 10)
