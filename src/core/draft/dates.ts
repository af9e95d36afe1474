import { pattern, piece } from '../pattern.ts'
import type { Stretch } from './plain.ts'

/** A day, an hour, or a word for one, as it is compared: "12-01", "15:00", "monday", "tomorrow". */
export type DateMention = Stretch & { readonly on: string; readonly bound: Bound }

/** Which side of it is meant: at the latest, at the earliest, or neither is said. */
export type Bound = 'most' | 'least' | null

/** Every day, hour and word for one. */
export const datesIn = (text: string): readonly DateMention[] => {
  const found: DateMention[] = []
  for (const { pattern, on } of READERS) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      const name = on(match.slice(1))
      if (name === null || found.some((one) => start < one.end && one.start < end)) continue
      found.push({ start, end, on: name, bound: boundBefore(text, start) })
    }
  }
  return found
}

/** What the words before a number or a day say of its side. */
export const boundBefore = (text: string, at: number): Bound => {
  const before = text.slice(Math.max(0, at - 24), at).toLowerCase()
  if (MOST.test(before)) return 'most'
  return LEAST.test(before) ? 'least' : null
}

const TAIL = String.raw`(?:\s+(?:about|around|roughly|the|a|just|only))*\s*[$\u20ac\u00a3~]?$`
const MOST = new RegExp(
  piece`
    \b(?:
      up to|at most|at the most|no more than|under|below|within|max(?:imum)?(?: of)?|less than
      |before|until|no later than
    )${TAIL}
  `,
)
const LEAST = new RegExp(
  piece`
    \b(?:
      over|more than|above|at least|from|starting(?: at| from)?|after|since|minimum(?: of)?
      |beyond|no less than
    )${TAIL}
  `,
)

type Reader = {
  readonly pattern: RegExp
  readonly on: (groups: readonly (string | undefined)[]) => string | null
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = piece`
  Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?
  |Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?
`

const monthOf = (word = ''): string => two(MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1)
const two = (n: number | string | undefined): string => String(Number(n ?? 0)).padStart(2, '0')
const year = (text: string | undefined): string => (text === undefined ? '' : ` ${text}`)

const READERS: readonly Reader[] = [
  {
    pattern: /\b(\d{4})-(\d\d)-(\d\d)\b/g,
    on: ([_, month, day]) => `${two(month)}-${two(day)}`,
  },
  {
    pattern: new RegExp(String.raw`\b(${MONTH})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(\d{4})\b)?`, 'gi'),
    on: ([month, day, of]) => `${monthOf(month)}-${two(day)}${year(of)}`,
  },
  {
    pattern: new RegExp(
      String.raw`\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(${MONTH})\b\.?(?:,?\s+(\d{4})\b)?`,
      'gi',
    ),
    on: ([day, month, of]) => `${monthOf(month)}-${two(day)}${year(of)}`,
  },
  { pattern: /\b(\d{1,2})\/(\d{1,2})(?:\/\d{2,4})?\b/g, on: ([month, day]) => `${two(month)}-${two(day)}` },
  // "May" and "march" are words as well: a month by itself is written large, and not as a sentence begins.
  { pattern: new RegExp(String.raw`(?<=[a-z,] )(${MONTH})\b`, 'g'), on: ([month]) => monthOf(month) },
  {
    pattern: /\b(\d{1,2})(?::(\d\d))?\s?([ap])\.?m\b\.?/gi,
    on: ([hour, minute, half]) => clock(hour, minute, half),
  },
  { pattern: /\b(\d{1,2}):(\d\d)\b/g, on: ([hour, minute]) => `${two(hour)}:${minute}` },
  { pattern: /\b(\d{1,2})\s?o'?clock\b/gi, on: ([hour]) => `${two(hour)}:00` },
  { pattern: /\b(\d{1,2})(?:st|nd|rd|th)\b/g, on: ([day]) => `day ${day}` },
  { pattern: /\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b/gi, on: ([day]) => `${day?.toLowerCase()}day` },
  { pattern: /\b((?:19|20)\d\d)\b/g, on: ([of]) => `year ${of}` },
  { pattern: /\bQ([1-4])\b/g, on: ([quarter]) => `Q${quarter}` },
  {
    pattern: pattern('gi')`
      \b(
        today|tonight|tomorrow|yesterday|overnight|immediately|instantly|straight away
        |right away|at once|asap|(?<!as )soon|shortly|same[ -]day|next[ -]day|mornings?
        |afternoons?|evenings?|weekends?|noon|midnight|spring|summer|autumn|winter
        |(?:this|next|last|coming) (?:week|month|year|quarter)|24\/7|around the clock|weekly
        |daily|hourly|yearly|annual(?:ly)?|quarterly|per year|a year
        |in (?:a|no) (?:moment|minute|time|second)
      )\b
    `,
    on: ([word]) => word?.toLowerCase().replace(/s$/, '') ?? null,
  },
]

const clock = (hour = '0', minute = '00', half = 'a'): string =>
  `${two((Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0))}:${minute}`
