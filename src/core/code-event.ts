import type { Address } from './address.ts'
import type { MessageId } from './ids.ts'
import type { Instant } from './time.ts'

/** What a turn was told of codes when it asked (M6). */
export type CodeAnswer =
  /** One more code was asked for, and may go out where nothing is spent. */
  | {
      readonly kind: 'code-counted'
      readonly at: Instant
      readonly to: Address
      readonly spent: Spent | null
    }
  /** `spent`: too much was tried already, so nobody has looked at this one. Journals before 0.2 lack it. */
  | {
      readonly kind: 'code-checked'
      readonly at: Instant
      readonly challenge: string
      readonly message: MessageId
      readonly right: boolean
      readonly spent?: Spent
    }

/** Whose allowance is used up: that of the address a code goes to, of the person who asks, or of the network they ask from. */
export type Spent = 'address' | 'person' | 'network'

/** What a turn knows of codes and of joints so far. */
export type JointsNow = {
  /** What the last guess at one was worth; `unseen`: too many were made, and nobody has looked at it. */
  readonly code: 'right' | 'wrong' | 'unseen' | null
  /** Whether one more may go to this address; absent: nobody has counted. */
  readonly counted?: { readonly to: Address; readonly spent: Spent | null }
  /** They said that these are not one person, and it was undone; absent: there was nothing to undo. */
  readonly unjoined?: true
}
