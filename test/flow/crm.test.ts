import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { days, seconds } from '#core/time'
import { type App, openApp } from '../support/app.ts'
import { type Device, phone, visitor } from '../support/buyer.ts'
import { eventually } from '../support/eventually.ts'

const NUMBER = '+14155550188'

/** The buyer's story to the payment, as it stands in the CRM: over HTTP alone, on the CRM's bad days and its good ones (S4). */
describe('one buyer in the CRM', () => {
  let app: App
  let web: Device
  let mobile: Device
  let person: string

  beforeAll(async () => {
    app = await openApp()
    web = await visitor(app.url)
    mobile = phone(app.url, NUMBER)
  })
  afterAll(() => app.close())

  const get = async (path: string): Promise<unknown> => (await fetch(`${app.url}/lab/${path}`)).json()
  const record = async () => Record.parse(await get(`crm/people/${person}`))
  const field = async (role: 'sdr' | 'closer' | 'rep', name: string, key: string | null = null) =>
    (await record()).roles[role].find((one) => one.field === name && one.key === key)?.data
  const journal = async () => Journal.parse(await get(`people/${person}`))
  const faults = (...next: readonly object[]) =>
    fetch(`${app.url}/lab/crm/faults`, { method: 'POST', body: JSON.stringify({ next }) })

  test('has what they said, with their words, and where it stands', async () => {
    await web.say("Hi, we're about 40 people and want coffee machines before Dec 1, maybe $300 a month.")
    const [first] = z.array(z.object({ person: z.string() })).parse(await get('people'))
    person = first?.person ?? ''
    await eventually(
      async () =>
        expect(await field('sdr', 'fact', 'quantity')).toMatchObject({
          value: 40,
          confidence: expect.any(Number),
          validUntil: expect.stringMatching(/^2027-/),
          evidence: { quote: 'about 40 people', channel: 'webchat', by: 'rules' },
        }),
      5_000,
    )
    expect(await field('sdr', 'fact', 'budget')).toMatchObject({ value: { max: 30_000, per: 'month' } })
    await eventually(
      async () => expect(await field('sdr', 'stage')).toMatchObject({ stage: 'qualified' }),
      5_000,
    )
  })

  test('has a number once it is proven, and never while it is claimed', async () => {
    await web.say('can I text with you instead?')
    await web.say('415 555 0188')
    const code = /\d{6}/.exec(await mobile.hear())?.[0] ?? ''
    expect(JSON.stringify(await get('crm/events'))).not.toMatch(/5550188|555 0188/)
    await web.say(code)
    await eventually(
      async () =>
        expect(await field('sdr', 'person')).toMatchObject({
          addresses: [
            { channel: 'webchat', proof: 'first' },
            { channel: 'sms', id: NUMBER, proof: 'code', open: true, consent: { quote: '415 555 0188' } },
          ],
        }),
      5_000,
    )
    expect(JSON.stringify(await get('crm/events'))).not.toContain(code)
  })

  test('gets all of the closing in order, though it has a bad day and the server is restarted', async () => {
    app.push(days(3))
    await faults(
      ...[500, 503, 401].map((status) => ({ kind: 'status', status })),
      { kind: '429', retryAfter: 2 },
      { kind: 'cut-after-accept' },
    )
    await mobile.say('what would the team plan be all in?')
    await mobile.say("let's do it")
    await app.restart()
    await mobile.say('yeah but can we start Jan 1?')
    await mobile.say('yes, go ahead')
    const link = /http\S+\/pay\/\S+/.exec(await mobile.say('I agree'))?.[0] ?? ''
    await fetch(link, { method: 'POST' })
    await mobile.hear()
    await eventually(async () => {
      app.push(seconds(5))
      expect(await field('sdr', 'stage')).toMatchObject({ stage: 'won' })
    }, 15_000)
    const { arrivals, missing } = await record()
    expect(missing).toEqual([])
    expect(arrivals).toEqual(arrivals.map((_, n) => n + 1))
    expect(JSON.stringify(await get('crm/events'))).not.toContain(link.split('/pay/')[1])
  })

  test('has the recap that was accepted, the words of the yes, and the receipt: the closer’s, and nobody else’s', async () => {
    const { closer, sdr, rep } = (await record()).roles
    expect(closer.map((one) => one.field).sort()).toEqual([
      'acceptance',
      'acknowledgement',
      'checkout',
      'payment',
      'recap',
    ])
    const recap = await field('closer', 'recap')
    expect(recap).toMatchObject({ standing: 'stated', terms: { plan: 'team', start: '2027-01-01' } })
    expect(await field('closer', 'acceptance')).toMatchObject({
      hash: recap?.hash,
      tier: 'explicit',
      evidence: { quote: 'yes, go ahead', channel: 'sms' },
    })
    expect(await field('closer', 'acknowledgement', 'terms')).toMatchObject({
      evidence: { quote: 'I agree' },
    })
    expect(closer.find((one) => one.field === 'payment')?.data).toMatchObject({
      standing: 'paid',
      amount: 24_900,
      currency: 'USD',
      provider: 'builtin',
      receipt: expect.stringMatching(/^R-[0-9A-F]{8}$/),
    })
    expect(sdr.every((one) => one.data.role === 'sdr')).toBe(true)
    expect(rep).toEqual([])
  })

  test('all of it stands in the journal, each with the event it follows from, and with its receipt', async () => {
    const { arrivals } = await record()
    await eventually(async () => {
      const { events } = await journal()
      const told = events.filter(({ kind }) => kind === 'crm-told')
      expect(told.map(({ sequence }) => sequence)).toEqual(arrivals)
      const receipts = events.filter(
        ({ kind, outgoing }) => kind === 'delivery-updated' && String(outgoing).startsWith(`${person}.crm`),
      )
      expect(receipts.map(({ state }) => state)).toEqual(arrivals.map(() => 'sent'))
      const paid = told.find(({ entry }) => entry?.field === 'payment')
      expect(events[(paid?.cause ?? 0) - 1]?.kind).toBe('paid')
    })
  })
})

const Field = z.object({
  field: z.string(),
  key: z.string().nullable(),
  data: z.looseObject({ role: z.string(), hash: z.string().optional() }),
})

const Record = z.object({
  arrivals: z.array(z.number()),
  missing: z.array(z.number()),
  roles: z.object({ sdr: z.array(Field), closer: z.array(Field), rep: z.array(Field) }),
})

const Journal = z.object({
  events: z.array(
    z.looseObject({
      kind: z.string(),
      sequence: z.number().optional(),
      cause: z.number().optional(),
      outgoing: z.string().optional(),
      state: z.string().optional(),
      entry: z.looseObject({ field: z.string() }).optional(),
    }),
  ),
})
