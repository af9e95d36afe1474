import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Tombstone, Tombstones } from '#contracts/erasure'
import { jsonOf } from '#core/json'
import { instant } from '#core/time'

/**
 * Who was erased, kept a second time beside the memory: a memory that is restored from a backup does not know of those who were
 * erased after it was made, and this does (M9). Nothing in it can be read back; it may be copied anywhere.
 */
export type TombstoneFile = {
  /** Those of an installation; none where there are none yet. */
  read(key: string): Promise<readonly Tombstone[]>
  /** Those that are there stay, whatever is written. */
  add(tombstones: Tombstones): Promise<void>
}

const SHAPE = z.object({
  key: z.string(),
  list: z.array(
    z.object({
      of: z.enum(['person', 'closed', 'opened']),
      mark: z.string(),
      at: z.number().transform((at) => instant(at)),
      place: z.number().nullable(),
    }),
  ),
})

/** Opens it in a directory. Each installation has one of its own, so that a memory begun anew does not take another's place. */
export const tombstoneFile = (directory: string): TombstoneFile => {
  const read = async (key: string): Promise<readonly Tombstone[]> => {
    const path = pathOf(directory, key)
    const text = await readFile(path, 'utf8').catch(() => null)
    if (text === null) return []
    const kept = tombstonesIn(text)
    if (kept) return kept.list
    throw new Error(`${path} is damaged, and it says who was erased. Restore it from a copy, or remove it.`)
  }
  return {
    read,
    add: async ({ key, list }) => {
      const all = newestOf([...(await read(key)), ...list])
      await mkdir(directory, { recursive: true })
      const draft = join(directory, `erased.${randomUUID()}.draft`)
      await writeFile(draft, `${JSON.stringify({ key, list: all }, null, 1)}\n`, { mode: 0o600 })
      await rename(draft, pathOf(directory, key))
    },
  }
}

/** What a text says of who was erased; null where it is no list of ours. */
export const tombstonesIn = (text: string): Tombstones | null => SHAPE.safeParse(jsonOf(text)).data ?? null

const pathOf = (directory: string, key: string): string => join(directory, `erased-${key.slice(0, 8)}.json`)

/** Of what is told twice, the later. */
const newestOf = (all: readonly Tombstone[]): readonly Tombstone[] => {
  const newest = new Map<string, Tombstone>()
  for (const one of all) {
    const name = `${one.of === 'person'} ${one.mark} ${one.place}`
    const known = newest.get(name)
    if (known === undefined || known.at < one.at) newest.set(name, one)
  }
  return [...newest.values()]
}
