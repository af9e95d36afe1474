import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Memory } from '#contracts/memory'
import { strangerAt } from '#core/address'
import { fold, initialState } from '#core/evolve'
import { instant } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { newFolder, removeAll } from '../support/folders.ts'
import { oneTurn } from '../support/mail.ts'
import { said } from '../support/play.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url))
const PHONE = { channel: 'sms', id: '+14155550166' }
const PERSON = strangerAt(PHONE)

type Said = { readonly said: string; readonly wrong: string; readonly code: number }

describe('throughline export and erase', () => {
  let data: string
  let other: string
  let [given, asked, wrong]: readonly Said[] = []

  const run = (...words: readonly string[]) => runIn(data, ...words)
  const runIn = async (folder: string, ...words: readonly string[]) => {
    const env = { ...process.env, THROUGHLINE_DATA: folder, LOG_LEVEL: 'silent', PORT: '1' }
    const called = promisify(execFile)(process.execPath, [MAIN, ...words], { env })
    return called.then(
      ({ stdout }) => ({ said: stdout, wrong: '', code: 0 }),
      (error: { readonly stdout: string; readonly stderr: string; readonly code: number }) => ({
        said: error.stdout,
        wrong: error.stderr,
        code: error.code,
      }),
    )
  }
  const withMemory = async <T>(use: (memory: Memory) => Promise<T>): Promise<T> => {
    const memory = await openEmbedded({ directory: join(data, 'memory') })
    return use(memory).finally(() => memory.close())
  }

  beforeAll(async () => {
    data = await newFolder()
    other = await newFolder()
    await withMemory(async (memory) => {
      const events = [said('a flat white for the zanzibar team', PHONE, instant(1_000), 'm1')]
      const snapshot = fold(initialState(PERSON), events)
      await oneTurn(memory, PERSON, instant(1_000), { events, snapshot })
    })
    // Those that only look need not wait for each other.
    const list = join(data, 'for-nobody')
    await writeFile(list, 'no list')
    ;[given, asked, wrong] = await Promise.all([
      run('export', 'sms:+14155550166', '--out', join(data, 'for-them')),
      run('erase', 'sms:+14155550166'),
      runIn(other, 'erase', '--from', list),
    ])
  }, 30_000)
  afterAll(() => removeAll([data, other]))

  test('all is written into a folder, for a person to read', async () => {
    const out = join(data, 'for-them')
    expect(given?.said).toContain(join(out, 'person.json'))
    expect(JSON.parse(await readFile(join(out, 'person.json'), 'utf8'))).toMatchObject({
      format: 'throughline.person',
      version: 1,
      person: PERSON,
      conversation: [
        { from: 'them', text: 'a flat white for the zanzibar team', at: '1970-01-01T00:00:01.000Z' },
      ],
    })
  }, 30_000)

  test('nobody is erased without being asked, nor beside a server that cannot be reached', async () => {
    expect(asked?.said).toMatch(/is to be erased\..*addresses {2}sms:\+14155550166.*keyed hash/s)
    expect(asked).toMatchObject({ code: 1, wrong: expect.stringMatching(/--yes/) })
    const beside = await withMemory(() => run('erase', PERSON, '--yes'))
    expect(beside.wrong).toMatch(
      /A running server holds .* none answers at http:\/\/.*Set PORT and CONSOLE_TOKEN/,
    )
    expect(await withMemory(({ journal }) => journal.snapshotOf(PERSON))).not.toBeNull()
  }, 30_000)

  test('erased, they are in no file, the audit says when, and the list erases them from a backup', async () => {
    expect((await run('erase', '0166', '--yes')).said).toMatch(/Erased\./)
    const folder = join(data, 'memory')
    for (const name of await readdir(folder)) {
      const bytes = await readFile(join(folder, name), 'latin1')
      expect([name, /5550166|zanzibar/.test(bytes), bytes.includes(PERSON)]).toEqual([name, false, false])
    }
    const list = (await readdir(data)).find((name) => name.startsWith('erased-')) ?? ''
    const [told, laid] = await Promise.all([
      run('audit', 'sms:+14155550166'),
      run('erase', '--from', join(data, list)),
    ])
    expect(told.wrong).toMatch(/was erased on 20.*Nothing is kept but that/)
    expect(laid.said).toMatch(/tombstones hold here/)
    expect(wrong?.wrong).toMatch(/is no list of who was erased/)
  }, 60_000)
})
