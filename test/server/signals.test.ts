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

  test.each<[what: string, wrong: Record<string, unknown>, path: string, problem: RegExp]>([
    ['no id', { id: undefined }, 'id', /the same each time/],
    ['an id that no header carries', { id: 'a b' }, 'id', /letters, digits/],
    ['nobody', { person: undefined }, '', /names nobody/],
    ['two names for one', { address: ADDRESS }, 'address', /one of the two/],
    [
      'a channel that is none',
      { person: undefined, address: { channel: 'fax', id: '1' } },
      'address.channel',
      /sms/,
    ],
    [
      'a number without its country',
      { person: undefined, address: { channel: 'sms', id: '415 555' } },
      'address.id',
      /\+1415/,
    ],
    ['no time', { at: undefined }, 'at', /when it was true/],
    ['a day for a time', { at: '2026-11-01' }, 'at', /its zone/],
    ['a time without a zone', { at: '2026-11-01T10:00:00' }, 'at', /its zone/],
    ['a time to come', { at: '2099-01-01T00:00:00Z' }, 'at', /not come yet/],
    ['no source', { source: undefined }, 'source', /system/],
    ['a source without a name', { source: {} }, 'source.system', /called/],
    ['a kind of no kind', { kind: 'mood', value: 'good' }, 'kind', /one of need, product, quantity/],
    ['half a person', { kind: 'quantity', value: 1.5 }, 'value', /whole number/],
    ['nobody at all', { kind: 'quantity', value: 0 }, 'value', /from 1/],
    ['words for a number', { kind: 'quantity', value: '40' }, 'value', /whole number/],
    ['a plan that is not sold', { kind: 'product', value: 'platinum' }, 'value', /starter, team, roastery/],
    ['a budget without ends', { value: { min: null, max: null, per: 'month' } }, 'value', /min, max or both/],
    ['a budget upside down', { value: { min: 5, max: 2, per: 'month' } }, 'value', /smaller one first/],
    [
      'a day of no calendar',
      { kind: 'timeline', value: { day: '2026-02-30', bound: 'on' } },
      'value.day',
      /2026-12-01/,
    ],
    ['half a character', { kind: 'need', value: 'coffee \ud800' }, 'value', /plain text/],
    ['a null byte', { kind: 'need', value: 'coffee \u0000' }, 'value', /plain text/],
    ['a book for a note', { note: 'x'.repeat(1_001) }, 'note', /1000/],
    ['more than sure', { confidence: 2 }, 'confidence', /0 to 1/],
    ['what nobody reads', { acceptance: true }, '', /acceptance, which nobody reads/],
  ])('says 400, and where, of %s', async (_, wrong, path, problem) => {
    const before = calls
    const answer = await tell(here(), signal(wrong))
    expect(answer.status).toBe(400)
    expect((await letterOf(answer)).problems).toContainEqual({
      path,
      problem: expect.stringMatching(problem),
    })
    expect(calls).toBe(before)
  })

  test.each([
    'readiness',
    'approval',
    'agreement',
    'acceptance',
    'acknowledged',
    'consent',
    'identity',
    'preference',
    'zone',
  ])('knows no way to say %s: that is for the buyer, or for a rep (A4)', async (kind) => {
    for (const value of [true, 'yes', { amount: 1 }, { channel: 'sms', id: NUMBER }]) {
      const answer = await tell(here(), signal({ kind, value }))
      expect([answer.status, (await letterOf(answer)).problems[0]?.path]).toEqual([400, 'kind'])
    }
  })

  test.each([
    ['no JSON', '{"id":', /no JSON/],
    ['an empty list', [], /empty/],
    ['words', '"hello"', /no signal/],
    ['a list in a list', [[]], /no signal/],
    ['too many', Array.from({ length: 101 }, () => 1), /at most 100/],
  ])('says 400 of a body that is %s', async (_, body, problem) => {
    const answer = await tell(here(), body)
    expect(answer.status).toBe(400)
    expect((await letterOf(answer)).problems[0]?.problem).toMatch(problem)
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
