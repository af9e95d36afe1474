import type { Mailbox } from '#contracts/memory'
import type { Instant } from '#core/time'
import { freeBacklog } from './backlog.ts'
import { deposit, endWaits, makeReady } from './inbox.ts'
import type { Args } from './operation.ts'
import { wakeBacklogs } from './outbox.ts'
import { changed, type Step, unchanged, WORK } from './step.ts'
import { issue, personIn, type Store } from './store.ts'

/** Frees lapsed leases, ends waits of persons and parcels, moves due timers into inboxes. */
export const tick = (store: Store, { now }: Args['tick']): Step<Awaited<ReturnType<Mailbox['tick']>>> => {
  const sends = [...store.exits.values()].map((exit) => wakeBacklogs(store, exit, now))
  const moved = [endTurns(store, now), endWaits(store, now), fireTimers(store, now), ...sends]
  const answer = { nextDue: nextDue(store) }
  return moved.some((some) => some > 0) ? changed(answer, [WORK]) : unchanged(answer)
}

const nextDue = (store: Store): Instant | null => {
  const sends = [...store.exits.values()].map(({ sends }) => sends.next())
  return [store.turns.next(), store.waits.next(), store.timers.next(), ...sends].reduce(
    (first, at) => (first === null || (at !== null && at < first) ? at : first),
    null,
  )
}

/** Latest first, so that of several lapsed leases the earliest ends up at the very front. */
const endTurns = (store: Store, now: Instant): number => {
  const due = store.turns.until(now)
  for (const person of due.toReversed()) {
    const record = personIn(store, person)
    record.tries += 1
    makeReady(store, person, record, 'front')
  }
  return due.length
}

const fireTimers = (store: Store, now: Instant): number => {
  const due = store.timers.until(now)
  for (const { person, timer } of due) {
    const record = personIn(store, person)
    const at = record.timers.get(timer) ?? now
    record.timers.delete(timer)
    const id = `timer:${timer}:${issue(store)}`
    deposit(store, person, { id, event: { kind: 'timer-fired', at, timer } }, now)
  }
  return due.length
}

/**
 * A new life of the directory: nobody who held something is alive. Persons come back to the front with one try more,
 * and what was taken for delivery is uncertain (I5).
 */
export const restart = (store: Store): void => {
  store.boot += 1
  store.issued = 0
  const leased = [...store.persons].filter(([, record]) => record.standing === 'leased')
  for (const [person, record] of leased) {
    record.tries += 1
    makeReady(store, person, record, 'front')
  }
  for (const [key, backlog] of store.backlogs) {
    backlog.fence = ''
    if (backlog.standing === 'taken') freeBacklog(store, key, backlog)
  }
}
