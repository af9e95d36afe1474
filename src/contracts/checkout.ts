import type { Terms } from '#core/catalogue'
import type { PersonId } from '#core/ids'
import type { PaymentNews } from '#core/payment-event'
import type { Instant } from '#core/time'
import type { IncomingRequest, Verified } from './adapter.ts'

/**
 * Whoever takes the money (D7). It has a page to pay on, made at the click, and tells by webhook what became of it. Its
 * word alone makes a payment: that the buyer came back from its page proves nothing.
 */
export type CheckoutProvider = {
  /** As the journal names it. */
  readonly name: string
  /** Where this order is paid; the same order has the same page, however often the link is clicked. Never throws. */
  open(order: Order): Promise<Opened>
  /** Was it really the provider? Looks at headers and raw body only; never throws. */
  verify(request: IncomingRequest): Promise<Verified>
  /** What it says about a payment of ours. Only for a verified request; never throws. */
  parse(request: IncomingRequest): Promise<ParsedPayment>
}

/**
 * Accepted terms, to be paid until their link expires; `back` is where the provider's page leads to afterwards. After a payment
 * that failed, `attempt` counts up: a page that has failed takes no second payment.
 */
export type Order = {
  readonly checkout: string
  readonly hash: string
  readonly terms: Terms
  readonly attempt: number
  readonly expiresAt: Instant
  readonly back: string
}

/** A page to pay on; or none, and whether to come again is worth while. */
export type Opened =
  | { readonly kind: 'at'; readonly url: string }
  | { readonly kind: 'later'; readonly reason: string }

/** What a provider's webhook says. */
export type ParsedPayment =
  /** `dedupe` names the fact, not the webhook: however often and in whichever order it is told, it is one. */
  | {
      readonly kind: 'payment'
      readonly person: PersonId
      readonly event: PaymentEvent
      readonly dedupe: string
    }
  | { readonly kind: 'unsupported'; readonly reason: string }
  | { readonly kind: 'malformed'; readonly reason: string }
  /** It must be asked about and does not answer now; it will tell again. */
  | { readonly kind: 'later'; readonly reason: string }

/** The facts that a provider knows. */
export type PaymentEvent = Exclude<PaymentNews, { readonly kind: 'link-opened' | 'checkout-unavailable' }>
