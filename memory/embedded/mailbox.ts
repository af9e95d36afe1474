import type { Envelope, Lease, Mailbox } from '#contracts/memory'
import type { PersonId } from '#core/ids'
import { after, type Instant, later } from '#core/time'
import type { Args } from './operation.ts'
import { noteSeen, wasSeen } from './seen.ts'
import { changed, type Step, unchanged, workIf } from './step.ts'
import { issue, type Person, personIn, type Store } from './store.ts'

/** A lease carries at most this many envelopes; the rest waits for the next turn. */
const MOST_ENVELOPES = 32

/** One pick in this many starts from the lower lanes, so that a busy lane 0 starves nobody (B3). */
const LOWER_LANES_EVERY = 8

/** Puts an envelope into a person's inbox, once (I2). */
export const accept = (
  store: Store,
  { person, envelope, now }: Args['accept'],
): Step<'accepted' | 'duplicate'> => {
  if (wasSeen(store, envelope.id)) return unchanged('duplicate')
  noteSeen(store, envelope.id, now)
  const record = personIn(store, person)
  record.heard = later(record.heard ?? now, now)
  return changed('accepted', workIf(deposit(store, person, envelope)))
}

/** Puts mail into an inbox; true when that makes the person ready. A wait goes on: fresh mail does not shorten it. */
export const deposit = (store: Store, person: PersonId, envelope: Envelope): boolean => {
  const record = personIn(store, person)
  record.inbox.push(envelope)
  if (record.standing !== 'idle') return false
  makeReady(store, person, record, 'tail')
  return true
}

/** Puts the person in line for a turn. */
export const makeReady = (store: Store, person: PersonId, record: Person, where: 'front' | 'tail'): void => {
  record.standing = 'ready'
  record.until = null
  store.turns.delete(person)
  if (where === 'front') store.ready[record.lane].unshift(person)
  else store.ready[record.lane].push(person)
}

/** Takes the persons that wait longest, each under a new fence (I3). */
export const lease = (store: Store, { now, hold, most }: Args['lease']): Step<readonly Lease[]> => {
  const leases: Lease[] = []
  while (leases.length < most) {
    const person = pick(store)
    if (person === null) break
    leases.push(hand(store, person, after(now, hold)))
  }
  return leases.length > 0 ? changed(leases) : unchanged(leases)
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

/** The turn failed: the mail stays, and the person waits until `retryAt`. */
export const release = (
  store: Store,
  { person, fence, retryAt, now }: Args['release'],
): Step<Awaited<ReturnType<Mailbox['release']>>> => {
  const record = heldBy(store, person, fence)
  if (!record) return unchanged(false)
  record.tries += 1
  if (retryAt <= now) makeReady(store, person, record, 'tail')
  else {
    record.standing = 'waiting'
    hold(store, person, record, retryAt)
  }
  return changed(true, workIf(record.standing === 'ready'))
}
