import type { Clock } from '#contracts/clock'
import type { Memory, Parcel } from '#contracts/memory'
import { type Address, addressKey } from '#core/address'
import type { Signal } from '#core/signal'
import { personAt } from './accept.ts'

/**
 * What an address told us while it was somebody by itself comes along when it is joined, with its evidence and its
 * times, so that nothing is asked again (M5, M7). It goes through the inbox, once, before the address changes hands.
 */
export const bringAlong = async (
  address: Address,
  { person }: Parcel,
  { memory, clock }: { readonly memory: Memory; readonly clock: Clock },
): Promise<void> => {
  const from = await personAt(memory, address)
  const past = from === person ? null : await memory.journal.recall(from, Number.MAX_SAFE_INTEGER)
  if (!past) return
  const signals: readonly Signal[] = Object.values(past.snapshot.signals)
  const event = { kind: 'past-joined' as const, at: clock.now(), address, from, signals }
  await memory.mailbox.accept(person, { id: `past:${from}:${addressKey(address)}`, event }, clock.now())
}
