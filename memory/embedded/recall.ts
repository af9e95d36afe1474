import type { Line, Recalled } from '#contracts/memory'
import type { PersonId } from '#core/ids'
import type { Store } from './store.ts'

/** What was committed for a person, from the `from`-th event on; null before the first commit. */
export const recall = (store: Store, person: PersonId, from: number): Recalled | null => {
  const record = store.persons.get(person)
  if (!record?.snapshot) return null
  return {
    snapshot: record.snapshot,
    events: record.events.slice(from),
    pending: [...record.backlogs].flatMap((key) => store.backlogs.get(key)?.parcels ?? []),
  }
}

/** Everybody with a journal, the one last heard of first. */
export const recentFirst = (store: Store): readonly PersonId[] =>
  [...store.persons]
    .filter(([, record]) => record.snapshot !== null)
    .sort(([, a], [, b]) => (b.heard ?? 0) - (a.heard ?? 0))
    .map(([person]) => person)

/** The lines of a stream behind a position; positions start at 1. */
export const readStream = (store: Store, stream: string, after: number): readonly Line[] =>
  (store.streams.get(stream)?.lines ?? [])
    .slice(Math.max(after, 0))
    .map((line, at) => ({ position: Math.max(after, 0) + at + 1, line }))
