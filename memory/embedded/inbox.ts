import type { Envelope, Patience } from '#contracts/memory'
import type { PersonId } from '#core/ids'
import { after, type Instant, milliseconds } from '#core/time'
import { earlier } from './due.ts'
import { noteId } from './seen.ts'
import { type Person, personIn, type Store } from './store.ts'

/** Puts mail into an inbox; true when that makes the person ready. */
export const deposit = (store: Store, person: PersonId, envelope: Envelope, now: Instant): boolean => {
  const record = personIn(store, person)
  record.inbox.push(envelope)
  // The wait after a failed turn goes on: fresh mail neither shortens nor prolongs it.
  if (record.standing !== 'idle' && record.standing !== 'patient') return false
  if (envelope.patience && awaitsCompany(store, person, record, envelope.patience, now)) return false
  makeReady(store, person, record, 'tail')
  return true
}

/** Puts a notice into the person's inbox, once; true when that makes the person ready (I2). */
export const notify = (store: Store, person: PersonId, notice: Envelope | null, now: Instant): boolean =>
  notice !== null && noteId(store, person, notice.id, now) && deposit(store, person, notice, now)

/** Begins the quiet anew, within the end that was set before; false when the wait is over already (C7). */
const awaitsCompany = (
  store: Store,
  person: PersonId,
  record: Person,
  { quiet, most }: Patience,
  now: Instant,
): boolean => {
  if (record.until !== null && record.until <= now) return false
  const shortest = milliseconds(Math.min(quiet, record.patience?.quiet ?? quiet))
  const end = earlier(after(now, most), record.patience?.end ?? null)
  const until = earlier(after(now, shortest), end)
  if (until <= now) return false
  record.standing = 'patient'
  record.patience = { quiet: shortest, end }
  wait(store, person, record, until)
  return true
}

/** Lets the person wait until then. */
export const wait = (store: Store, person: PersonId, record: Person, until: Instant): void => {
  record.until = until
  store.waits.set(person, until, person)
}

/** Puts those in line whose wait is over; says how many. */
export const endWaits = (store: Store, now: Instant): number => {
  const due = store.waits.until(now)
  for (const person of due) makeReady(store, person, personIn(store, person), 'tail')
  return due.length
}

/** Puts the person in line for a turn. */
export const makeReady = (store: Store, person: PersonId, record: Person, where: 'front' | 'tail'): void => {
  record.standing = 'ready'
  record.until = null
  record.patience = null
  store.turns.delete(person)
  store.waits.delete(person)
  if (where === 'front') store.ready[record.lane].unshift(person)
  else store.ready[record.lane].push(person)
}
