import type { Address } from './address.ts'
import type { Terms } from './catalogue.ts'
import type { Instant } from './time.ts'

/** Accepted terms that are paid on an invoice: the order is placed by the yes itself, and no money is asked for now (A9, D7). */
export type OrderPlaced = {
  readonly kind: 'order-placed'
  readonly at: Instant
  readonly checkout: string
  readonly hash: string
  readonly terms: Terms
  readonly to: Address
  /** By which both sides call it. */
  readonly number: string
}
