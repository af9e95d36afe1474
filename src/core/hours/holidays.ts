import { addDays, type Day } from '../time.ts'

/**
 * Whether a day is a federal holiday of the United States (5 U.S.C. 6103), or the weekday on which one is kept that falls on
 * a weekend.
 */
export const isHoliday = (of: Day): boolean =>
  isTheDay(of) ||
  (weekdayOf(of) === FRIDAY && isFixed(addDays(of, 1))) ||
  (weekdayOf(of) === MONDAY && isFixed(addDays(of, -1)))

const isTheDay = (of: Day): boolean => isFixed(of) || isCounted(of)

const SUNDAY = 0
const MONDAY = 1
const THURSDAY = 4
const FRIDAY = 5

/** New Year, Juneteenth, Independence, Veterans, Christmas. */
const FIXED: ReadonlySet<string> = new Set(['01-01', '06-19', '07-04', '11-11', '12-25'])

const isFixed = (of: Day): boolean => FIXED.has(of.slice(5))

/** King, Presidents, Labor, Columbus, Thanksgiving: the n-th such weekday of a month; and the last Monday of May, Memorial. */
const COUNTED: readonly (readonly [month: number, weekday: number, n: number])[] = [
  [1, MONDAY, 3],
  [2, MONDAY, 3],
  [9, MONDAY, 1],
  [10, MONDAY, 2],
  [11, THURSDAY, 4],
]

const isCounted = (of: Day): boolean => {
  const month = Number(of.slice(5, 7))
  const n = Math.ceil(Number(of.slice(8)) / 7)
  const weekday = weekdayOf(of)
  const isLastOfMonth = addDays(of, 7).slice(5, 7) !== of.slice(5, 7)
  return (
    COUNTED.some((one) => one[0] === month && one[1] === weekday && one[2] === n) ||
    (month === 5 && weekday === MONDAY && isLastOfMonth)
  )
}

/** 0 is Sunday. */
export const weekdayOf = (of: Day): number => new Date(`${of}T00:00:00Z`).getUTCDay()

/** Whether a day of the week is Saturday or Sunday, or neither. */
export const partOfWeek = (of: Day): 'weekday' | 'saturday' | 'sunday' => {
  const weekday = weekdayOf(of)
  if (weekday === SUNDAY) return 'sunday'
  return weekday > FRIDAY ? 'saturday' : 'weekday'
}
