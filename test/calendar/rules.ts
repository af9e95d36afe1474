import type { CalendarRules } from '#core/calendar-rules'
import { type Day, day, days, instant, minutes } from '#core/time'

/** 2026-11-23, a Monday, 10:00 in New York. */
export const MONDAY = instant(Date.UTC(2026, 10, 23, 15))

/** A day of the calendar, for tests. */
export const dayOn = (text: string): Day => {
  const known = day(text)
  if (!known) throw new Error(`${text} is no day`)
  return known
}

const nineToFive = [{ from: minutes(9 * 60), to: minutes(17 * 60) }]

/** Nine to five in New York, half an hour each. */
export const RULES: CalendarRules = {
  title: 'a tasting call',
  host: 'hello@fernhill.example',
  timeZone: 'America/New_York',
  hours: {
    sun: [],
    mon: nineToFive,
    tue: nineToFive,
    wed: nineToFive,
    thu: nineToFive,
    fri: nineToFive,
    sat: [],
  },
  length: minutes(30),
  every: minutes(30),
  before: minutes(0),
  after: minutes(0),
  lead: minutes(120),
  horizon: days(30),
  holidays: [dayOn('2026-11-26')],
  email: false,
}
