import type { Clock } from '#contracts/clock'
import type { Memory } from '#contracts/memory'
import type { Address } from '#core/address'

/** Tells the person at a conversation whom the site says they are; resolves when that is durable (I1). */
export type LogIn = (conversation: Address, user: Address) => Promise<unknown>

/** Puts it into their inbox, once (I2): behind what was said before, and ahead of what is said next (M6). */
export const logInto =
  ({ memory, clock }: { readonly memory: Memory; readonly clock: Clock }): LogIn =>
  (address, user) => {
    const at = clock.now()
    const id = `login:${address.id} ${user.id}`
    return memory.mailbox.accept(address, { id, event: { kind: 'logged-in', at, address, user } }, at)
  }
