import type { Cents } from './money.ts'

/** What a rep may grant beyond the policy (A9). */
export type Exception = {
  /** Percent off the list price. */
  readonly discount: number | null
  /** A price for a month, where a plan is sold by quote or another price was agreed. */
  readonly price: Cents | null
  /** Terms in words, such as "net-60". */
  readonly terms: string | null
}

/** What an approval permits from now on, and up to which amount due at once. */
export type Approval = Exception & { readonly amount: Cents }

/** What an exception says, in words: "10 % off, net-60". */
export const exceptionInWords = ({ discount, terms, price }: Exception, currency: string): string =>
  [
    ...(discount === null ? [] : [`${discount} % off`]),
    ...(price === null ? [] : [`${(price / 100).toFixed(2)} ${currency} a month`]),
    ...(terms === null ? [] : [terms]),
  ].join(', ')

/** The price for a month under an approval; null where there is none, as by quote. */
export const approvedPrice = (listed: number | null, approval: Approval | undefined): number | null => {
  if (!approval) return listed
  const base = approval.price ?? listed
  return base === null ? null : Math.round((base * (100 - (approval.discount ?? 0))) / 100)
}
