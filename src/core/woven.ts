import type { PersonId } from './ids.ts'
import type { Differing } from './merge-event.ts'
import type { PaidOrder } from './paid-order.ts'

/** What a state knows only of somebody who was two, or has been parted (M6, M7). */
export type Woven = {
  /** Facts that the two had said otherwise, until they say which is right (M4). Absent: none. */
  readonly differing?: readonly Differing[]
  /** Orders besides `payment`, which is the one last heard of. Absent: none. */
  readonly otherOrders?: readonly PaidOrder[]
  /** Who has by now what left with an address, by its name. Absent: nothing did. */
  readonly elsewhere?: { readonly [name: string]: PersonId }
}
