import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '#config/environment'
import type { PersonId } from '#core/ids'
import { Complaint } from './complaint.ts'

/** Has the server that holds the embedded memory erase somebody: only one process writes it. */
export const eraseAtServer = async (person: PersonId, config: Config): Promise<void> => {
  const { port, host, data } = config
  const token =
    config.consoleToken ?? (await readFile(join(data, 'console-token'), 'utf8').catch(() => '')).trim()
  const url = `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`
  const answer = await fetch(`${url}/persons/${encodeURIComponent(person)}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}` },
  }).catch(() => null)
  if (answer?.ok) return
  throw new Complaint(
    `A running server holds ${data}, and ${
      answer === null
        ? `none answers at ${url}`
        : `the one at ${url} said ${answer.status}, and did not do it`
    }. Set PORT and CONSOLE_TOKEN as that server has them, or stop it and run this again.`,
  )
}
