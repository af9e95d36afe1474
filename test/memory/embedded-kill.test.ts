import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from '@jest/globals'
import type { Memory } from '#contracts/memory'
import { instant, seconds } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { newFolder, removeAll } from '../support/folders.ts'
import { fact, turn } from '../support/mail.ts'

const LIVES = 5
const folders: string[] = []
const children: ChildProcess[] = []

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await removeAll(folders)
})

/** Starts a life, kills it some time after it began to acknowledge, and gives what it acknowledged. */
const liveAndDie = async (directory: string, life: number): Promise<readonly string[]> => {
  const script = fileURLToPath(new URL('../support/accept-forever.js', import.meta.url))
  const child = spawn(process.execPath, [script, directory, String(life)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const heard: string[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => heard.push(text))
  await Promise.race([once(child.stdout, 'data'), diedEarly(child)])
  await expect(openEmbedded({ directory })).rejects.toThrow(`is in use by process ${child.pid}`)
  await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 300))
  child.kill('SIGKILL')
  await once(child, 'close')
  // A last line without its end was being printed when the process died.
  return heard.join('').split('\n').slice(0, -1)
}

const diedEarly = async (child: ChildProcess): Promise<never> => {
  const [code] = await once(child, 'exit')
  throw new Error(`The process to be killed ended by itself with ${code}. Its own words are above.`)
}

/** Ends every turn that is still open, so that each envelope is an event. */
const finish = async (memory: Memory): Promise<void> => {
  for (;;) {
    const now = instant(Date.now())
    const leases = await memory.mailbox.lease({ now, hold: seconds(60), most: 100 })
    if (leases.length === 0) return
    for (const lease of leases) {
      const events = lease.envelopes.map(({ id }) => fact(id))
      await memory.mailbox.commit(lease, turn(lease.person, { taken: events.length, events }), now)
    }
  }
}

const journals = async (memory: Memory): Promise<readonly (readonly string[])[]> =>
  Promise.all(
    (await memory.journal.persons(1_000)).map(async (person) =>
      ((await memory.journal.recall(person))?.events ?? []).flatMap((event) =>
        event.kind === 'turn-failed' ? [event.reason] : [],
      ),
    ),
  )

const numberOf = (id: string): number => Number(id.split('.')[2])

describe('A process killed with SIGKILL while it accepts and commits', () => {
  test('loses nothing it acknowledged, repeats nothing, and keeps the order (I1, I2, I3)', async () => {
    const directory = await newFolder()
    folders.push(directory)
    const acknowledged: string[] = []
    for (let life = 0; life < LIVES; life += 1) acknowledged.push(...(await liveAndDie(directory, life)))

    const memory = await openEmbedded({ directory })
    await finish(memory)
    const all = await journals(memory)
    await memory.close()

    const happened = all.flat()
    const known = new Set(happened)
    expect(acknowledged.length).toBeGreaterThan(LIVES)
    expect(acknowledged.filter((id) => !known.has(id))).toEqual([])
    expect(happened.length).toBe(known.size)
    for (const journal of all) {
      for (let life = 0; life < LIVES; life += 1) {
        const numbers = journal.filter((id) => id.startsWith(`${life}.`)).map(numberOf)
        expect(numbers).toEqual(numbers.map((_, n) => n))
      }
    }
  }, 60_000)
})
