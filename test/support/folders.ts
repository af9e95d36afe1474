import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new empty directory. */
export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'throughline-'))

/** What would be left of a directory if its process ended now: everything but the lock. */
export const copyOf = async (folder: string): Promise<string> => {
  const copy = await newFolder()
  await cp(folder, copy, { recursive: true, filter: (path) => !path.endsWith('lock') })
  return copy
}

/** Removes directories of a test. */
export const removeAll = (folders: Iterable<string>): Promise<unknown> =>
  Promise.all([...folders].map((folder) => rm(folder, { recursive: true, force: true })))
