import type { Storage, StoreItems } from 'botbuilder'
import { z } from 'zod'
import type { Change, Memory, Records } from '#contracts/memory'
import type { Json } from '#core/json'

/**
 * botbuilder's `Storage` on our memory, so that a bot's state is where everything else is. What is of one conversation or
 * one user is on one shelf, and what is on one shelf is written all or nothing; so is all that has another name.
 */
export const botStorage = (memory: Pick<Memory, 'records'>, name = 'bot'): Storage => ({
  read: async (keys) => {
    if (!keys) return {}
    const shelves = byShelf(name, keys, (key) => key)
    const kept = await Promise.all([...shelves].map(([shelf, some]) => memory.records.read(shelf, some)))
    return Object.fromEntries(
      kept.flat().map(({ key, value, tag }) => [key, { ...Item.parse(copyOf(value)), eTag: tag }]),
    )
  },
  write: async (changes) => {
    const shelves = byShelf(name, Object.entries(changes ?? {}).map(changeOf), ({ key }) => key)
    await writeAll(memory.records, shelves)
  },
  delete: async (keys) => {
    const shelves = byShelf(
      name,
      (keys ?? []).map((key) => ({ key, value: null, tag: null })),
      ({ key }) => key,
    )
    await writeAll(memory.records, shelves)
  },
})

/** What a bot keeps under a name: an object, with what it rests on where it was read before. */
const Item = z.record(z.string(), z.json())

/** As JSON keeps it, which is how every other Storage does: no functions, dates as texts; and nobody else's copy. */
const copyOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? {}))

const changeOf = ([key, item]: [string, StoreItems[string]]): Change => {
  const read = Item.safeParse(copyOf(item))
  if (!read.success)
    throw new Error(`"${key}" is no object, so a bot's storage cannot keep it. Wrap it in one.`)
  const { eTag, ...value } = read.data
  const tag = typeof eTag === 'string' && eTag !== '' && eTag !== '*' ? eTag : null
  return { key, value: value satisfies Json, tag }
}

const writeAll = async (records: Records, shelves: ReadonlyMap<string, readonly Change[]>): Promise<void> => {
  for (const [shelf, changes] of shelves) {
    if ((await records.write(shelf, changes)) === 'written') continue
    const names = changes.map(({ key }) => `"${key}"`).join(', ')
    throw new Error(
      `Nothing of ${names} was written: eTag conflict, somebody else wrote first. Read it again, or write it with eTag "*".`,
    )
  }
}

/** The names that `ConversationState`, `UserState` and `PrivateConversationState` make. */
const OF_SOMEBODY = /^[^/]*\/(?:conversations|users)\/([^/]+)\//

const byShelf = <T>(
  name: string,
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> => {
  const shelves = new Map<string, T[]>()
  for (const item of items) {
    const shelf = shelfOf(name, OF_SOMEBODY.exec(keyOf(item))?.[1] ?? '')
    shelves.set(shelf, [...(shelves.get(shelf) ?? []), item])
  }
  return shelves
}

/** The shelf of what a bot keeps of one conversation or user. */
export const shelfOf = (name: string, whose: string): string => `bot:${name}:${whose}`
