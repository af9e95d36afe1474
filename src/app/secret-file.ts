import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '#errors/table'

/** A secret of our own making, where it lies, and whether it has just been made. */
export type KeptSecret = { readonly secret: string; readonly path: string; readonly isNew: boolean }

/**
 * A secret that no variable sets: made once and kept beside the data, so that what rests on it outlives a restart. Only this
 * user may read it.
 */
export const secretIn = async (
  directory: string,
  name: 'signing-secret' | 'console-token',
): Promise<KeptSecret> => {
  const path = join(directory, name)
  await mkdir(directory, { recursive: true })
  const isNew = await makeOnce(path)
  const secret = (await readFile(path, 'utf8')).trim()
  if (secret.length >= SHORTEST) return { secret, path, isNew }
  throw new StartError(
    'DATA',
    `${path} holds no secret of ${SHORTEST} characters. Remove it, and a new one is made.`,
  )
}

const SHORTEST = 32

/** Written aside and linked into place, the file appears whole or not at all, also when the process dies meanwhile. False: it was there. */
const makeOnce = async (path: string): Promise<boolean> => {
  const draft = `${path}.${process.pid}`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(randomBytes(32).toString('base64url'))
    await file.sync()
    await link(draft, path)
    return true
  } catch (error) {
    if (!isThere(error)) throw error
    return false
  } finally {
    await file.close()
    await rm(draft, { force: true })
  }
}

const isThere = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST'
