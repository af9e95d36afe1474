import { pattern, piece } from '#core/pattern'
import { addDays, type Day } from '#core/time'
import {
  type Days,
  dayAt,
  monthAt,
  monthsAt,
  namedMonth,
  nextDate,
  nextHoliday,
  partsOf,
  weekAfter,
  weekdayOf,
} from './calendar.ts'

/** A way to name a day or a period, and what it means today; null where it names none. */
export type Period = {
  readonly pattern: RegExp
  readonly days: (groups: readonly (string | undefined)[], today: Day) => Days | null
  /** `by` where the words themselves set a limit: "end of March". */
  readonly bound?: 'by'
}

const MONTH = piece`
  (
    jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?
    |oct(?:ober)?|nov(?:ember)?|dec(?:ember)?
  )\b\.?
`
const WEEKDAY =
  '((?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\\b\\.?)'
const single = (of: Day | null): Days | null => (of === null ? null : { first: of, last: of })

const unitOf = (unit: string, which: string | undefined, today: Day): Days | null => {
  const [year, month] = partsOf(today)
  const n = which === 'next' ? 1 : 0
  if (unit === 'week' || unit === 'wk') return weekAfter(today, n)
  if (unit === 'month') return monthAt(year, month + n)
  if (unit === 'quarter') return monthsAt(year, 3 * (Math.floor(month / 3) + n), 3)
  if (unit === 'year') return monthsAt(year + n, 0, 12)
  return namedMonth(unit, today)
}

const third = ({ first, last }: Days, which: string): Days => {
  if (which === 'early') return { first, last: addDays(first, 9) }
  return which === 'late'
    ? { first: addDays(first, 20), last }
    : { first: addDays(first, 10), last: addDays(first, 19) }
}

const weekOf = ({ first, last }: Days, which: string): Days => {
  if (which === 'last') return { first: addDays(last, -6), last }
  const n = ['first', 'second', 'third', 'fourth'].indexOf(
    which.replace('1st', 'first').replace('2nd', 'second'),
  )
  return { first: addDays(first, 7 * n), last: addDays(first, 7 * n + 6) }
}

/** Names of days and periods that the date parser misses or misreads, the longer ones first. */
export const PERIODS: readonly Period[] = [
  {
    pattern: new RegExp(
      `\\b(?:the )?(?:very )?end of (?:the )?(this |next )?(week|month|quarter|year|${MONTH})`,
      'g',
    ),
    days: ([, which, unit], today) => lastDay(unitOf(unit ?? '', which?.trim(), today)),
    bound: 'by',
  },
  {
    pattern: /\b(?:eo([wmqy])|(week|month|quarter|year)[- ]end)\b/g,
    days: ([, letter, unit], today) => lastDay(unitOf(unit ?? UNIT_OF[letter ?? ''] ?? '', undefined, today)),
    bound: 'by',
  },
  {
    pattern: pattern('g')`
      \b(?:the )?(?:beginning|start) of (?:the )?(this |next )?
        (week|month|quarter|year|${MONTH})
    `,
    days: ([, which, unit], today) => single(unitOf(unit ?? '', which?.trim(), today)?.first ?? null),
  },
  {
    pattern: new RegExp(
      `\\b(?:(early|mid|late)[- ](?:in )?|(?:the )?(middle) of (?:the )?)(next month|${MONTH})`,
      'g',
    ),
    days: ([, which, middle, word], today) => {
      const month = word === 'next month' ? unitOf('month', 'next', today) : namedMonth(word ?? '', today)
      return month && third(month, which ?? middle ?? '')
    },
  },
  {
    pattern: pattern('g')`
      \b(?:the )?(first|1st|second|2nd|third|fourth|last) week (?:of|in) (?:the )?
        (next month|${MONTH})
    `,
    days: ([, which, word], today) => {
      const month = word === 'next month' ? unitOf('month', 'next', today) : namedMonth(word ?? '', today)
      return month && weekOf(month, which ?? '')
    },
  },
  {
    pattern: new RegExp(`\\b${WEEKDAY}(?:,| of)? (this|next) week\\b`, 'g'),
    days: ([, word, which], today) =>
      single(weekdayOf(weekAfter(today, which === 'next' ? 1 : 0), word ?? '')),
  },
  {
    pattern: new RegExp(`\\b${WEEKDAY},? (?:the )?(\\d{1,2})(?:st|nd|rd|th)\\b(?! of )`, 'g'),
    days: ([, , date], today) => single(nextDate(today, Number(date))),
  },
  {
    pattern: pattern('g')`
      (?:
        \b(early|mid|late)[- ](?:in )?(?:the )?
        |(?<=\b(?:in|by|this|next|before|until|till|after|from|for) (?:the )?)
      )(spring|summer|fall|autumn|winter)\b(?! (?:water|break|menu))
    `,
    days: ([, which, name], today) => nextSeason(name ?? '', which, today),
  },
  {
    pattern: /(?<=\b(?:in|early in|sometime in|once) )(?:the )?new year\b/g,
    days: (_, today) => monthAt(partsOf(today)[0] + 1, 0),
  },
  {
    pattern: pattern('g')`
      \b(?:the )?week (?:of|beginning|starting)(?: on)? (?:the )?
        (?:${MONTH} (\d{1,2})|(\d{1,2}))(?:st|nd|rd|th)?\b
    `,
    days: ([, word, date, alone], today) => {
      const [year, month] = partsOf((word === undefined ? null : namedMonth(word, today)?.first) ?? today)
      const first = word === undefined ? nextDate(today, Number(alone)) : dayAt(year, month, Number(date))
      return first && { first, last: addDays(first, 6) }
    },
  },
  { pattern: /\b(?:the )?day after tomorrow\b/g, days: (_, today) => single(addDays(today, 2)) },
  {
    pattern: /\b(?:the )?(\d{1,2})(?:st|nd|rd|th)? of (this|the|next) month\b/g,
    days: ([, date, which], today) => {
      const [year, month] = partsOf(unitOf('month', which, today)?.first ?? today)
      return single(dayAt(year, month, Number(date)))
    },
  },
  {
    pattern: pattern('g')`
      \b(?:the|by|on|before|from|until|till|after) (\d{1,2})(?:st|nd|rd|th)\b(?=
        $|\s*[,.!?;)]
        |\s(?:
          at|in|on|from|by|please|if|would|works?|is|and|or|but|so|to|with|for|until|till|around
          |instead|actually|preferably|ideally|that|then|not|because|as|when|we|i|it|\d
        )
      )
    `,
    days: ([, date], today) => single(nextDate(today, Number(date))),
  },
  {
    pattern: /\bq([1-4])(?:(?: of)? (20\d\d))?\b/g,
    days: ([, quarter, year], today) => {
      const [thisYear, month] = partsOf(today)
      const start = 3 * (Number(quarter) - 1)
      return monthsAt(year ? Number(year) : start + 2 < month ? thisYear + 1 : thisYear, start, 3)
    },
  },
  {
    pattern: /\b(this|next) (week|wk|month|quarter|year)\b/g,
    days: ([, which, unit], today) => unitOf(unit ?? '', which, today),
  },
  {
    pattern: pattern('g')`
      \b(?:the )?(
        (?:christmas|xmas)(?: eve)?|(?<=\bthe )holidays|(?<=\bthe )holiday season|thanksgiving
        |new year(?:'?s(?: day| eve)?)?|nye
      )\b
    `,
    days: ([, name], today) => single(nextHoliday(name ?? '', today)),
  },
]

/** The next season as the northern half of the world has it; one that is in its last month is over for whoever plans. */
const nextSeason = (name: string, which: string | undefined, today: Day): Days | null => {
  const [year, month] = partsOf(today)
  const start = { spring: 2, summer: 5, fall: 8, autumn: 8, winter: 11 }[name]
  if (start === undefined) return null
  const its = start + 2 <= month ? year + 1 : year
  const part = ['early', 'mid', 'late'].indexOf(which ?? '')
  return part < 0 ? monthsAt(its, start, 3) : monthAt(its, start + part)
}

const UNIT_OF: { readonly [letter: string]: string } = { w: 'week', m: 'month', q: 'quarter', y: 'year' }

const lastDay = (days: Days | null): Days | null => days && { first: days.last, last: days.last }
