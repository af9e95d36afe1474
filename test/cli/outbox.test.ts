import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Memory } from '#contracts/memory'
import { type PersonId, personId } from '#core/ids'
import { instant, seconds } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { newFolder, removeAll } from '../support/folders.ts'
import { mustLease, mustTake, oneTurn, parcel, turn } from '../support/mail.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url))
const PHONE = { channel: 'sms', id: '+14155550123' }
const LETTERS = ['first', 'second']

describe('throughline outbox', () => {
  let data: string
  let person: PersonId
  let names: readonly string[]
  const now = instant(Date.UTC(2026, 10, 23, 15))

  const withMemory = async <T>(use: (memory: Memory) => Promise<T>): Promise<T> => {
    const memory = await openEmbedded({ directory: join(data, 'memory') })
    return use(memory).finally(() => memory.close())
  }
  const outbox = async (...options: readonly string[]): Promise<{ said: string; wrong: string }> => {
    const env = { ...process.env, THROUGHLINE_DATA: data, LOG_LEVEL: 'silent' }
    const called = promisify(execFile)(process.execPath, [MAIN, 'outbox', ...options], { env })
    const ended = await called.catch((error: { readonly stdout: string; readonly stderr: string }) => error)
    return { said: ended.stdout, wrong: ended.stderr }
  }

  beforeEach(async () => {
    data = await newFolder()
    person = personId(`p${'7'.repeat(20)}`)
    const parcels = LETTERS.map((text) => parcel(PHONE, text))
    names = parcels.map(({ id }) => id)
    await withMemory(async (memory) => {
      await oneTurn(memory, person, now, { parcels })
      for (const reason of ['no such\nnumber', 'refused \u001b[31mred']) {
        const taken = await mustTake(memory, now)
        await memory.outbox.settle(taken, { kind: 'dead', reason, notice: null }, now)
      }
    })
  })
  afterEach(() => removeAll([data]))

  test('lists what is undeliverable: when, which, whose, whereto and why, and not a word of what it says', async () => {
    const { said } = await outbox()
    const lines = said.split('\n').filter((line) => line.includes(person))
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/2026-11-23T15:00:00\.000Z\s+first-\S+\s+p7{20}\s+sms …0123\s+no such number$/)
    expect(said).toMatch(/Nobody is set aside\./)
    expect(said).not.toContain('+1415')
    expect(said).not.toContain('\u001b')
  })

  test('--replay has one go out again, or all, and says so in the journal', async () => {
    expect((await outbox('--replay', names[1] ?? '')).said).toMatch(/^1 message goes out again\./)
    expect((await outbox('--replay', 'all')).said).toMatch(/^1 message goes out again\./)
    expect((await outbox('--replay', 'all')).said).toMatch(/^0 messages go out again\./)
    await withMemory(async (memory) => {
      expect(await memory.outbox.dead(9)).toEqual([])
      const lease = await mustLease(memory, instant(Date.now()))
      expect(lease.envelopes.map(({ event }) => event)).toMatchObject([
        { kind: 'delivery-revived', outgoing: names[1] },
        { kind: 'delivery-revived', outgoing: names[0] },
      ])
      await memory.mailbox.commit(lease, turn(person, { taken: 2 }), instant(Date.now()))
      expect((await memory.journal.recall(person))?.pending.map(({ id }) => id)).toEqual([names[1], names[0]])
    })
  })

  test('of what is not there it says so, and what to do', async () => {
    expect((await outbox('--replay', 'p1.out1')).wrong).toMatch(
      /Nothing undeliverable is called p1\.out1\. Run/,
    )
    expect((await outbox('--readmit', 'p1')).wrong).toMatch(/p1 is not set aside\. Run/)
  })

  test(
    'does not touch the memory of a server that runs',
    async () => {
      const wrong = await withMemory(async () => (await outbox('--replay', 'all')).wrong)
      expect(wrong).toMatch(/The data directory cannot be used\./)
      await withMemory(async (memory) => expect(await memory.outbox.dead(9)).toHaveLength(2))
    },
    Number(seconds(20)),
  )
})
