import type { Clock } from '#contracts/clock'
import type { Memory, Parcel } from '#contracts/memory'
import { type Address, sameAddress, strangerAt } from '#core/address'
import type { Signal } from '#core/signal'

/**
 * What an address itself told us, and sent, comes along when it is joined, with its evidence and its times, so that nothing is
 * asked again (M5, M7); what others told its former owner does not (I10). The former owner is told that it is gone.
 * Both go through inboxes, once, before the address changes hands.
 */
export const bringAlong = async (
  address: Address,
  { person, id }: Parcel,
  { memory, clock }: { readonly memory: Memory; readonly clock: Clock },
): Promise<void> => {
  const from = (await memory.directory.personOf(address)) ?? strangerAt(address)
  const past = from === person ? null : await memory.journal.snapshotOf(from)
  const now = clock.now()
  const all: readonly Signal[] = Object.values(past?.signals ?? {})
  const signals = all.filter(({ evidence }) => sameAddress(evidence.address, address))
  const files = (past?.files ?? []).filter(
    (file) => file.fate.kind === 'kept' && sameAddress(file.address, address),
  )
  const joined = { kind: 'past-joined' as const, at: now, address, from, signals, files }
  await memory.mailbox.accept(person, { id: `past:${id}`, event: joined }, now)
  if (from === person || from === strangerAt(address)) return
  const taken = { kind: 'address-taken' as const, at: now, address }
  await memory.mailbox.accept(from, { id: `taken:${id}`, event: taken }, now)
}
