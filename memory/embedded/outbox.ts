import type { NewParcel, Parcel } from '#contracts/memory'
import { type Address, addressKey } from '#core/address'
import type { PersonId } from '#core/ids'
import { after, type Instant } from '#core/time'
import { deposit } from './mailbox.ts'
import type { Args } from './operation.ts'
import { noteSeen, wasSeen } from './seen.ts'
import { changed, type Step, unchanged, workIf } from './step.ts'
import { type Backlog, issue, type Person, type Store } from './store.ts'

const backlogKey = (person: PersonId, to: Address): string => `${person}\n${addressKey(to)}`

/** Puts a parcel behind the others to its address; true when it is the first and may be taken (I5). */
export const enqueue = (store: Store, person: PersonId, record: Person, parcel: NewParcel): boolean => {
  const key = backlogKey(person, parcel.to)
  const waiting = store.backlogs.get(key)
  if (waiting) {
    waiting.parcels.push(parcel)
    return false
  }
  const backlog: Backlog = { person, parcels: [parcel], standing: 'sendable', until: null, ...untouched }
  store.backlogs.set(key, backlog)
  record.backlogs.add(key)
  store.sendable.push(key)
  return true
}

const untouched = { fence: '', takenAt: null, tries: 0, partsDone: 0, uncertainSince: null }

/** Takes the heads of backlogs that are due, one holder each (I5). */
export const take = (store: Store, { now, hold, most }: Args['take']): Step<readonly Parcel[]> => {
  const woken = wakeBacklogs(store, now)
  const parcels: Parcel[] = []
  while (parcels.length < most) {
    const key = store.sendable.shift()
    const backlog = key === null ? undefined : store.backlogs.get(key)
    if (key === null || !backlog) break
    backlog.standing = 'taken'
    backlog.fence = issue(store)
    backlog.takenAt = now
    backlog.until = after(now, hold)
    store.sends.set(key, backlog.until, key)
    parcels.push(...headOf(backlog))
  }
  return woken + parcels.length > 0 ? changed(parcels) : unchanged(parcels)
}

const headOf = ({ person, fence, tries, partsDone, uncertainSince, parcels }: Backlog): readonly Parcel[] =>
  parcels.slice(0, 1).map((head) => ({ ...head, person, fence, tries, partsDone, uncertainSince }))

/** Ends holds and retries that are over. The late holder may still settle, as long as nobody else took the parcel. */
export const wakeBacklogs = (store: Store, now: Instant): number => {
  const due = store.sends.until(now)
  for (const key of due) {
    const backlog = store.backlogs.get(key)
    if (backlog) freeBacklog(store, key, backlog)
  }
  return due.length
}

/** Lets somebody else take the head. A holder who never said what became of it leaves it in doubt (I5). */
export const freeBacklog = (store: Store, key: string, backlog: Backlog): void => {
  if (backlog.standing === 'taken') backlog.uncertainSince ??= backlog.takenAt
  makeSendable(store, key, backlog)
}

const makeSendable = (store: Store, key: string, backlog: Backlog): void => {
  backlog.standing = 'sendable'
  backlog.until = null
  store.sends.delete(key)
  store.sendable.push(key)
}

/** Says what became of a parcel; false when somebody else holds it by now. The notice goes in in the same step (I4). */
export const settle = (store: Store, { person, to, fence, outcome, now }: Args['settle']): Step<boolean> => {
  const key = backlogKey(person, to)
  const backlog = store.backlogs.get(key)
  if (!backlog || backlog.fence !== fence) return unchanged(false)
  if (outcome.kind === 'part-done') {
    backlog.partsDone = outcome.partsDone
    backlog.standing = 'taken'
    backlog.takenAt = now
    backlog.until = outcome.until
    store.sendable.delete(key)
    store.sends.set(key, outcome.until, key)
    // The part that was in doubt is known now; what may come into doubt next began with this holder.
    backlog.uncertainSince = null
    return changed(true)
  }
  if (outcome.kind === 'retry') return changed(true, workIf(retry(store, key, backlog, outcome.at, now)))
  if (outcome.kind === 'dead') {
    for (const parcel of headOf(backlog)) store.dead.push({ parcel, reason: outcome.reason })
  }
  const more = shift(store, key, backlog)
  return changed(true, workIf(notify(store, person, outcome.notice, now) || more))
}

const retry = (store: Store, key: string, backlog: Backlog, at: Instant, now: Instant): boolean => {
  backlog.tries += 1
  backlog.fence = ''
  backlog.takenAt = null
  if (at <= now) {
    makeSendable(store, key, backlog)
    return true
  }
  backlog.standing = 'waiting'
  backlog.until = at
  store.sendable.delete(key)
  store.sends.set(key, at, key)
  return false
}

/** The head leaves; true when another is behind it. */
const shift = (store: Store, key: string, backlog: Backlog): boolean => {
  backlog.parcels.shift()
  if (backlog.parcels.length > 0) {
    Object.assign(backlog, untouched)
    makeSendable(store, key, backlog)
    return true
  }
  store.backlogs.delete(key)
  store.sendable.delete(key)
  store.sends.delete(key)
  store.persons.get(backlog.person)?.backlogs.delete(key)
  return false
}

const notify = (
  store: Store,
  person: PersonId,
  notice: Args['accept']['envelope'] | null,
  now: Instant,
): boolean => {
  if (!notice || wasSeen(store, notice.id)) return false
  noteSeen(store, notice.id, now)
  return deposit(store, person, notice)
}
