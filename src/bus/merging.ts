import { aloneAt } from '#contracts/alone'
import type { Clock } from '#contracts/clock'
import type { Memory, Parcel } from '#contracts/memory'
import { type Address, isStrangerAt } from '#core/address'
import type { Deed } from '#core/effect'
import type { Event } from '#core/event'
import { historyOf, placesIn } from '#core/history'
import type { PersonId } from '#core/ids'
import { parted } from '#core/parting'

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
  into: PersonId,
  { id }: Parcel,
  { memory, clock }: Parts,
): Promise<void> => {
  const at = clock.now()
  const event = { kind: 'merge-asked' as const, at, into, address }
  await memory.mailbox.accept(from, { id: `merge:${id}`, event }, at)
}

/** G2: the past goes first, so that no mail overtakes what it follows. Of whom nobody was heard there is none. */
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
  const { differing } = recalled.snapshot
  const open = differing ? { differing } : {}
  const past = {
    kind: 'past-arrived' as const,
    at,
    from: person,
    address,
    why: 'merged' as const,
    events,
    ...open,
  }
  const answer =
    events.some(isPast) && (await memory.mailbox.accept(into, { id: `past:${id}`, event: past }, at))
  // Whom they have become was erased meanwhile, and so are they: the next round finds them by this (M9).
  if (answer === 'erased') return void (await memory.erasure.begin(person, at))
  await handOver(placesIn(recalled.events), person, into, memory)
}

/** That it was claimed, or asked to become another, is nothing that was said there (I10). */
const isPast = ({ kind }: Event): boolean =>
  kind !== 'merge-asked' && kind !== 'crm-told' && kind !== 'text-expected' && kind !== 'turn-ended'

/** Only what is theirs to give: an address that they have joined and not got yet, or that is another's by now, goes its own way. */
const handOver = async (
  addresses: readonly Address[],
  from: PersonId,
  into: PersonId,
  { directory, erasure }: Memory,
): Promise<void> => {
  for (const address of addresses)
    if (((await directory.personOf(address)) ?? (await aloneAt(address, erasure))) === from)
      await directory.join(address, into)
}

/**
 * G2: mail of somebody who is another by now. A claim still ends the turn that is under way (I12), and with a past that only
 * passes through go its addresses. Words from an address that has left wait until it is handed over.
 */
export const passOn = async (
  { to, event }: Of<'pass-on'>,
  { person, id }: Parcel,
  { memory, clock }: Parts,
): Promise<'done' | 'later'> => {
  const at = clock.now()
  const interrupts = event.kind === 'rep-claimed' ? { interrupts: true as const } : {}
  const isFromThere = event.kind === 'message-received' && isStrangerAt(to, event.address)
  if (isFromThere && (await memory.directory.personOf(event.address)) === person) return 'later'
  const place = isFromThere ? event.address : to
  const answer = await memory.mailbox.accept(place, { id: `passed:${id}`, event, ...interrupts }, at)
  // Whom they have become was erased meanwhile, and so are they; what left with an address is theirs no more, and is dropped (M9).
  if (answer === 'erased' && (await memory.journal.snapshotOf(person))?.mergedInto === to)
    await memory.erasure.begin(person, at)
  if (event.kind === 'past-arrived') await handOver(placesIn(event.events), person, to, memory)
  return 'done'
}

/** G3 */
export const part = async (
  { address, parting }: Of<'leave'>,
  { person, id }: Parcel,
  { memory, clock }: Parts,
): Promise<void> => {
  const stranger = await aloneAt(address, memory.erasure)
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
  const asked = { kind: 'part-asked' as const, at, address, there: stranger, ...(parting && { parting }) }
  await memory.mailbox.accept(person, { id: `part:${id}`, event: asked }, at)
  await memory.directory.join(address, stranger)
}
