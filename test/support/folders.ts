import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new empty directory. */
export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'throughline-'))

/** What would be left of a directory if its process ended now: everything but the lock. */
export const copyOf = async (folder: string): Promise<string> => {
  const copy = await newFolder()
  try {
    await cp(folder, copy, { recursive: true, filter: (path) => !path.endsWith('lock') })
    return copy
  } catch (error) {
    // A file was rotated away while it was copied: that is no moment at which a process can end.
    if (typeof error === 'object' && error && 'code' in error && error.code === 'ENOENT')
      return copyOf(folder)
    throw error
  }
}

/** Removes directories of a test. */
export const removeAll = (folders: Iterable<string>): Promise<unknown> =>
  Promise.all([...folders].map((folder) => rm(folder, { recursive: true, force: true })))
