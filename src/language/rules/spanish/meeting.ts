import { SPANISH_NUMBER } from '#core/draft/spanish/numbers'
import { pattern } from '#core/pattern'
import type { Clocks, Expecting } from '#core/reading'
import type { Noticed } from '#core/signal'
import type { Meeting, TimeWindow } from '#core/slot'
import { milliseconds } from '#core/time'
import type { Span } from '../text.ts'
import { daysIn, type When } from './days.ts'
import { amountOf, find, quoted, type SpanishText, without } from './text.ts'

/** Talk of a meeting, and when it is to be, by their clocks (D3): each day that is named with each hour. */
export const meeting = (
  text: SpanishText,
  when: When,
  calendar: Clocks,
  expecting: Expecting | null,
): (Span & { readonly noticed: Noticed }) | null => {
  const here = { ...when, timeZone: calendar.zone }
  const hours = hoursIn(text)
  const days = daysIn(without(text, hours), here)
  const wish = wishIn(text, calendar)
  const isAnswer =
    (expecting === 'meeting' && hours.length + days.length > 0) ||
    ((calendar.offered || calendar.wished) && hours.length > 0)
  if (!wish && (!isAnswer || calendar.ordering)) return null
  const parts = [...(wish ? [wish] : []), ...hours, ...days]
  const span = {
    start: Math.min(...parts.map((one) => one.start)),
    end: Math.max(...parts.map((one) => one.end)),
  }
  const than = /\bmas tarde\b/.test(text.plain)
    ? ('later' as const)
    : /\bmas temprano\b|\bantes\b(?! de)/.test(text.plain)
      ? ('earlier' as const)
      : null
  const value = { wish: wish?.wish ?? ('time' as const), when: windows(days, hours), ...(than && { than }) }
  return { ...span, noticed: { kind: 'meeting', value, quote: quoted(text, span), confidence: 0.9 } }
}

const NOUN =
  '(?:(?:video)?llamadas?|(?:video)?conferencia|reunion|cita|demo|demostracion|cata|visita|videollamada)'
const THE = '(?:un[ao]? |el |la |esa |ese |esta |este |mi |nuestra |otra )?'

const WISHES: readonly (readonly [Meeting['wish'], RegExp])[] = [
  ['cancel', new RegExp(`\\b(?:cancel|anul)\\w+ ${THE}${NOUN}\\b`, 'g')],
  [
    'move',
    pattern('g')`
      \b(?:mov|muev|cambi|reprogram|reagend|pospon|aplaz|adelant|pas)\w+ ${THE}${NOUN}\b
      |\b${NOUN} (?:para|a) otr[oa] (?:dia|hora)\b
    `,
  ],
  [
    'book',
    pattern('g')`
      \b(?:
        agend|reserv|program|concert|orden|organi[sz]|ten|hac|haz|quer|quier|quisier|pid|prefer
        |prefier|necesit|gustaria|mejor|vale,?|si,?
      )\w* (?:(?:tener|hacer|agendar|reservar|programar) )?${THE}${NOUN}\b(?! al cliente)
    `,
  ],
  [
    'book',
    pattern('g')`
      \b(?:
        cuando (?:pueden|podemos|podriamos|puedo) (?:reunir|hablar|llamar|ver)\w*
        |que (?:horarios|horas|dias) (?:tienen|hay|estan)(?: (?:libres|disponibles))?
        |(?:podemos|podriamos|quiero|queremos) (?:reunirnos|vernos)
      )\b
    `,
  ],
]

const wishIn = (text: SpanishText, { booked }: Clocks) => {
  for (const [wish, pattern] of WISHES) {
    const found = find(text, pattern)
    if (found) return { wish, ...found }
  }
  if (!booked) return null
  const found = find(
    text,
    /\b(?:no (?:puedo|podemos|podre|podremos) (?:ir|asistir|a esa hora|ese dia)|otra hora|otro dia)\b/g,
    true,
  )
  return found && { wish: 'move' as const, ...found }
}

type Hours = Pick<TimeWindow, 'from' | 'to'> & Span

const HALF = '(?: (?:de|por|en) la (manana|tarde|noche)| ?(a\\.? ?m\\.?|p\\.? ?m\\.?))?'
const CLOCK = pattern('g')`
  \b(?:a|de|sobre|desde|para) las? (\d{1,2}|${SPANISH_NUMBER}|una)
    (?:(?::|\.| y )(\d{2}|media|cuarto))?${HALF}(?![\d%])
`
const FIGURES = new RegExp(`\\b(\\d{1,2}):(\\d{2})${HALF}`, 'g')
const PARTS: readonly (readonly [RegExp, number, number])[] = [
  [/\b(?:por|en|de) la manana\b/g, 0, 12],
  [/\b(?:por|en|de) la tarde\b|\bdespues de comer\b/g, 12, 18],
  [/\bal? (?:medio ?dia)\b/g, 12, 14],
]

const hoursIn = ({ plain }: SpanishText): readonly Hours[] => {
  const found: Hours[] = []
  const isFree = (start: number, end: number): boolean =>
    found.every((one) => end <= one.start || start >= one.end)
  for (const pattern of [CLOCK, FIGURES]) {
    for (const match of plain.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      const [, hour = '', minute = '', part = '', half = ''] = match
      const at = timeOf(hour, minute, part || half)
      if (at !== null && isFree(start, end)) found.push({ start, end, from: at, to: at })
    }
  }
  for (const [pattern, from, to] of PARTS) {
    for (const { index, 0: words } of plain.matchAll(pattern)) {
      const end = index + words.length
      if (isFree(index, end)) found.push({ start: index, end, from: hours(from), to: hours(to) })
    }
  }
  return found
}

const hours = (n: number) => milliseconds(n * 60 * 60_000)

/** An hour that is not said to be of the morning is one at which people work, as in English: "a las 3" is in the afternoon. */
const timeOf = (hour: string, minute: string, part: string) => {
  const n = hour === 'una' ? 1 : amountOf(hour)
  const m = minute === 'media' ? 30 : minute === 'cuarto' ? 15 : Number(minute || 0)
  const isLate = /^(?:tarde|noche|p)/.test(part) || (part === '' && n < 8)
  const at = isLate && n < 12 ? n + 12 : /^(?:manana|a)/.test(part) && n === 12 ? 0 : n
  return at < 24 && m < 60 ? hours(at + m / 60) : null
}

const windows = (
  days: readonly Pick<TimeWindow, 'first' | 'last'>[],
  times: readonly Pick<TimeWindow, 'from' | 'to'>[],
): readonly TimeWindow[] => {
  const window = (
    { first, last }: Pick<TimeWindow, 'first' | 'last'>,
    { from, to }: Pick<TimeWindow, 'from' | 'to'>,
  ): TimeWindow => ({ first, last, from, to })
  if (days.length === 0) return times.map((time) => window(ALWAYS, time))
  if (times.length === 0) return days.map((day) => window(day, ALWAYS))
  if (times.length === days.length) return days.map((day, n) => window(day, times[n] ?? ALWAYS))
  return days.flatMap((day) => times.map((time) => window(day, time))).slice(0, MOST)
}

const ALWAYS = { first: null, last: null, from: null, to: null }
const MOST = 6
