import type { Cents } from './money.ts'
import type { Instant } from './time.ts'

/** What the page under a link of ours, and whoever takes the money, tell of a checkout (D7). */
export type PaymentNews =
  /** Somebody had the link opened: the buyer, or whoever they gave it to. `found`: what stood there (A10). */
  | {
      readonly kind: 'link-opened'
      readonly at: Instant
      readonly checkout: string
      readonly found: OfferFound
    }
  | {
      readonly kind: 'payment-received'
      readonly at: Instant
      readonly checkout: string
      readonly hash: string
      readonly amount: Cents
      /** ISO 4217; absent where the provider takes no other than the catalogue's. */
      readonly currency?: string
      readonly provider: string
      /** The provider's own name for the payment. */
      readonly reference: string
      /** Another order that the provider's record of it names as well, which no record of ours ever does. */
      readonly contradicts?: string
    }
  /** The provider could not take the money, or its page was left unpaid until it closed. */
  | {
      readonly kind: 'payment-failed'
      readonly at: Instant
      readonly checkout: string
      readonly how: 'declined' | 'expired'
      readonly provider: string
      readonly reference: string
    }
  /**
   * Money that had come went back (`amount`: in all so far), its payer disputes it, or the dispute was decided against us. It
   * may be told before the payment itself.
   */
  | {
      readonly kind: 'payment-reversed'
      readonly at: Instant
      readonly checkout: string
      readonly how: 'refunded' | 'disputed' | 'lost'
      readonly amount: Cents
      readonly provider: string
      readonly reference: string
      /** The reference of the payment that it is about; journals before 0.2 lack it. */
      readonly payment?: string
    }
  /** A dispute is over, and the money is ours. */
  | {
      readonly kind: 'payment-restored'
      readonly at: Instant
      readonly checkout: string
      readonly amount: Cents
      readonly provider: string
      readonly reference: string
      readonly payment: string
    }
  /** What the provider told of this checkout is not of our account, so it counts for nothing. */
  | {
      readonly kind: 'payment-ignored'
      readonly at: Instant
      readonly checkout: string
      readonly why: 'another-account' | 'test-mode' | 'live-mode'
      readonly provider: string
      readonly reference: string
    }
  /** The provider made no page for a link of ours: who wanted to pay could not. */
  | {
      readonly kind: 'checkout-unavailable'
      readonly at: Instant
      readonly checkout: string
      readonly reason: string
    }

/** What stood under a link when it was opened; only `open` leads to a payment. */
export type OfferFound = 'open' | 'paid' | 'changed' | 'expired' | 'revoked' | 'altered'

/** Why money that came is not the payment that was agreed; a person has to look at it (D4). */
export type PaymentProblem =
  | 'other-terms'
  | 'twice'
  | 'altered'
  | 'contradicts'
  | 'withdrawn'
  | 'amount'
  | 'currency'

/** Money that came and fits nothing, as a rep must find it at the provider. */
export type UnmatchedPayment = {
  readonly checkout: string
  readonly why: PaymentProblem
  readonly amount: Cents
  /** ISO 4217. */
  readonly currency: string
  readonly provider: string
  readonly reference: string
}

/** What of a payment went back or is disputed, as its provider tells it in any order: also before the payment itself. */
export type Reversals = {
  /** In all so far. */
  readonly refunded: Cents
  /** By the provider's name for each. One that is over stays over. */
  readonly disputes: { readonly [reference: string]: 'open' | 'won' | 'lost' }
}

/** What became of money that had come. `lost`: a dispute was decided against us. */
export type Reversed = 'refunded' | 'partly-refunded' | 'disputed' | 'lost'
