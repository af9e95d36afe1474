import { type Commit, TOPICS } from '#contracts/memory'
import type { PersonId } from '#core/ids'
import { enqueue } from './backlog.ts'
import { makeReady } from './inbox.ts'
import { heldBy } from './mailbox.ts'
import type { Args } from './operation.ts'
import { changed, type Step, unchanged, workIf } from './step.ts'
import { type Person, type Store, timerKey } from './store.ts'

/** Everything a turn leads to, in one step, while the lease holds; a repeated commit changes nothing (I3, I4). */
export const commit = (
  store: Store,
  { person, fence, commit, now }: Args['commit'],
): Step<'committed' | 'already' | 'fenced'> => {
  if (store.persons.get(person)?.committed === fence) return unchanged('already')
  const record = heldBy(store, person, fence)
  if (!record) return unchanged('fenced')
  record.inbox.splice(0, commit.taken)
  for (const event of commit.events) record.events.push(event)
  record.snapshot = commit.snapshot
  record.lane = commit.lane
  record.held = commit.held ?? false
  record.committed = fence
  record.tries = 0
  setTimers(store, person, record, commit.timers)
  const sendable = commit.parcels.filter((parcel) =>
    enqueue(store, person, record, { parcel, revivals: 0 }, now),
  )
  const more = endTurn(store, person, record)
  const length = { topic: TOPICS.person(person), news: { length: record.events.length } }
  const grown = { topic: TOPICS.journals, news: { person } }
  return changed('committed', [length, grown, ...workIf(sendable.length > 0 || more)])
}

/** A timer that fired but had no turn yet is cancelled as well: its envelope leaves the inbox unread. */
const setTimers = (store: Store, person: PersonId, record: Person, timers: Commit['timers']): void => {
  if (timers.length === 0) return
  const named = new Set(timers.map(({ timer }) => timer))
  record.inbox = record.inbox.filter(({ event }) => event.kind !== 'timer-fired' || !named.has(event.timer))
  for (const { timer, at } of timers) {
    const key = timerKey(person, timer)
    record.timers.delete(timer)
    store.timers.delete(key)
    if (at === null) continue
    record.timers.set(timer, at)
    store.timers.set(key, at, { person, timer })
  }
}

/** True when mail is left: then the person goes to the end of the line, behind those who waited meanwhile. */
const endTurn = (store: Store, person: PersonId, record: Person): boolean => {
  store.turns.delete(person)
  record.until = null
  record.standing = 'idle'
  if (record.inbox.length === 0) return false
  makeReady(store, person, record, 'tail')
  return true
}
