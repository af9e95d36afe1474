import type { Clock } from '#contracts/clock'
import type { Memory, Parcel } from '#contracts/memory'
import { strangerAt } from '#core/address'
import type { Deed } from '#core/effect'
import { historyOf, parted } from '#core/history'
import type { PersonId } from '#core/ids'

type Of<A extends Deed['act']> = Extract<Deed, { readonly act: A }>
type Parts = { readonly memory: Memory; readonly clock: Clock }

/**
 * The steps by which two persons become one, and one two (M7, M6). Each is a parcel of its own, names what it puts into an
 * inbox after itself, and may be done twice: so whoever dies on the way, the next one goes on (I1, I2).
 *
 * G1 An address was proven: whoever it belongs to is asked to become one with the prover.
 * G2 Who has become another sends all that was said, then hands over each address, then passes on whatever still comes.
 * G3 An address that leaves takes along what was said there, and the rest is told without it.
 */
export const askToMerge = async (
  address: Of<'join'>['address'],
  from: PersonId,
  { person, id }: Parcel,
  { memory, clock }: Parts,
): Promise<void> => {
  const at = clock.now()
  const event = { kind: 'merge-asked' as const, at, into: person, address }
  await memory.mailbox.accept(from, { id: `merge:${id}`, event }, at)
}

/** G2: the past goes first, so that no mail overtakes what it follows. */
export const bringPast = async (
  { into, address }: Of<'bring-past'>,
  { person, id }: Parcel,
  { memory, clock }: Parts,
): Promise<void> => {
  const recalled = await memory.journal.recall(person)
  if (!recalled) return
  const at = clock.now()
  const end = recalled.events.findLastIndex(({ kind }) => kind === 'merged-away')
  const events = historyOf(recalled.events.slice(0, end))
  const past = { kind: 'past-arrived' as const, at, from: person, address, why: 'merged' as const, events }
  await memory.mailbox.accept(into, { id: `past:${id}`, event: past }, at)
  const theirs = Object.values(recalled.snapshot.addresses).map((contact) => contact.address)
  // Who was never heard from has no address in their journal, and is one.
  for (const one of [...theirs, address]) await memory.directory.join(one, into)
}

/** G2: mail of somebody who is another by now. A claim still ends the turn that is under way (I12). */
export const passOn = async (
  { to, event }: Of<'pass-on'>,
  { id }: Parcel,
  { memory, clock }: Parts,
): Promise<void> => {
  const interrupts = event.kind === 'rep-claimed' ? { interrupts: true as const } : {}
  await memory.mailbox.accept(to, { id: `passed:${id}`, event, ...interrupts }, clock.now())
}

/** G3 */
export const part = async (
  { address, parting }: Of<'leave'>,
  { person, id }: Parcel,
  { memory, clock }: Parts,
): Promise<void> => {
  const stranger = strangerAt(address)
  const recalled = await memory.journal.recall(person)
  const at = clock.now()
  const { theirs } = parted(historyOf(recalled?.events ?? []), address)
  const past = {
    kind: 'past-arrived' as const,
    at,
    from: person,
    address,
    why: 'parted' as const,
    ...(parting && { parting }),
    events: theirs,
  }
  await memory.mailbox.accept(stranger, { id: `parted:${id}`, event: past }, at)
  const asked = { kind: 'part-asked' as const, at, address, ...(parting && { parting }) }
  await memory.mailbox.accept(person, { id: `part:${id}`, event: asked }, at)
  await memory.directory.join(address, stranger)
}
