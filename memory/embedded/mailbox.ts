import type { Accepted, Envelope, Lease, Mailbox } from '#contracts/memory'
import { type Address, addressKey, strangerAt } from '#core/address'
import type { PersonId } from '#core/ids'
import { after, type Instant, later } from '#core/time'
import { erasedAt, isOfBefore, newcomerAt } from './erase.ts'
import { deposit, endWaits, makeReady, wait } from './inbox.ts'
import type { Args } from './operation.ts'
import { noteId } from './seen.ts'
import { changed, type Step, unchanged, workIf } from './step.ts'
import { issue, type Person, personIn, type Store } from './store.ts'

/** A lease carries at most this many envelopes; the rest waits for the next turn. */
const MOST_ENVELOPES = 32

/** One pick in this many starts from the lower lanes, so that a busy lane 0 starves nobody (B3). */
const LOWER_LANES_EVERY = 8

/** Puts an envelope into the inbox of whom it is for, once for each recipient (I2). */
export const accept = (store: Store, { to, envelope, now }: Args['accept']): Step<Accepted> => {
  if (isForNobody(store, to, envelope)) return unchanged('erased')
  if (!noteId(store, to, envelope.id, now)) return unchanged('duplicate')
  const person = ownerOf(store, to)
  const record = personIn(store, person)
  record.heard = later(record.heard ?? now, now)
  const isReady = deposit(store, person, envelope, now)
  return changed('accepted', workIf((envelope.interrupts && interrupt(store, person, record)) || isReady))
}

/** The turn that is under way loses its lease, and its commit is fenced (I12); true when there was one. */
const interrupt = (store: Store, person: PersonId, record: Person): boolean => {
  if (record.standing !== 'leased') return false
  makeReady(store, person, record, 'tail')
  return true
}

/** Whether it is for somebody who was erased, or comes from before that (M9). */
const isForNobody = (store: Store, to: PersonId | Address, envelope: Envelope): boolean =>
  typeof to === 'string' ? erasedAt(store, to) !== null : isOfBefore(store, to, envelope)

/** Whose mailbox it is: the person it was joined to, else the stranger it is by itself; or whoever comes after one who was erased. */
const ownerOf = (store: Store, to: PersonId | Address): PersonId => {
  if (typeof to === 'string') return to
  const owner = store.joined.get(addressKey(to)) ?? strangerAt(to)
  return erasedAt(store, owner) === null ? owner : newcomerAt(store, to)
}

/** Takes the persons that wait longest, each under a new fence; whose wait is over waits in line by now (I3). */
export const lease = (store: Store, { now, hold, most }: Args['lease']): Step<readonly Lease[]> => {
  const woken = endWaits(store, now)
  const leases: Lease[] = []
  while (leases.length < most) {
    const person = pick(store)
    if (person === null) break
    leases.push(hand(store, person, after(now, hold)))
  }
  // Whose wait ended and who was not taken is for somebody else to take.
  if (woken + leases.length > 0) return changed(leases, workIf(woken > leases.length))
  return unchanged(leases)
}

const pick = (store: Store): PersonId | null => {
  for (const lane of laneOrder(store.picks + 1)) {
    const person = store.ready[lane].shift()
    if (person === null) continue
    store.picks += 1
    return person
  }
  return null
}

/** Lanes 1 and 2 take turns at going first, or a busy lane 1 would starve lane 2, or the other way round. */
const laneOrder = (pickNumber: number): readonly Person['lane'][] => {
  if (pickNumber % LOWER_LANES_EVERY !== 0) return [0, 1, 2]
  return pickNumber % (2 * LOWER_LANES_EVERY) === 0 ? [2, 1, 0] : [1, 2, 0]
}

const hand = (store: Store, person: PersonId, until: Instant): Lease => {
  const record = personIn(store, person)
  record.standing = 'leased'
  record.fence = issue(store)
  hold(store, person, record, until)
  return {
    person,
    fence: record.fence,
    snapshot: record.snapshot,
    envelopes: record.inbox.slice(0, MOST_ENVELOPES),
    tries: record.tries,
  }
}

const hold = (store: Store, person: PersonId, record: Person, until: Instant): void => {
  record.until = until
  store.turns.set(person, until, person)
}

/** The person, while this fence holds it: a lapsed lease holds until somebody else is given the person (I3). */
export const heldBy = (store: Store, person: PersonId, fence: string): Person | null => {
  const record = store.persons.get(person)
  return record?.standing === 'leased' && record.fence === fence ? record : null
}

/** Prolongs a lease that still holds. */
export const renew = (store: Store, { person, fence, now, hold: length }: Args['renew']): Step<boolean> => {
  const record = heldBy(store, person, fence)
  if (!record) return unchanged(false)
  hold(store, person, record, after(now, length))
  return changed(true)
}

/** The mail stays, and the person waits until then; a turn that failed counts as a try. */
export const release = (
  store: Store,
  { person, fence, at, now, why }: Args['release'],
): Step<Awaited<ReturnType<Mailbox['release']>>> => {
  const record = heldBy(store, person, fence)
  if (!record) return unchanged(false)
  if (why === 'failed') record.tries += 1
  if (at <= now) makeReady(store, person, record, 'tail')
  else {
    record.standing = 'waiting'
    store.turns.delete(person)
    wait(store, person, record, at)
  }
  return changed(true, workIf(record.standing === 'ready'))
}
