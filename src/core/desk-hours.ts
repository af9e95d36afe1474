import { weekdayOf } from './hours/holidays.ts'
import {
  addDays,
  after,
  type Day,
  dayOf,
  type Instant,
  instant,
  type Milliseconds,
  milliseconds,
} from './time.ts'
import { timeAt, utcOffset } from './zone.ts'

/** When reps are at the desk, Monday to Friday, counted from midnight. */
type Hours = { readonly from: Milliseconds; readonly to: Milliseconds }

/** Longer waits than any policy may name end here. */
const MOST_DAYS = 400

/** The instant at which so much of the desk's hours has passed since `from`; nights and weekends do not count (D6). */
export const afterHours = (from: Instant, length: Milliseconds, hours: Hours, timeZone: string): Instant => {
  let left = length
  const first = dayOf(from, utcOffset(timeZone, from))
  for (let n = 0; n < MOST_DAYS; n++) {
    const day = addDays(first, n)
    if (isWeekend(day)) continue
    const opens = Math.max(timeAt(day, hours.from, timeZone), from)
    const open = Math.max(0, timeAt(day, hours.to, timeZone) - opens)
    if (left <= open) return after(instant(opens), left)
    left = milliseconds(left - open)
  }
  return after(from, length)
}

const isWeekend = (day: Day): boolean => [0, 6].includes(weekdayOf(day))
