import type { Erasure } from '#contracts/erasure'
import type { Directory, Journal, Kept, Line, Recalled, Records, Streams } from '#contracts/memory'
import { addressKey } from '#core/address'
import type { PersonId } from '#core/ids'
import { erasedAt, isClosed } from './erase.ts'
import type { Store } from './store.ts'

/** Looks at the store, if there is one to look at. */
type Look = <T>(view: (store: Store) => T) => Promise<T>

/** What has been committed, to read. */
export const journalBy = (look: Look): Journal => ({
  recall: (person, from = 0) => look((store) => recall(store, person, from)),
  snapshotOf: (person) => look(({ persons }) => persons.get(person)?.snapshot ?? null),
  persons: (most) => look((store) => recentFirst(store, most)),
})

/** Whose an address is, and whether it is closed. */
export const directoryBy = (look: Look): Pick<Directory, 'personOf' | 'isSuppressed'> => ({
  personOf: (address) => look(({ joined }) => joined.get(addressKey(address)) ?? null),
  isSuppressed: (address) => look((store) => isClosed(store, address)),
})

/** The lines of website chats. */
export const streamsBy = (look: Look): Pick<Streams, 'read' | 'end'> => ({
  read: (stream, after, most = Number.POSITIVE_INFINITY) =>
    look((store) => readStream(store, stream, after, most)),
  end: (stream) => look((store) => endOf(store, stream)),
})

/** What others keep here. */
export const recordsBy = (look: Look): Pick<Records, 'read'> => ({
  read: (shelf, keys) => look((store) => readRecords(store, shelf, keys)),
})

/** When somebody was erased. */
export const erasureBy = (look: Look): Pick<Erasure, 'erasedAt'> => ({
  erasedAt: (person) => look((store) => erasedAt(store, person)),
})

/** What was committed for a person, from the `from`-th event on; null before the first commit. */
export const recall = (store: Store, person: PersonId, from: number): Recalled | null => {
  const record = store.persons.get(person)
  if (!record?.snapshot) return null
  return {
    snapshot: record.snapshot,
    events: record.events.slice(from),
    pending: [...record.backlogs].flatMap((key) =>
      (store.backlogs.get(key)?.parcels ?? []).map(({ parcel }) => parcel),
    ),
  }
}

/** The `most` persons with a journal that were last heard of, the last one first. */
export const recentFirst = (store: Store, most: number): readonly PersonId[] =>
  [...store.persons]
    .filter(([, record]) => record.snapshot !== null)
    .sort(([, a], [, b]) => (b.heard ?? 0) - (a.heard ?? 0))
    .slice(0, most)
    .map(([person]) => person)

/** The first `most` lines of a stream behind a position; positions start at 1. */
const readStream = (store: Store, stream: string, behind: number, most: number): readonly Line[] => {
  const from = Math.max(behind, 0)
  const lines = store.streams.get(stream)?.lines ?? []
  return lines.slice(from, from + most).map((line, at) => ({ position: from + at + 1, line }))
}

/** The position of a stream's last line; 0 when it has none. */
const endOf = (store: Store, stream: string): number => store.streams.get(stream)?.lines.length ?? 0

/** The records of a shelf that there are, of those asked for. */
const readRecords = (store: Store, shelf: string, keys: readonly string[]): readonly Kept[] =>
  keys.flatMap((key) => store.records.get(shelf)?.get(key) ?? [])
