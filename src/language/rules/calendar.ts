import { addDays, type Day, day } from '#core/time'

/** A stretch of days, both ends in it; a single day has one end twice. */
export type Days = { readonly first: Day; readonly last: Day }

/** Months by their first three letters, from 0. */
export const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** The year, month (from 0) and day of the month. */
export const partsOf = (of: Day): readonly [year: number, month: number, date: number] => [
  Number(of.slice(0, 4)),
  Number(of.slice(5, 7)) - 1,
  Number(of.slice(8, 10)),
]

/** The day of a date that exists; null for February 30. */
export const dayAt = (year: number, month: number, date: number): Day | null =>
  day(`${year}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`)

/** The whole month, `month` counted from January of `year` and free to run over. */
export const monthAt = (year: number, month: number): Days => monthsAt(year, month, 1)

/** `n` whole months from a month on. */
export const monthsAt = (year: number, month: number, n: number): Days => ({
  first: firstOf(year, month),
  last: addDays(firstOf(year, month + n), -1),
})

/** The month a word names, in the year that makes it the next one (or the current one). */
export const namedMonth = (word: string, today: Day, year?: string): Days | null => {
  const month = MONTHS.indexOf(word.slice(0, 3))
  const [thisYear, thisMonth] = partsOf(today)
  if (month < 0) return null
  return monthAt(year ? Number(year) : month < thisMonth ? thisYear + 1 : thisYear, month)
}

/** The week from Monday to Sunday, `n` weeks after that of `today`. */
export const weekAfter = (today: Day, n: number): Days => {
  const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7
  const first = addDays(today, 7 * n - sinceMonday)
  return { first, last: addDays(first, 6) }
}

/** A weekday, by its first three letters, of a week that starts on Monday. */
export const weekdayOf = (week: Days, word: string): Day =>
  addDays(week.first, (WEEKDAYS.indexOf(word.slice(0, 3)) + 6) % 7)

/** The next day with this date in the month, today included. */
export const nextDate = (today: Day, date: number): Day | null => {
  const [year, month] = partsOf(today)
  for (let n = 0; n < 12; n += 1) {
    const [y, m] = partsOf(firstOf(year, month + n))
    const found = dayAt(y, m, date)
    if (found !== null && found >= today) return found
  }
  return null
}

/** A holiday's next date; the fourth Thursday of November, where it moves. */
export const nextHoliday = (name: string, today: Day): Day | null => {
  const [year] = partsOf(today)
  const on = (y: number): Day | null => {
    if (/^new year.* eve$|^nye$/.test(name)) return dayAt(y, 11, 31)
    if (/^(?:christmas|xmas) eve$/.test(name)) return dayAt(y, 11, 24)
    if (/^(?:christmas|xmas|holidays|holiday season)$/.test(name)) return dayAt(y, 11, 25)
    if (name.startsWith('new year')) return dayAt(y, 0, 1)
    return addDays(weekdayOf(weekAfter(firstOf(y, 10), 0), 'thu'), isLateThursday(y) ? 28 : 21)
  }
  const thisYear = on(year)
  return thisYear !== null && thisYear >= today ? thisYear : on(year + 1)
}

const firstOf = (year: number, month: number): Day => {
  const of = dayAt(year + Math.floor(month / 12), ((month % 12) + 12) % 12, 1)
  if (of === null)
    throw new RangeError(`${year} has no month ${month}: months run over into years up to 9999`)
  return of
}

/** When November begins on a Friday, Saturday or Sunday, the Thursday of its first week lies in October. */
const isLateThursday = (year: number): boolean =>
  partsOf(weekdayOf(weekAfter(firstOf(year, 10), 0), 'thu'))[1] === 9
