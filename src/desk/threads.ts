import { DESK_RECORD, deskShelves, readCard, readDesk } from '#contracts/desk'
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

/** Opens it on the records of a memory. */
export const openThreads = (records: Records): Threads => {
  const put = (shelf: string, value: string) => records.write(shelf, [{ key: DESK_RECORD, value, tag: null }])
  return {
    cardOf: (handOff) => readCard(handOff, records),
    at: (thread) => readDesk(deskShelves.thread(thread), records),
    // The way back first: a card that is known has a thread that is known.
    keep: async (handOff, card) => {
      await put(deskShelves.thread(card), handOff)
      await put(deskShelves.handOff(handOff), card)
    },
  }
}

/** Whose hand-off it is: its name begins with the person's. Null for a name we never gave. */
export const personOf = (handOff: string): PersonId | null => {
  const [, person] = /^([\w-]+)\.hand\d+$/.exec(handOff) ?? []
  return person === undefined ? null : personId(person)
}
