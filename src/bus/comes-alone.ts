import type { Clock } from '#contracts/clock'
import type { Memory, Parcel } from '#contracts/memory'
import { type Address, isStrangerAt } from '#core/address'
import type { PersonId } from '#core/ids'

/**
 * An address that nobody was heard from, or not for so long that it may be somebody else's by now, comes without a past (I10);
 * its former owner is told that it is gone. Both go through inboxes, once, before the address changes hands.
 */
export const comesAlone = async (
  address: Address,
  from: PersonId,
  into: PersonId,
  { id }: Parcel,
  { memory, clock }: { readonly memory: Memory; readonly clock: Clock },
): Promise<void> => {
  const at = clock.now()
  const joined = { kind: 'past-joined' as const, at, address, from, signals: [], files: [] }
  await memory.mailbox.accept(into, { id: `past:${id}`, event: joined }, at)
  if (isStrangerAt(from, address)) return
  await memory.mailbox.accept(from, { id: `taken:${id}`, event: { kind: 'address-taken', at, address } }, at)
}
