import type { Clock } from '#contracts/clock'
import type { Memory, Parcel } from '#contracts/memory'
import { type Address, isStrangerAt, sameAddress } from '#core/address'
import type { PersonId } from '#core/ids'
import { part } from './merging.ts'

/**
 * An address that nobody was heard from, or not for so long that it may be somebody else's by now, comes without a past (I10);
 * its former owner is told that it is gone. Both go through inboxes, once, before the address changes hands.
 */
export const comesAlone = async (
  address: Address,
  from: PersonId,
  into: PersonId,
  parcel: Parcel,
  parts: { readonly memory: Memory; readonly clock: Clock },
): Promise<void> => {
  const { memory, clock } = parts
  const at = clock.now()
  const joined = { kind: 'past-joined' as const, at, address, from, signals: [], files: [] }
  await memory.mailbox.accept(into, { id: `past:${parcel.id}`, event: joined }, at)
  if (isStrangerAt(from, address)) await letGo(address, from, parcel, parts)
  else await taken(address, from, parcel, parts)
}

type Parts = Parameters<typeof comesAlone>[4]

/**
 * Whoever is named after an address that is somebody else's now keeps no other under that name, or the next one who comes to be
 * called so would read it: each is by itself again, with what was said there (M6).
 */
const letGo = async (
  address: Address,
  from: PersonId,
  { id, ...parcel }: Parcel,
  parts: Parts,
): Promise<void> => {
  const known = await parts.memory.journal.snapshotOf(from)
  const contacts = Object.values(known?.addresses ?? {})
  if (contacts.length === 0) return
  const parting = { said: address, at: parts.clock.now() }
  for (const [n, contact] of contacts.entries())
    if (!sameAddress(contact.address, address))
      await part(
        { act: 'leave', address: contact.address, parting },
        { ...parcel, person: from, id: `${id}~${n}` },
        parts,
      )
  await taken(address, from, { ...parcel, id }, parts)
}

const taken = async (
  address: Address,
  from: PersonId,
  { id }: Parcel,
  { memory, clock }: Parts,
): Promise<void> => {
  const at = clock.now()
  await memory.mailbox.accept(from, { id: `taken:${id}`, event: { kind: 'address-taken', at, address } }, at)
}
