import type { ReadableMemory } from '#contracts/memory'
import { LogMissing, remember } from './folder.ts'
import { directoryBy, erasureBy, journalBy, recordsBy, streamsBy } from './recall.ts'
import type { Store } from './store.ts'

/**
 * What a directory holds at this moment, to read, also while a server writes it: no lock is taken and no file touched. A log
 * only grows, so what is read of it is whole up to its last line, and a line that is just being written is not there yet (F3).
 */
export const readEmbedded = async (directory: string): Promise<ReadableMemory> => {
  const store = await storeIn(directory, TRIES)
  const look = async <T>(view: (store: Store) => T): Promise<T> => view(store)
  return {
    journal: journalBy(look),
    directory: directoryBy(look),
    erasure: erasureBy(look),
    streams: streamsBy(look),
    records: recordsBy(look),
    close: async () => {},
  }
}

/** Between the snapshot and its log the server may have begun new ones (F1): then those are read, and it begins no others so soon. */
const TRIES = 3

const storeIn = async (directory: string, tries: number): Promise<Store> => {
  try {
    const [, store] = await remember(directory)
    return store
  } catch (error) {
    if (tries > 1 && isGone(error)) return storeIn(directory, tries - 1)
    throw error
  }
}

const isGone = (error: unknown): boolean =>
  error instanceof LogMissing || (error instanceof Error && 'code' in error && error.code === 'ENOENT')
