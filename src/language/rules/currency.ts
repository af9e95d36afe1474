import type { NumberFound } from './numbers.ts'
import type { Span } from './text.ts'

const BEFORE_CODES: { readonly [sign: string]: string } = {
  $: 'USD',
  us$: 'USD',
  usd: 'USD',
  '€': 'EUR',
  '£': 'GBP',
}
const AFTER_CODES: readonly (readonly [RegExp, string])[] = [
  [/^ ?(?:dollars?|bucks?|usd|us dollars|\$)(?![a-z])/, 'USD'],
  [/^ ?(?:euros?|eur|€)(?![a-z])/, 'EUR'],
  [/^ ?(?:pounds?|gbp|quid|£)(?![a-z])/, 'GBP'],
  [/^ ?cents?\b/, 'USD'],
]

/** The currency of an amount, by its ISO 4217 code, and the amount's place with the sign or word for it. */
export type Money = Span & { readonly code: string | null; readonly cents: boolean }

/** Reads the sign before a number or the word after it: "$300", "300 bucks", "99 cents". */
export const currencyAround = (plain: string, { start, end }: NumberFound): Money => {
  const sign = /(us\$|[$€£]|\busd) ?$/.exec(plain.slice(0, start))
  const unit = AFTER_CODES.map(([pattern, code]) => ({ found: pattern.exec(plain.slice(end)), code })).find(
    ({ found }) => found !== null,
  )
  return {
    start: start - (sign?.[0].length ?? 0),
    end: end + (unit?.found?.[0].length ?? 0),
    code: (sign && BEFORE_CODES[sign[1] ?? '']) ?? unit?.code ?? null,
    cents: unit?.found?.[0].includes('cent') ?? false,
  }
}
