import type { Clock } from '#contracts/clock'
import type { Memory } from '#contracts/memory'
import type { PersonId } from '#core/ids'
import type { Instant } from '#core/time'
import { type Found, find, type Places } from './find.ts'
import { keepLeft, leftOf } from './left.ts'
import type { TombstoneFile } from './tombstone-file.ts'

/** What erasing works with. */
export type EraseParts = {
  readonly memory: Memory
  readonly clock: Clock
  readonly places: Places
  /** Removes a file that somebody sent; null: none are kept here. */
  readonly forgetFile: ((id: string) => Promise<void>) | null
  /** Where it is noted a second time that they were erased; null: nowhere. */
  readonly file: TombstoneFile | null
}

/** What was there of somebody, and when they were erased. */
export type Erased = { readonly at: Instant; readonly found: Found }

/**
 * Erases a person and whoever has become one with them (M9): stops all that moves, finds what they left, and removes it. Whoever
 * dies on the way has left the person's own journal, by which the next one finds the rest.
 *
 * Z5 What is to be taken back elsewhere is noted before it is forgotten here, so that it is done in any case.
 */
export const erase = async (person: PersonId, parts: EraseParts): Promise<Erased> => {
  const { memory, clock, places, forgetFile, file } = parts
  const at = clock.now()
  const found = await find(person, memory, places, (one) => memory.erasure.begin(one, at))
  for (const id of found.files) await forgetFile?.(id)
  await keepLeft(leftOf(found, at), memory.records)
  const { persons, addresses, closed, streams, shelves } = found
  await memory.erasure.erase({ persons, addresses, closed, streams, shelves }, at)
  await file?.add(await memory.erasure.tombstones())
  return { at, found }
}

/**
 * Who is here though they were erased: begun and not done with, or back with a backup. From now on nothing of theirs moves. What
 * is noted beside the memory holds in it from here on, and the other way round.
 */
export const returned = async ({
  memory,
  clock,
  file,
}: Pick<EraseParts, 'memory' | 'clock' | 'file'>): Promise<readonly PersonId[]> => {
  const here = await memory.erasure.tombstones()
  const known = new Map(here.list.map(({ mark, at }) => [mark, at]))
  const noted = (await file?.read(here.key)) ?? []
  const news = noted.filter(({ mark, at }) => (known.get(mark) ?? -1) < at)
  const honoured = await memory.erasure.honour({ key: here.key, list: news })
  const back = honoured.kind === 'honoured' ? honoured.back : []
  for (const person of back) await memory.erasure.begin(person, clock.now())
  if (here.list.length > 0) await file?.add(here)
  return back
}

/** Erases whoever is here though they were erased; answers how many. */
export const eraseReturned = async (parts: EraseParts): Promise<number> => {
  const back = await returned(parts)
  for (const person of back) await erase(person, parts)
  return back.length
}
