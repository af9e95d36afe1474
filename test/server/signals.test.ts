import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { type Running, run } from '#app/production'
import { readConfig } from '#config/environment'
import type { Memory } from '#contracts/memory'
import { strangerAt } from '#core/address'
import { type Instant, instant, minutes } from '#core/time'
import { type Ailing, ailing } from '../support/ailing.ts'
import { phone } from '../support/buyer.ts'
import { eventually } from '../support/eventually.ts'
import { newFolder } from '../support/folders.ts'
import { everybody, personAt } from '../support/lab-people.ts'
import { logbook } from '../support/logbook.ts'
import { CONSOLE_TOKEN, tell } from '../support/signals.ts'

const NUMBER = '+14155550134'
const ADDRESS = { channel: 'sms', id: NUMBER }
const PERSON = strangerAt(ADDRESS)
const NOBODY = { channel: 'sms', id: '+14155550199' }

const Letter = z.object({
  error: z.string(),
  problems: z.array(z.object({ path: z.string(), problem: z.string() })).default([]),
})

const Reported = z.object({
  at: z.number(),
  report: z.looseObject({ at: z.number(), evidence: z.looseObject({ message: z.string() }) }),
})

describe('POST /signals', () => {
  const log = logbook()
  let data: string
  let running: Running
  let frail: Ailing
  /** What is to be accepted waits for this. */
  let gate: Promise<unknown> = Promise.resolve()
  let calls = 0
  let at: Instant

  const gated = (memory: Memory): Memory => ({
    ...memory,
    mailbox: {
      ...memory.mailbox,
      accept: async (...told) => {
        if (told[1].event.kind === 'signal-reported') {
          calls += 1
          await gate
        }
        return memory.mailbox.accept(...told)
      },
    },
  })

  beforeAll(async () => {
    data = await newFolder()
    const config = readConfig({ PORT: '0', THROUGHLINE_DATA: data, CONSOLE_TOKEN })
    running = await run(config, { now: () => instant(Date.now()) }, (options) => {
      frail = ailing(options.memory)
      return { ...options, memory: gated(frail.memory), log }
    })
    await phone(here(), NUMBER).say('Hi, we are 40 people')
  })
  afterAll(async () => {
    await running.stop()
    await rm(data, { recursive: true, force: true })
  })
  beforeEach(() => {
    at = instant(Date.now() - minutes(1))
  })

  const here = () => `http://localhost:${running.port}`
  let names = 0
  const signal = (more: Record<string, unknown> = {}) => ({
    id: `s${names++}`,
    person: PERSON,
    kind: 'budget',
    value: { min: null, max: 30_000, per: 'month' },
    at: new Date(at).toISOString(),
    source: { system: 'crm', record: 'deal 7', author: 'Dana' },
    ...more,
  })
  /** What stands in the journal of one signal. */
  const reportsOf = async (id: string): Promise<readonly z.infer<typeof Reported>[]> =>
    (await personAt(here(), PERSON)).events
      .filter(({ kind }) => kind === 'signal-reported')
      .map((event) => Reported.parse(event))
      .filter(({ report }) => report.evidence.message === `crm:${id}`)
  const keptOnce = (id: string) =>
    eventually(async () => {
      const [one, ...more] = await reportsOf(id)
      if (!one) throw new Error(`${id} is not in the journal.`)
      expect(more).toEqual([])
      return one
    })
  const letterOf = async (answer: Response) => Letter.parse(await answer.json())

  test('takes what a system knows, with its source, and it stands in the journal', async () => {
    const quote = 'around 300'
    const answer = await tell(here(), signal({ id: 'first', quote, note: 'on the phone', confidence: 0.6 }))
    expect([answer.status, await answer.json()]).toEqual([202, { taken: 1 }])
    expect(await keptOnce('first')).toMatchObject({
      report: {
        kind: 'budget',
        value: { min: null, max: 30_000, per: 'month' },
        confidence: 0.6,
        at,
        evidence: {
          message: 'crm:first',
          quote,
          by: { system: 'crm', record: 'deal 7', author: 'Dana' },
        },
        note: 'on the phone',
      },
    })
  })

  test('keeps no secret that a note quotes (M9)', async () => {
    const card = '4242 4242 4242 4242'
    const one = signal({ kind: 'need', value: `pays with ${card}`, quote: card, note: `card ${card}` })
    await tell(here(), one)
    expect(JSON.stringify(await keptOnce(one.id))).not.toContain('4242 4242')
  })

  test('takes one id once, however often it is sent, and answers the same each time (I2)', async () => {
    const one = signal()
    for (let n = 0; n < 3; n++) {
      const answer = await tell(here(), [one, one])
      expect([answer.status, await answer.json()]).toEqual([202, { taken: 2 }])
    }
    const last = signal()
    await tell(here(), last)
    await keptOnce(last.id)
    await keptOnce(one.id)
  })

  test('says 202 only when it is in the inbox (I1)', async () => {
    let open = () => {}
    gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const seen = calls
    let status: number | null = null
    const answered = tell(here(), signal()).then((answer) => {
      status = answer.status
    })
    await eventually(() => expect(calls).toBe(seen + 1))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(status).toBeNull()
    open()
    await answered
    expect(status).toBe(202)
  })

  test('says 503 while the memory is away, and the same sent again is taken once', async () => {
    const one = signal()
    frail.goAway()
    const answer = await tell(here(), one).finally(() => frail.comeBack())
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    expect((await letterOf(answer)).error).toMatch(/once more/)
    expect((await tell(here(), one)).status).toBe(202)
    await keptOnce(one.id)
  })

  describe('lets nobody in', () => {
    const huge = 'x'.repeat(300_000)

    test.each([
      ['without a token', { Authorization: '' }],
      ['with another token', { Authorization: 'Bearer a-console-token-of-a-tesT' }],
      ['with the beginning of it', { Authorization: 'Bearer a' }],
      ['with more than it', { Authorization: `Bearer ${CONSOLE_TOKEN}x` }],
      ['by another scheme', { Authorization: `Basic ${CONSOLE_TOKEN}` }],
    ])('%s, before anything that is said is looked at', async (_, headers) => {
      for (const body of [signal(), 'no JSON', huge]) {
        const answer = await tell(here(), body, headers)
        expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
        expect((await letterOf(answer)).error).toMatch(/CONSOLE_TOKEN/)
      }
      expect(JSON.stringify(log.facts)).not.toContain('token-of-a-tes')
    })

    test('who looks with a browser, but says that it is posted to', async () => {
      const answer = await fetch(`${here()}/signals`)
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
    })
  })

  test('says 413 of more than it takes', async () => {
    const answer = await tell(here(), [signal({ note: 'x'.repeat(300_000) })])
    expect(answer.status).toBe(413)
    expect((await letterOf(answer)).error).toMatch(/several parts/)
  })

  test('tells every problem of a list at once, and takes none of it', async () => {
    const before = calls
    const answer = await tell(here(), [
      signal(),
      signal({ at: 'yesterday', confidence: -1 }),
      signal({ value: { min: null, max: 1, per: 'week' } }),
    ])
    expect(answer.status).toBe(400)
    const { problems } = await letterOf(answer)
    expect(problems.map(({ path }) => path).sort()).toEqual(['[1].at', '[1].confidence', '[2].value.per'])
    expect(calls).toBe(before)
  })

  test('says 404 of a person nobody has heard of, and takes nothing of that request', async () => {
    const before = calls
    const answer = await tell(here(), [signal(), signal({ person: 'p0123456789abcdef0123' })])
    expect(answer.status).toBe(404)
    expect((await letterOf(answer)).problems.map(({ path }) => path)).toEqual(['[1].person'])
    expect(calls).toBe(before)
  })

  test('answers of an address that nobody wrote from as of any other, and nobody comes to be by it (I10)', async () => {
    const known = await tell(here(), signal({ person: undefined, address: ADDRESS }))
    const unknown = await tell(here(), signal({ person: undefined, address: NOBODY }))
    expect([unknown.status, await unknown.text()]).toEqual([known.status, await known.text()])
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(await everybody(here())).toEqual([PERSON])
    const { events } = await personAt(here(), PERSON)
    expect(JSON.stringify(events)).not.toContain(NOBODY.id)
  })

  test('a clock that is a little fast makes nothing newer than it came', async () => {
    const early = signal({ at: new Date(Date.now() + minutes(1)).toISOString() })
    await tell(here(), early)
    const last = await keptOnce(early.id)
    expect(last.report.at).toBeLessThanOrEqual(last.at)
  })
})
