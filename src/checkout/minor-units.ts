import type { Cents } from '#core/catalogue'

/**
 * An amount as Stripe writes it: in the smallest unit that the currency has, which is a hundredth for most, but the yen
 * itself for the yen (docs: "Zero-decimal currencies"). Ours are always hundredths.
 */
export const toMinorUnits = (amount: Cents, currency: string): number =>
  Math.round(amount * scaleOf(currency))

/** The same, read back. */
export const fromMinorUnits = (units: number, currency: string): Cents => units / scaleOf(currency)

const scaleOf = (currency: string): number => 10 ** (digitsOf(currency) - 2)

const digitsOf = (currency: string): number => {
  try {
    const format = new Intl.NumberFormat('en-US', { style: 'currency', currency })
    return format.resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    return 2
  }
}
