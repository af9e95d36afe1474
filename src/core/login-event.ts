import type { Address } from './address.ts'
import type { Instant } from './time.ts'

/**
 * The site that carries the chat has said, and signed, who is logged in where this conversation is (M6). `user` is the
 * conversation that this user has everywhere else.
 */
export type LoggedIn = {
  readonly kind: 'logged-in'
  readonly at: Instant
  readonly address: Address
  readonly user: Address
}
