import { z } from 'zod'
import { type CalendarRules, type OpenHours, WEEKDAYS, type Weekday } from '#core/calendar-rules'
import { day, days, milliseconds, minutes } from '#core/time'
import { duration, span, timeZone, words } from './leaves.ts'
import { expects } from './problem.ts'

const HOURS = expects('hours', 'Write from and to, for example "09:00-17:00"; a list where there is a break.')

const readHours = (text: string): OpenHours | null => {
  const clock = '(\\d\\d?):(\\d\\d)'
  const found = new RegExp(`^\\s*${clock}\\s*-\\s*${clock}\\s*$`).exec(text)
  const [h1 = 0, m1 = 0, h2 = 0, m2 = 0] = (found?.slice(1) ?? []).map(Number)
  const [from, to] = [h1 * 60 + m1, h2 * 60 + m2]
  return found && from < to && to <= 24 * 60 && m1 < 60 && m2 < 60
    ? { from: minutes(from), to: minutes(to) }
    : null
}

const HOLIDAY = expects('a day', 'Write year, month and day, for example "2026-12-25".')

/** Reads a text, or says in the letter's words why it cannot. */
const readBy = <T>(read: (text: string) => T | null, letter: ReturnType<typeof expects>) =>
  z.string(letter).transform((text, context): T => {
    const found = read(text)
    if (found !== null) return found
    context.addIssue({ code: 'custom', message: letter.error({ input: text }) })
    return z.NEVER
  })

const hours = readBy(readHours, HOURS)
const holiday = readBy(day, HOLIDAY)

const inOrder = (all: readonly OpenHours[]): boolean =>
  all.every(({ from }, n) => from >= (all[n - 1]?.to ?? 0))

const ofDay = z
  .union([hours.transform((one): readonly OpenHours[] => [one]), z.array(hours)], HOURS)
  .refine(inOrder, { error: 'has hours that overlap, or stand out of order. Write them from early to late.' })
  .exactOptional()

const week = z.strictObject(
  {
    sun: ofDay,
    mon: ofDay,
    tue: ofDay,
    wed: ofDay,
    thu: ofDay,
    fri: ofDay,
    sat: ofDay,
  } satisfies { readonly [day in Weekday]: unknown },
  expects(
    'a week',
    `Write { mon: "09:00-17:00", ... } with ${WEEKDAYS.join(', ')}; a day left out is closed.`,
  ),
)

/** A calendar as a business file writes it: only what differs from Monday to Friday, nine to five, half an hour each (D3). */
export const calendarShape = z
  .strictObject(
    {
      title: words('Write what one books, with its article, for example "a tasting call".'),
      host: z
        .email(expects('an e-mail address', 'Write who invites, for example "hello@fernhill.example".'))
        .exactOptional(),
      timeZone: timeZone().exactOptional(),
      hours: week.exactOptional(),
      length: duration().exactOptional(),
      every: duration().exactOptional(),
      before: span().exactOptional(),
      after: span().exactOptional(),
      lead: span().exactOptional(),
      horizon: duration().exactOptional(),
      holidays: z
        .array(holiday, expects('a list of days', 'Write a list such as ["2026-12-25"].'))
        .exactOptional(),
    },
    expects(
      'a calendar',
      'Write { title, host, timeZone, hours, length, every, before, after, lead, horizon, holidays } and nothing else.',
    ),
  )
  .refine(({ length = LENGTH }) => length >= minutes(5) && length <= days(1), {
    path: ['length'],
    error: 'is no length for a meeting. Write from 5 minutes to 24 hours.',
  })
  .refine(({ every = LENGTH }) => every >= minutes(5), {
    path: ['every'],
    error: 'is too close. Write "5 minutes" or more.',
  })
  .refine(({ horizon = HORIZON }) => horizon <= days(366), {
    path: ['horizon'],
    error: 'is too far ahead. Write a year at most.',
  })

const LENGTH = minutes(30)
const HORIZON = days(30)
const LEAD = minutes(120)
const NINE_TO_FIVE: readonly OpenHours[] = [{ from: minutes(9 * 60), to: minutes(17 * 60) }]

/** A written calendar with all that it leaves to us, in the zone of its business where it names no other. */
export const calendarOf = (
  { title, hours, ...written }: z.output<typeof calendarShape>,
  zone: string,
): CalendarRules => ({
  title,
  host: written.host ?? null,
  timeZone: written.timeZone ?? zone,
  hours: {
    sun: hours?.sun ?? [],
    sat: hours?.sat ?? [],
    mon: hours ? (hours.mon ?? []) : NINE_TO_FIVE,
    tue: hours ? (hours.tue ?? []) : NINE_TO_FIVE,
    wed: hours ? (hours.wed ?? []) : NINE_TO_FIVE,
    thu: hours ? (hours.thu ?? []) : NINE_TO_FIVE,
    fri: hours ? (hours.fri ?? []) : NINE_TO_FIVE,
  },
  length: written.length ?? LENGTH,
  every: written.every ?? written.length ?? LENGTH,
  before: written.before ?? milliseconds(0),
  after: written.after ?? milliseconds(0),
  lead: written.lead ?? LEAD,
  horizon: written.horizon ?? HORIZON,
  holidays: written.holidays ?? [],
  email: false,
})
