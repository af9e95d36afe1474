import type { ParsedActivity } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Memory } from '#contracts/memory'
import { type Address, strangerAt } from '#core/address'
import type { Incoming } from '#core/event'
import type { PersonId } from '#core/ids'

/** Step 3: one Activity into its person's inbox, once. Resolves only when that is durable (I1, I2). */
export type Accept = (parsed: ParsedActivity) => Promise<'accepted' | 'duplicate'>

/** Accepts what channels parsed into this memory. */
export const acceptInto =
  (memory: Memory, clock: Clock): Accept =>
  async ({ address, activity, dedupe }) => {
    const now = clock.now()
    const event: Incoming = { kind: 'message-received', at: now, address, activity, more: false }
    const person = await personAt(memory, address)
    return memory.mailbox.accept(person, { id: `${address.channel}:${dedupe}`, event }, now)
  }

/** Whose mailbox this is: the person it was joined to, else the stranger it is by itself. */
export const personAt = async (memory: Memory, address: Address): Promise<PersonId> =>
  (await memory.directory.personOf(address)) ?? strangerAt(address)
