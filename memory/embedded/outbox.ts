import type { Parcel } from '#contracts/memory'
import { after, type Instant, milliseconds } from '#core/time'
import { backlogKey, freeBacklog, holdBack, sendableFrom, shift } from './backlog.ts'
import { bury } from './dead.ts'
import { isClosed } from './erase.ts'
import { notify } from './inbox.ts'
import type { Args } from './operation.ts'
import { changed, type Step, unchanged, workIf } from './step.ts'
import { type Backlog, type Exit, exitTo, issue, type Store } from './store.ts'

/** Takes the heads of the channel's backlogs that are due, one holder each (I5). */
export const take = (store: Store, { channel, now, hold, most }: Args['take']): Step<readonly Parcel[]> => {
  const exit = exitTo(store, channel)
  const woken = wakeBacklogs(store, exit, now)
  const parcels: Parcel[] = []
  while (parcels.length < most) {
    const key = exit.sendable.shift()
    const backlog = key === null ? undefined : store.backlogs.get(key)
    if (key === null || !backlog) break
    backlog.fence = issue(store)
    backlog.takenAt = now
    backlog.suppressed = isClosed(store, backlog.to)
    holdBack(store, key, backlog, 'taken', after(now, hold))
    parcels.push(...headOf(store, backlog))
  }
  return woken + parcels.length > 0 ? changed(parcels) : unchanged(parcels)
}

const headOf = (store: Store, backlog: Backlog): readonly Parcel[] => {
  const { person, fence, tries, partsDone, uncertainSince, suppressed } = backlog
  return backlog.parcels.slice(0, 1).map(({ parcel, revivals }) => ({
    ...parcel,
    person,
    fence,
    tries,
    partsDone,
    uncertainSince,
    suppressed,
    held: store.persons.get(person)?.held ?? false,
    revivals,
  }))
}

/** Ends holds and retries that are over. The late holder may still settle, as long as nobody else took the parcel. */
export const wakeBacklogs = (store: Store, { sends }: Exit, now: Instant): number => {
  const due = sends.until(now)
  for (const key of due) {
    const backlog = store.backlogs.get(key)
    if (backlog) freeBacklog(store, key, backlog)
  }
  return due.length
}

/** Says what became of a parcel; false when somebody else holds it by now. The notice goes in in the same step (I4). */
export const settle = (store: Store, { person, to, fence, outcome, now }: Args['settle']): Step<boolean> => {
  const key = backlogKey(person, to)
  const backlog = store.backlogs.get(key)
  if (!backlog || backlog.fence !== fence) return unchanged(false)
  switch (outcome.kind) {
    case 'part-done':
      backlog.partsDone = outcome.partsDone
      backlog.takenAt = now
      // The part that was in doubt is known now; what may come into doubt next began with this holder.
      backlog.uncertainSince = null
      holdBack(store, key, backlog, 'taken', outcome.until)
      return changed(true)
    case 'retry':
      backlog.tries += 1
      return changed(true, workIf(giveBack(store, key, backlog, outcome.at, now)))
    case 'later':
      return changed(true, workIf(giveBack(store, key, backlog, outcome.at, now)))
    case 'dead':
      for (const parcel of headOf(store, backlog)) bury(store, { parcel, reason: outcome.reason, at: now })
      return leave(store, key, backlog, outcome, now)
    case 'done':
      return leave(store, key, backlog, outcome, now)
    default:
      return outcome satisfies never
  }
}

/** The holder has it no more, and certainly did not send it. */
const giveBack = (store: Store, key: string, backlog: Backlog, at: Instant, now: Instant): boolean => {
  // A doubt that began with this holder ends with its word; an older one stays.
  if (backlog.uncertainSince === backlog.takenAt) backlog.uncertainSince = null
  backlog.fence = ''
  backlog.takenAt = null
  return sendableFrom(store, key, backlog, at, now)
}

type Last = Extract<Args['settle']['outcome'], { readonly kind: 'done' | 'dead' }>

const leave = (store: Store, key: string, backlog: Backlog, outcome: Last, now: Instant): Step<boolean> => {
  const rest = outcome.kind === 'done' ? outcome.rest : undefined
  const more = shift(store, key, backlog, rest ?? milliseconds(0), now)
  return changed(true, workIf(notify(store, backlog.person, outcome.notice, now) || more))
}
