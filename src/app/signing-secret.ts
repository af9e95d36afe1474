import { randomBytes } from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '#errors/table'

/**
 * The secret that signs tokens, codes and links when SIGNING_SECRET is not set: made once and kept beside the data, so
 * that links outlive a restart. Only this user may read it.
 */
export const signingSecretIn = async (directory: string): Promise<string> => {
  const path = join(directory, 'signing-secret')
  await makeOnce(path)
  const secret = (await readFile(path, 'utf8')).trim()
  if (secret.length >= SHORTEST) return secret
  throw new StartError(
    'DATA',
    `${path} holds no secret of ${SHORTEST} characters. Remove it, and a new one is made.`,
  )
}

const SHORTEST = 32

/** Written aside and linked into place, the file appears whole or not at all, also when the process dies meanwhile. */
const makeOnce = async (path: string): Promise<void> => {
  const draft = `${path}.${process.pid}`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(randomBytes(32).toString('base64url'))
    await file.sync()
    await link(draft, path)
  } catch (error) {
    if (!isThere(error)) throw error
  } finally {
    await file.close()
    await rm(draft, { force: true })
  }
}

const isThere = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST'
