import { execFile } from 'node:child_process'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { journalsIn } from '#cli/journal-file'
import { personNamed } from '#cli/person'
import type { Memory } from '#contracts/memory'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { woven } from '#core/history'
import type { PersonId } from '#core/ids'
import { instant, seconds } from '#core/time'
import { openEmbedded, readEmbedded } from '#memory/embedded/index'
import type { Pass } from '#turn/pass'
import { atFernhill } from '../audit/fernhill.ts'
import { newFolder, removeAll } from '../support/folders.ts'
import { oneTurn } from '../support/mail.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url))

/** One after the other in one memory, which a server holds all the while: this process. */
describe('throughline audit, replay and check, beside a server that runs', () => {
  let data: string
  let memory: Memory
  let deal: Pass
  let person: PersonId

  const run = async (...words: readonly string[]) => {
    const env = { ...process.env, THROUGHLINE_DATA: data, LOG_LEVEL: 'silent' }
    const called = promisify(execFile)(process.execPath, [MAIN, ...words], { env })
    const ended = await called.then(
      ({ stdout }) => ({ said: stdout, wrong: '', code: 0 }),
      (error: { readonly stdout: string; readonly stderr: string; readonly code: number }) => ({
        said: error.stdout,
        wrong: error.stderr,
        code: error.code,
      }),
    )
    return ended
  }

  const keep = async (of: PersonId, events: readonly Event[]): Promise<void> => {
    const before = (await memory.journal.snapshotOf(of)) ?? initialState(of)
    await oneTurn(memory, of, instant(Date.now()), { events, snapshot: fold(before, events) })
  }

  beforeAll(
    async () => {
      data = await newFolder()
      memory = await openEmbedded({ directory: join(data, 'memory') })
      deal = (await atFernhill({ channel: 'sms', id: '+14155550123' })).pass()
      person = deal.state.person
      await keep(person, deal.events)
      const other = (await atFernhill({ channel: 'sms', id: '+12125550123' })).pass()
      await keep(other.state.person, other.events)
    },
    Number(seconds(60)),
  )

  afterAll(async () => {
    await memory.close()
    await removeAll([data])
  })

  test(
    'a person is found by id, by address, by phone and by the end of a number; of several none is taken',
    async () => {
      const read = await readEmbedded(join(data, 'memory'))
      for (const name of [person, 'sms:+14155550123', ' +14155550123', '415-555-0123', '41 555 50123'])
        expect(await personNamed(name, read)).toBe(person)
      await expect(personNamed('0123', read)).rejects.toThrow(
        new RegExp(`2 persons fit "0123":[^]*${person} {2}sms:\\+14155550123[^]*Write more of the number`),
      )
      for (const nobody of ['9999', '23', 'webchat:somewhere', 'coffee'])
        await expect(personNamed(nobody, read)).rejects.toThrow(
          `Nobody fits "${nobody}". Write a person's id`,
        )
      expect(await run('audit', '9999')).toMatchObject({
        code: 1,
        wrong: expect.stringMatching(/^Nobody fits/),
      })
    },
    Number(seconds(60)),
  )

  test(
    'audit tells the deal, and --json tells it to machines',
    async () => {
      const page = await run('audit', '4155550123')
      expect(page.said).toMatch(new RegExp(`^Audit of a buyer without a name, ${person}\n`))
      expect(page.said).toMatch(
        /replaying them gives the recorded state after every turn, and the snapshot\./,
      )
      const told = Told.parse(JSON.parse((await run('audit', person, '--json')).said))
      expect(told).toMatchObject({ person, timeZone: 'America/New_York', replay: { same: true } })
      expect(told.turns[0]?.entries[0]).toMatchObject({ event: 0, kind: 'message-received' })
    },
    Number(seconds(60)),
  )

  test(
    'replay ends with 0 where nothing differs, with 1 where something does, with 2 where nobody can tell',
    async () => {
      expect(await run('replay', '--all')).toMatchObject({
        code: 0,
        said: expect.stringMatching(
          /^2 journals\.\nOf \d+ turns all would end the same\. Every journal folds to what was recorded\.\n$/,
        ),
      })
      const policy = join(data, 'policy.ts')
      await writeFile(policy, POLICY)
      expect(await run('replay', person, '--policy', policy)).toMatchObject({
        code: 1,
        said: expect.stringMatching(/Of \d+ turns \d+ would end the same; \d+ differs?: .*1 hand-off more/),
      })
      expect(await run('replay')).toMatchObject({
        code: 2,
        wrong: expect.stringMatching(/^Name one person, or --all/),
      })
    },
    Number(seconds(60)),
  )

  test(
    'a journal goes into a file for nobody else to read, and is judged from there',
    async () => {
      const file = join(data, 'journal.json')
      expect((await run('replay', person, '--to-file', file)).code).toBe(0)
      expect((await stat(file)).mode & 0o077).toBe(0)
      expect(await journalsIn(file)).toEqual([{ person, events: deal.events, snapshot: deal.state }])
      const text = await readFile(file, 'utf8')
      await writeFile(file, text.replace('coffee machines', 'tea machines'))
      expect(await run('replay', '--from-file', file)).toMatchObject({
        code: 1,
        said: expect.stringMatching(/One journal does not fold to what was recorded\./),
      })
      await writeFile(file, '[{"kind":"message-received","at":1}]')
      expect(await run('replay', '--from-file', file)).toMatchObject({
        code: 2,
        wrong: expect.stringMatching(/^The journal of p-unknown cannot be folded/),
      })
      await writeFile(file, JSON.stringify(deal.events))
      expect(await journalsIn(file)).toEqual([{ person, events: deal.events, snapshot: null }])
      await writeFile(file, '{"events":"none"}')
      await expect(journalsIn(file)).rejects.toThrow(/holds no journal\. It is JSON/)
    },
    Number(seconds(60)),
  )

  test(
    'check ends with 0 while all is in line, and with 1 where a journal was harmed, with what and what to do',
    async () => {
      expect(await run('check')).toMatchObject({
        code: 0,
        said: '2 persons looked at, and nothing is out of line.\n',
      })
      const harmed = deal.events.filter(
        (event) => event.kind !== 'verdict-given' || event.tool !== 'state-recap',
      )
      const third = (await atFernhill({ channel: 'sms', id: '+12125559999' })).pass().state.person
      await keep(third, harmed)
      const { code, said } = await run('check', third)
      expect(code).toBe(1)
      expect(said).toMatch(
        /act-without-grant\n {2}The tool state-recap was used without a grant\.\n {2}where +event \d+, .* \(America\/New_York\)\n {2}evidence +recap-stated in the journal/,
      )
      expect(said).toMatch(/ do +Stop the server and report it/)
      const found = Found.parse(JSON.parse((await run('check', '--json')).said))
      expect(new Set(found.map((one) => one.person))).toEqual(new Set([third]))
      expect(found.map(({ rule }) => rule)).toContain('act-without-grant')
    },
    Number(seconds(60)),
  )

  test(
    'who has become another is found by the old name and told with whom they are now; in neither is anything out of line',
    async () => {
      const two = [
        await atFernhill({ channel: 'sms', id: '+13035550177' }),
        await atFernhill({ channel: 'webchat', id: 'visit-77' }),
      ].sort((a, b) => (a.pass().state.person < b.pass().state.person ? -1 : 1))
      const [stays, goes] = two
      if (!stays || !goes) throw new Error('There are not two of them.')
      const [one, other] = [stays.pass(), goes.pass()]
      const [now, old] = [one.state.person, other.state.person]
      const address = { channel: 'sms', id: '+13035550177' }
      const past = other.events
      await goes.comes((at) => ({ kind: 'merge-asked', at, into: now, address }))
      await keep(old, goes.pass().events)
      await keep(now, one.events)
      // Their past is on its way, so until it is there they are told by themselves.
      expect((await run('audit', old)).said).toMatch(new RegExp(`, ${old}\n[^]*Now +They are ${now}.`))
      await stays.comes((at) => ({
        kind: 'rewoven',
        at,
        from: old,
        address,
        why: 'merged',
        events: woven(one.events, past),
      }))
      await keep(now, stays.pass().events.slice(one.events.length))
      const page = await run('audit', old)
      expect(page.said).toMatch(
        new RegExp(`^${old} is ${now} by now, and is told with them.\n\nAudit of [^]*Also +${old}, one with`),
      )
      const read = await readEmbedded(join(data, 'memory'))
      expect(await personNamed('303 555 0177', read)).toBe(now)
      expect((await run('check', old)).code).toBe(0)
      expect((await run('check', now)).code).toBe(0)
      expect((await run('replay', old)).code).toBe(0)
      expect(await run('replay', now)).toMatchObject({
        code: 0,
        said: expect.stringMatching(/\d+ turns came along from another journal, and what was decided there/),
      })
    },
    Number(seconds(60)),
  )
})

const Told = z.object({
  person: z.string(),
  timeZone: z.string(),
  turns: z.array(
    z.object({ entries: z.array(z.object({ event: z.number(), kind: z.string(), what: z.string() })) }),
  ),
  replay: z.object({ same: z.boolean() }),
})

const Found = z.array(
  z.object({ rule: z.string(), person: z.string(), event: z.number().nullable(), todo: z.string() }),
)

const POLICY = `import { definePolicy } from 'throughline'
export default definePolicy({ timeZone: 'America/New_York', escalate: { amountAbove: 100 } })
`
