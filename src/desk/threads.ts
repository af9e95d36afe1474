import type { Records } from '#contracts/memory'
import { type PersonId, personId } from '#core/ids'

/** Which card stands for which hand-off: kept in the memory, so that every node knows it, also after a restart. */
export type Threads = {
  /** The message that is the card; null while none is posted. */
  cardOf(handOff: string): Promise<string | null>
  /** The hand-off whose thread this is; null for any other thread. */
  at(thread: string): Promise<string | null>
  keep(handOff: string, card: string): Promise<void>
}

const KEY = 'card'

/** Opens it on the records of a memory. */
export const openThreads = (records: Records): Threads => {
  const textAt = async (shelf: string): Promise<string | null> => {
    const [kept] = await records.read(shelf, [KEY])
    return typeof kept?.value === 'string' ? kept.value : null
  }
  const put = (shelf: string, value: string) => records.write(shelf, [{ key: KEY, value, tag: null }])
  return {
    cardOf: (handOff) => textAt(`desk:hand-off:${handOff}`),
    at: (thread) => textAt(`desk:thread:${thread}`),
    // The way back first: a card that is known has a thread that is known.
    keep: async (handOff, card) => {
      await put(`desk:thread:${card}`, handOff)
      await put(`desk:hand-off:${handOff}`, card)
    },
  }
}

/** Whose hand-off it is: its name begins with the person's. Null for a name we never gave. */
export const personOf = (handOff: string): PersonId | null => {
  const [, person] = /^([\w-]+)\.hand\d+$/.exec(handOff) ?? []
  return person === undefined ? null : personId(person)
}
