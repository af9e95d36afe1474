import * as chrono from 'chrono-node/es'
import { SPANISH_NUMBER } from '#core/draft/spanish/numbers'
import { pattern } from '#core/pattern'
import type { Noticed, Timeline } from '#core/signal'
import { addDays, type Day, dayOf, type Instant } from '#core/time'
import { utcOffset } from '#core/zone'
import { type Days, dayAt, monthsAt, partsOf, weekAfter } from '../calendar.ts'
import type { CallbackFound } from '../callback.ts'
import type { Span } from '../text.ts'
import { amountOf, find, quoted, type SpanishText, without } from './text.ts'

/** When a message was said, and the zone in which its days begin. */
export type When = { readonly now: Instant; readonly timeZone: string }

/** Days that are named, where, and which side of them is meant; `isOne`: it is a single day. */
export type SpanishDays = Days & Span & { readonly bound?: 'by' }

/** The days that a message names, in order and none of them past: periods by their own names first, then the date parser. */
export const daysIn = (text: SpanishText, when: When): readonly SpanishDays[] => {
  const today = dayOf(when.now, utcOffset(when.timeZone, when.now))
  const named: SpanishDays[] = []
  for (const [pattern, days, bound] of PERIODS) {
    for (const match of text.plain.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (named.some((one) => start < one.end && one.start < end)) continue
      const found = days(match.slice(1), today)
      if (found) named.push({ ...found, start, end, ...(bound && { bound }) })
    }
  }
  return [...named, ...dated(without(text, named), when)]
    .filter(({ last, start, end }) => last >= today && isMeant(text.plain, start, end))
    .map((one) => ({ ...one, first: one.first < today ? today : one.first }))
    .sort((a, b) => a.start - b.start)
}

/** "Hasta marzo" is how long something else goes on, and "hoy no puedo" no day for it. */
const isMeant = (plain: string, start: number, end: number): boolean =>
  !/\bhasta (?:el |la )?$/.test(plain.slice(0, start)) &&
  !/^ (?:ya )?no (?:puedo|podemos|me|nos|se puede|es posible)\b/.test(plain.slice(end))

/** "1 de diciembre, 300 dólares" is not December of the year 300. */
const BESIDE_A_DATE = /(?<=\d{1,2} de \p{L}+)[, ]+(?=\d{1,3}(?!\d))/giu

/** "Por la mañana" is a part of a day, and "mañana" the next one. */
const MORNING = /(?<!\p{L})(?:la|esta|cada) ma\u00f1ana(?!\p{L})/giu

const dated = (text: SpanishText, { now, timeZone }: When): readonly SpanishDays[] =>
  chrono
    .parse(
      leftOf(text)
        .replace(BESIDE_A_DATE, hidden)
        .replace(MORNING, hidden)
        .replace(/\bahora(?: mismo)?\b/gi, hidden)
        .replace(/\b(?:24\/7|50\/50|1\/2)\b/g, hidden),
      { instant: new Date(now), timezone: utcOffset(timeZone, now) / 60_000 },
      { forwardDate: true },
    )
    .flatMap(({ index, text: words, start }) => {
      if (!start.isCertain('month') || !start.isCertain('day') || LENGTH.test(words)) return []
      const [year, month, date] = [start.get('year'), start.get('month'), start.get('day')]
      const day = year && month && date ? dayAt(year, month - 1, date) : null
      return day === null ? [] : [{ first: day, last: day, start: index, end: index + words.length }]
    })

/** What was written, with its accents, but for what is blanked. */
const leftOf = ({ original, plain }: SpanishText): string =>
  original.replace(/\S/g, (letter, at: number) => (plain[at] === ' ' ? HIDDEN : letter))

const hidden = (words: string): string => HIDDEN.repeat(words.length)
const HIDDEN = '\u25a1'

/** "Tres días sin café" is how long, and not when. */
const LENGTH = /^(?:[\p{L}]+|\d+) (?:minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|a\u00f1os?)$/iu

type Period = readonly [
  pattern: RegExp,
  days: (groups: readonly (string | undefined)[], today: Day) => Days | null,
  bound?: 'by',
]

const WEEKDAYS = 'domingo lunes martes miercoles jueves viernes sabado'.split(' ')
const MONTHS =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ')
const WEEKDAY = `(${WEEKDAYS.join('|')})`
const MONTH = `(${MONTHS.join('|')}|setiembre)`
const NEXT = '(?:proxim[oa]|siguiente)'

const one = (day: Day): Days => ({ first: day, last: day })

/** The month of that name that is not over yet. */
const month = (name = '', today: Day): Days => {
  const [year, now] = partsOf(today)
  const at = MONTHS.indexOf(name.replace('setiembre', 'septiembre'))
  return monthsAt(year, at < now ? at + 12 : at, 1)
}

/** The coming day of that name, today excepted. */
const weekday = (name = '', today: Day): Days => {
  const now = new Date(`${today}T00:00:00Z`).getUTCDay()
  return one(addDays(today, (WEEKDAYS.indexOf(name) - now + 7) % 7 || 7))
}

const thisMonth = (today: Day, n = 0): Days => {
  const [year, now] = partsOf(today)
  return monthsAt(year, now + n, 1)
}

/** The beginning, the middle and the end of a month. */
const part = (which = '', of: Days): Days => {
  if (/^prin|^inic|^com/.test(which)) return { first: of.first, last: addDays(of.first, 9) }
  if (/^med/.test(which)) return { first: addDays(of.first, 10), last: addDays(of.first, 19) }
  return { first: addDays(of.last, -9), last: of.last }
}

const PERIODS: readonly Period[] = [
  [
    new RegExp(`\\b(?:a )?(principios|inicios|comienzos|mediados|finales|fines|fin) del? ${MONTH}\\b`, 'g'),
    ([which, name], today) => part(which, month(name, today)),
  ],
  [
    pattern('g')`
      \b(?:a |al )?(principios|inicios|mediados|finales|fines|fin|final) del?\x20
        (?:este |el )?mes(?! que viene)\b
    `,
    ([which], today) => part(which, thisMonth(today)),
    'by',
  ],
  [
    /\b(?:a )?(principios|inicios|comienzos|mediados) del? (?:(?:este |el |proximo )?ano(?: que viene| nuevo)?)\b/g,
    ([which = ''], today) => {
      const [year, now] = partsOf(today)
      const at = which === 'mediados' ? 5 : 0
      return monthsAt(now > at ? year + 1 : year, at, 1)
    },
    'by',
  ],
  [
    /\b(?:a |al |antes de )?(?:fin|final|finales|fines) de(?:l| este)? ano\b/g,
    (_, today) => {
      const [year] = partsOf(today)
      return monthsAt(year, 11, 1)
    },
    'by',
  ],
  [
    pattern('g')`
      \b(?:el )?(?:${NEXT} )?${WEEKDAY}(?: (?:que viene|${NEXT}|que entra))?(?!,? (?:el )?\d)\b
    `,
    ([name], today) => weekday(name, today),
  ],
  [
    new RegExp(`\\b(?:la )?(?:${NEXT} semana|semana (?:que viene|${NEXT}|que entra))\\b`, 'g'),
    (_, today) => weekAfter(today, 1),
  ],
  [/\besta semana\b/g, (_, today) => weekAfter(today, 0), 'by'],
  [
    new RegExp(`\\b(?:el )?(?:${NEXT} mes|mes (?:que viene|${NEXT}|que entra))\\b`, 'g'),
    (_, today) => thisMonth(today, 1),
  ],
  [/\beste mes\b/g, (_, today) => thisMonth(today), 'by'],
  [
    new RegExp(`\\b(?:el )?(?:${NEXT} ano|ano (?:que viene|${NEXT}|que entra|nuevo))\\b`, 'g'),
    (_, today) => monthsAt(partsOf(today)[0] + 1, 0, 12),
  ],
  [
    new RegExp(
      `\\b(?:en|dentro de) (un[oa]?|\\d{1,2}|${SPANISH_NUMBER}) (dias?|semanas?|mes(?:es)?)\\b`,
      'g',
    ),
    ([count = '', unit = ''], today) => {
      const n = /^un/.test(count) ? 1 : amountOf(count)
      const days = unit.startsWith('d') ? n : unit.startsWith('s') ? n * 7 : n * 30
      return n > 0 && days < 800 ? one(addDays(today, days)) : null
    },
    'by',
  ],
  [/\bpasado manana\b/g, (_, today) => one(addDays(today, 2))],
  [
    /\b(?<!\b(?:la|de|esta|por la|cada) )manana\b(?! por la)|\bmanana(?= por la)/g,
    (_, today) => one(addDays(today, 1)),
  ],
  [/\bhoy(?! en dia)\b/g, (_, today) => one(today)],
  [
    new RegExp(`(?<!\\d (?:de )?)\\b(?:en |el mes de )?${MONTH}\\b(?! de \\d{4}| \\d)`, 'g'),
    ([name], today) => month(name, today),
  ],
]

const LEAD = pattern('')`
  (?:
    antes|a partir|desde|para|a mas tardar|no mas tarde|(?:empezar|comenzar|arrancar|iniciar)
  )?(?: del?| el| la| en| a)* ?$
`

/** When it is wanted. */
export const timeline = (text: SpanishText, when: When): Noticed | null => {
  const [found] = daysIn(text, when)
  if (!found) return soonIn(text, when)
  const before = LEAD.exec(text.plain.slice(0, found.start))?.[0] ?? ''
  const lead = text.plain.slice(found.start - before.length, found.end)
  const bound = boundOf(lead, found)
  const value: Timeline = { day: bound === 'before' || bound === 'from' ? found.first : found.last, bound }
  const quote = quoted(text, { start: found.start - before.length, end: found.end })
  return { kind: 'timeline', value, quote, confidence: 0.8 }
}

/** "Lo antes posible" names no day: within a week, as in English. */
const soonIn = (text: SpanishText, { now, timeZone }: When): Noticed | null => {
  const found = find(text, SOON)
  if (!found) return null
  const day = addDays(dayOf(now, utcOffset(timeZone, now)), 7)
  return { kind: 'timeline', value: { day, bound: 'by' }, quote: quoted(text, found), confidence: 0.4 }
}

const SOON = pattern('g')`
  \b(?:(?:lo )?(?:antes|mas pronto|mas rapido) posible|cuanto antes|de inmediato|inmediatamente|ya mismo)\b
`

const boundOf = (lead: string, { first, last, bound }: SpanishDays): Timeline['bound'] => {
  if (/^\s*antes/.test(lead)) return /\bfin/.test(lead) ? 'by' : 'before'
  if (/partir|desde/.test(lead)) return 'from'
  if (bound || /^\s*para|tard/.test(lead)) return 'by'
  return first === last ? 'on' : 'from'
}

/** From which day on they want to be asked again: "escríbame la próxima semana" (A7). */
export const callback = (text: SpanishText, when: When): CallbackFound | null => {
  for (const days of daysIn(text, when)) {
    const asked = ASKING.exec(text.plain.slice(0, days.start))
    if (!asked) continue
    const span = { start: asked.index, end: days.end }
    if (find({ ...text, plain: text.plain.slice(0, span.end) }, /\bno (?=(?:me|nos)?\s*\w+$)/g, true))
      continue
    return {
      ...span,
      noticed: { kind: 'callback', value: days.first, quote: quoted(text, span), confidence: 0.9 },
    }
  }
  return null
}

const ASKING = pattern('')`
  \b(?<!no )(?:
    (?:(?:vuelva|vuelvan|vuelve) a )?(?:escrib|pregunt|contact|avis|record|llam|busc|habl)
      \w{0,4}(?:me|nos)
    |(?:me|nos) (?:vuelve|vuelven|puede|pueden|podria|podrian) (?:a )?
      (?:escribir|preguntar|contactar|avisar)
    |(?:
      hablemos|hablamos|volvamos a hablar|volvemos a hablar|retomamos|retomemos|lo vemos
      |lo hablamos
    )(?:lo)?
  )(?: (?:otra vez|de nuevo|mejor|por favor|nuevamente|esto|del tema))*,?\x20
    (?:(?:en|a partir de|desde|para|el|la|a|hasta) )*$
`
