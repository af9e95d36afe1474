import { pattern, piece } from '../pattern.ts'
import { type Bound, boundBefore } from './dates.ts'
import type { Stretch } from './plain.ts'

/** An amount of money: in whole cents, of which currency, and for how long or for whom; null where that is not said. */
export type MoneyMention = Stretch & {
  readonly cents: number
  readonly currency: string
  readonly per: string | null
  readonly bound: Bound
}

/** A number that is no money: of what it is one, as far as that can be told. */
export type NumberMention = Stretch & {
  readonly value: number
  /** A class of things, or a percentage; null: other things, whose names are in `of`. */
  readonly unit: 'percent' | 'people' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year' | null
  readonly of: readonly string[]
  readonly bound: Bound
}

/** Every amount of money, in a text whose number words are digits. */
export const moneyIn = (text: string): readonly MoneyMention[] =>
  [...text.matchAll(MONEY)].map((match) => {
    const { index: start, 0: words } = match
    const [before, first = '', k, second = '', k2, after] = match.slice(1)
    const amount = Number((first || second).replaceAll(',', '')) * (k || k2 ? 1_000 : 1)
    const end = start + words.length
    return {
      start,
      end,
      cents: Math.round(amount * 100),
      currency:
        CURRENCIES.get((before ?? after ?? '').toLowerCase()) ?? (before ?? after ?? '').toUpperCase(),
      per: periodAfter(text.slice(end)),
      bound: boundBefore(text, start),
    }
  })

const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['us$', 'USD'],
  ['dollar', 'USD'],
  ['dollars', 'USD'],
  ['bucks', 'USD'],
  ['\u20ac', 'EUR'],
  ['euro', 'EUR'],
  ['euros', 'EUR'],
  ['\u00a3', 'GBP'],
  ['pounds', 'GBP'],
])

const CODES = 'USD|EUR|GBP|CHF|CAD|AUD|NZD|JPY|MXN|BRL|INR|SEK|NOK|DKK|PLN|CZK|ZAR'
const FIGURE = String.raw`(\d[\d,]*(?:\.\d+)?)\s?(k\b)?`
const MONEY = new RegExp(
  piece`
    (?:
      (US\$|[$\u20ac\u00a3]|\b(?:${CODES})(?=\s?\d))\s?${FIGURE}
      |(?<![\d.,])${FIGURE}[\s-]?(dollars?|bucks|euros?|pounds|${CODES}|[$\u20ac\u00a3])(?!\w)
    )
  `,
  'gi',
)

const periodAfter = (text: string): string | null => {
  const said = PERIOD.exec(text)
  const [, word] = said ?? []
  if (!word) return null
  const plain = word.toLowerCase()
  return PERIODS.get(plain) ?? plain
}

const PERIOD = pattern('i')`
  ^(?:\s?(?:dollars?|USD))?\s?(?:\/\s?|per |a |an |each |every )([a-z]+)
  |^\s?(monthly|yearly|annually|weekly|each|apiece|once|one-time)
`

const PERIODS: ReadonlyMap<string, string> = new Map([
  ['mo', 'month'],
  ['monthly', 'month'],
  ['yr', 'year'],
  ['yearly', 'year'],
  ['annually', 'year'],
  ['wk', 'week'],
  ['weekly', 'week'],
])

/** Every number that is no money, in a text where that, days and links are blanked and number words are digits. */
export const numbersIn = (text: string): readonly NumberMention[] =>
  [...text.matchAll(/(?<![A-Za-z\d])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(k\b)?/g)].map((match) => {
    const { index: start, 0: words } = match
    const end = start + words.length
    const after = text.slice(end).toLowerCase()
    const [whole = '', part = '', k] = match.slice(1)
    return {
      start,
      end,
      value: Number(whole.replaceAll(',', '') + part) * (k ? 1_000 : 1),
      ...unitOf(after),
      bound: boundBefore(text, start),
    }
  })

const unitOf = (after: string): Pick<NumberMention, 'unit' | 'of'> => {
  if (/^\s?(?:%|percent|per cent|pct)/.test(after)) return { unit: 'percent', of: [] }
  const next = (after.split(/[.,;:!?()]|\d/)[0] ?? '').match(/[a-z]+(?:-[a-z]+)*/g) ?? []
  const end = next.findIndex((word) => NO_THING.test(word))
  const of = next.slice(0, end < 0 ? 3 : Math.min(end, 3)).flatMap((word) => word.split('-'))
  const known = UNITS.find(([pattern]) => of.slice(0, 2).some((word) => pattern.test(word)))
  return known ? { unit: known[1], of: [] } : { unit: null, of }
}

/** Where the name of what is counted has ended. */
const NO_THING = pattern('')`
  ^(?:
    and|or|for|at|with|in|on|to|of|is|are|was|it|that|this|per|as|but|by|from|so|if|when|would
    |will|can|should|the|a|an|you|your|we|our|i|who|which|before|first|more
  )$
`

const UNITS: readonly (readonly [RegExp, NonNullable<NumberMention['unit']>])[] = [
  [
    /^(?:people|persons?|employees?|colleagues?|coworkers?|folks|heads?|users?|staff|members?|seats?)$/,
    'people',
  ],
  [/^min(?:ute)?s?$/, 'minute'],
  [/^h(?:ou)?rs?$/, 'hour'],
  [/^days?$/, 'day'],
  [/^(?:weeks?|wks?)$/, 'week'],
  [/^(?:months?|mos?)$/, 'month'],
  [/^(?:years?|yrs?)$/, 'year'],
]
