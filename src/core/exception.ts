import type { HandOffTrigger } from './hand-off.ts'
import type { Cents } from './money.ts'
import { pattern } from './pattern.ts'

/** What a rep may grant beyond the policy (A9). */
export type Exception = {
  /** Percent off the list price. */
  readonly discount: number | null
  /** A price for a month, where a plan is sold by quote or another price was agreed. */
  readonly price: Cents | null
  /** Terms in words, such as "net-60". */
  readonly terms: string | null
}

/** What an approval permits from now on, and up to which amount. */
export type Approval = Exception & {
  readonly amount: Cents
  /** What its price was granted for: it holds for this plan, and for no more people. Journals before 0.2 lack it. */
  readonly scope?: Order
}

/** A plan for so many people. */
export type Order = { readonly plan: string; readonly quantity: number }

/** What an exception says, in words: "10 % off, net-60". Nothing at all is a larger order, as it stands. */
export const exceptionInWords = (exception: Exception, currency: string): string => {
  const { discount, terms, price } = exception
  if (isAsListed(exception)) return 'the order as it is listed'
  return [
    ...(discount === null ? [] : [`${discount} % off`]),
    ...(price === null ? [] : [`${(price / 100).toFixed(2)} ${currency} a month`]),
    ...(terms === null ? [] : [terms]),
  ].join(', ')
}

/** Whether nothing but the amount is approved (D4, "amount"). */
export const isAsListed = ({ discount, price, terms }: Exception): boolean =>
  discount === null && price === null && terms === null

/** The price for a month under an approval; null where there is none, as by quote. */
export const approvedPrice = (
  listed: number | null,
  approval: Approval | undefined,
  order: Order,
): number | null => {
  if (!approval) return listed
  const base = isWithin(order, approval.scope) ? (approval.price ?? listed) : listed
  return base === null ? null : Math.round((base * (100 - (approval.discount ?? 0))) / 100)
}

const isWithin = ({ plan, quantity }: Order, scope: Order | undefined): boolean =>
  scope === undefined || (plan === scope.plan && quantity <= scope.quantity)

/**
 * Of what they had asked for ("20% off and net-60"), the kinds that an exception does not grant: nobody may take its silence for a
 * yes. Less off than was asked says so by itself.
 */
export const ungranted = (wish: string, { discount, price, terms }: Exception): readonly string[] => {
  const parts = wish
    .split(/\s*(?:,|&|\+|;|\band\b|\bplus\b|\bwith\b|\bor\b)\s*/)
    .filter((part) => part !== '')
  return parts.filter((part) => (isOfPrice(part) ? discount === null && price === null : terms === null))
}

const isOfPrice = (part: string): boolean => OF_PRICE.test(part)

const OF_PRICE = pattern('')`
  %|percent|[$€£]
  |\b(?:
    off|discounts?|cheaper|price|deal|rate|offer|pricing|number|cost|quote|coupons?|vouchers?
    |promotions?|promo
  )\b
`

/** Whether it is over once a rep has approved or declined; whoever asked for a person still waits for one (A9). */
export const isOfException = (trigger: HandOffTrigger): boolean =>
  trigger === 'discount' || trigger === 'amount' || trigger === 'by-quote'
