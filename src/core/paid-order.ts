import type { Cents } from './money.ts'
import type { Reversed } from './payment-event.ts'
import type { Instant } from './time.ts'

/** An order that was paid, or placed to be invoiced, and what has become of the money since. */
export type PaidOrder = {
  readonly receipt: string
  readonly checkout: string
  readonly at: Instant
  readonly amount: Cents
  /** Nothing has been paid: the order is placed, and an invoice comes. `receipt` is its number. */
  readonly invoiced?: true
  /** Some of the money went back, or its payer disputes it; absent while all of it is ours. */
  readonly reversed?: Reversed
  /** How much went back in all; absent where nothing did. */
  readonly refunded?: Cents
}
