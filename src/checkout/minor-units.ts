import type { Cents } from '#core/catalogue'

/**
 * An amount as Stripe writes it: in the smallest unit that the currency has for Stripe, which is a hundredth for most, but the
 * yen itself for the yen (docs: "Zero-decimal currencies", "Three-decimal currencies"). Ours are always hundredths.
 */
export const toMinorUnits = (amount: Cents, currency: string): number =>
  Math.round(amount * scaleOf(currency))

/** The same, read back. */
export const fromMinorUnits = (units: number, currency: string): Cents => units / scaleOf(currency)

const scaleOf = (currency: string): number => 10 ** (digitsOf(currency.toUpperCase()) - 2)

const digitsOf = (currency: string): number => {
  if (WITHOUT.has(currency)) return 0
  return THREE.has(currency) ? 3 : 2
}

/**
 * Stripe's own lists. Others disagree: for the forint, the krona and the Ugandan shilling Intl knows no decimals, and Stripe
 * counts two.
 */
const WITHOUT: ReadonlySet<string> = new Set(
  'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '),
)
const THREE: ReadonlySet<string> = new Set('BHD JOD KWD OMR TND'.split(' '))
