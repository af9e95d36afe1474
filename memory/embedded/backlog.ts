import { type Address, addressKey } from '#core/address'
import type { PersonId } from '#core/ids'
import { after, type Instant, type Milliseconds } from '#core/time'
import { type Backlog, exitTo, type Person, type Queued, type Store } from './store.ts'

/** The name of what waits to go to one address of one person; persons are URL-safe, so the line break cannot be theirs. */
export const backlogKey = (person: PersonId, to: Address): string => `${person}\n${addressKey(to)}`

const untouched = {
  fence: '',
  takenAt: null,
  tries: 0,
  partsDone: 0,
  uncertainSince: null,
  suppressed: false,
}

/** Puts a parcel behind the others to its address; true when it is the first and may be taken now (I5). */
export const enqueue = (
  store: Store,
  person: PersonId,
  record: Person,
  queued: Queued,
  now: Instant,
): boolean => {
  const { to } = queued.parcel
  const key = backlogKey(person, to)
  const others = store.backlogs.get(key)
  if (others) {
    others.parcels.push(queued)
    return false
  }
  const backlog: Backlog = { person, to, parcels: [queued], standing: 'sendable', until: null, ...untouched }
  store.backlogs.set(key, backlog)
  record.backlogs.add(key)
  const rest = store.rests.get(key)
  store.rests.delete(key)
  return sendableFrom(store, key, backlog, rest?.until ?? now, now)
}

/** The head may be taken from this instant on; true when that is now. */
export const sendableFrom = (
  store: Store,
  key: string,
  backlog: Backlog,
  from: Instant,
  now: Instant,
): boolean => {
  if (from > now) holdBack(store, key, backlog, 'waiting', from)
  else makeSendable(store, key, backlog)
  return from <= now
}

/** The head is with its holder, or waits for its next try, until then. */
export const holdBack = (
  store: Store,
  key: string,
  backlog: Backlog,
  standing: 'taken' | 'waiting',
  until: Instant,
): void => {
  const { sendable, sends } = exitTo(store, backlog.to.channel)
  backlog.standing = standing
  backlog.until = until
  sendable.delete(key)
  sends.set(key, until, key)
}

const makeSendable = (store: Store, key: string, backlog: Backlog): void => {
  const { sendable, sends } = exitTo(store, backlog.to.channel)
  backlog.standing = 'sendable'
  backlog.until = null
  sends.delete(key)
  sendable.push(key)
}

/** Lets somebody else take the head. A holder who never said what became of it leaves it in doubt (I5). */
export const freeBacklog = (store: Store, key: string, backlog: Backlog): void => {
  if (backlog.standing === 'taken') backlog.uncertainSince ??= backlog.takenAt
  makeSendable(store, key, backlog)
}

/** The head leaves, and the address is left in peace for `rest`; true when another is behind it and may be taken now. */
export const shift = (
  store: Store,
  key: string,
  backlog: Backlog,
  rest: Milliseconds,
  now: Instant,
): boolean => {
  const from = after(now, rest)
  const { sendable, sends } = exitTo(store, backlog.to.channel)
  backlog.parcels.shift()
  Object.assign(backlog, untouched)
  // A head whose holder came late stands in line again; whoever is behind it has not waited there.
  sendable.delete(key)
  if (backlog.parcels.length > 0) return sendableFrom(store, key, backlog, from, now)
  store.backlogs.delete(key)
  sends.delete(key)
  store.persons.get(backlog.person)?.backlogs.delete(key)
  store.rests.until(now)
  if (rest > 0) store.rests.set(key, from, { key, until: from })
  return false
}
