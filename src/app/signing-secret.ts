import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The secret that signs tokens, codes and links when SIGNING_SECRET is not set: made once and kept beside the data, so
 * that links outlive a restart. Only this user may read it.
 */
export const signingSecretIn = async (directory: string): Promise<string> => {
  const path = join(directory, 'signing-secret')
  const fresh = randomBytes(32).toString('base64url')
  try {
    await writeFile(path, fresh, { mode: 0o600, flag: 'wx' })
    return fresh
  } catch {
    return (await readFile(path, 'utf8')).trim()
  }
}
