import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Recalled } from '#contracts/memory'
import type { PersonId } from '#core/ids'
import type { Milliseconds } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { newFolder } from '#test/support/folders'
import { freePort } from '#test/support/free-port'
import { CHAT_SECRET } from './devices.ts'

/** `throughline start` in a process of its own, with the lab's networks and desk, and a data directory that outlives it. */
export type Town = {
  readonly url: string
  /** Lets time pass for everybody. */
  readonly pass: (length: Milliseconds) => Promise<void>
  /** What time it is there. */
  readonly today: () => Promise<Date>
  /** Ends it as a power cut would, and starts it again. */
  readonly crash: () => Promise<void>
  /** Ends it, and reads all journals it has left. */
  readonly journals: () => Promise<ReadonlyMap<PersonId, Recalled>>
}

const MAIN = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url))
const PATIENCE_MS = 30_000

/** Starts the program as `npm start` does, for Fernhill. */
export const openTown = async (): Promise<Town> => {
  const data = await newFolder()
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = {
    PATH: process.env.PATH,
    PORT: String(port),
    THROUGHLINE_DATA: data,
    LOG_LEVEL: 'error',
    WEBCHAT_SECRET: CHAT_SECRET,
  }
  const begin = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [MAIN, 'start'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
    for (const until = Date.now() + PATIENCE_MS; ; await new Promise((resolve) => setTimeout(resolve, 25))) {
      const answer = await fetch(`${url}/readyz`).catch(() => null)
      if (answer?.ok) return child
      if (child.exitCode !== null || Date.now() > until) throw new Error('The program did not come up.')
    }
  }
  let program = await begin()
  process.once('exit', () => void program.kill('SIGKILL'))
  const kill = async (): Promise<void> => {
    const gone = once(program, 'exit')
    program.kill('SIGKILL')
    await gone
  }
  return {
    url,
    pass: async (length) => {
      const answer = await fetch(`${url}/lab/time`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ pass: length }),
      })
      if (!answer.ok) throw new Error(`Time did not pass: ${answer.status} ${await answer.text()}`)
    },
    today: async () =>
      new Date(Number((await fetch(`${url}/lab/about`)).headers.get('X-Lab-Now') ?? Date.now())),
    crash: async () => {
      await kill()
      program = await begin()
    },
    journals: async () => {
      await kill()
      const memory = await openEmbedded({ directory: join(data, 'memory') })
      const kept = new Map<PersonId, Recalled>()
      for (const person of await memory.journal.persons(MOST)) {
        const recalled = await memory.journal.recall(person)
        if (recalled) kept.set(person, recalled)
      }
      await memory.close()
      await rm(data, { recursive: true, force: true })
      return kept
    },
  }
}

/** More than there are. */
const MOST = 1_000_000
