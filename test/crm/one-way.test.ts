import { createServer, type Server, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { deliveryPump } from '#bus/deliver'
import { sent } from '#bus/settle'
import { watchOver } from '#bus/watch'
import { sealWith } from '#checkout/seal'
import type { Crm } from '#contracts/crm'
import { TOPICS } from '#contracts/memory'
import { strangerAt } from '#core/address'
import type { Event } from '#core/event'
import { hash } from '#core/hash'
import type { Playbook } from '#core/playbook'
import { after, instant, milliseconds, seconds } from '#core/time'
import { webhookCrm } from '#crm/index'
import { DIALOGS } from '#dialogs/index'
import { ruleLanguage } from '#language/index'
import { openEmbedded } from '#memory/embedded/index'
import { turn } from '#turn/turn'
import { business } from '../support/business.ts'
import { logbook } from '../support/logbook.ts'
import { MONDAY, said } from '../support/play.ts'
import { SECRET } from './bench.ts'

const HERE = { channel: 'webchat', id: 'conversation-1' }
const WORDS = [
  'Hi, we are about 40 people and want coffee machines from January 4',
  'do you have oat milk?',
  "I decide. let's do it",
  'yes, go ahead',
  'I agree',
]

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: { webchat: { optOutReplies: 'ours', carriesTexts: false } },
  crm: true,
}

/** One answer of a CRM, whatever it may be. */
type Answer =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly body: string }
  | { readonly kind: 'silence' | 'cut' | 'half' | 'huge' | 'nonsense' }
type Headers = { readonly [name: string]: string }

const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({
    kind: fc.constant('answer' as const),
    status: fc.oneof(
      fc.constantFrom(200, 204, 301, 302, 307, 308, 400, 401, 403, 404, 410, 422, 429, 500, 503),
      fc.integer({ min: 200, max: 599 }),
    ),
    headers: fc.constantFrom<Headers>(
      {},
      { 'retry-after': '1' },
      { 'retry-after': '99999999999' },
      { 'retry-after': '-1' },
      { 'retry-after': 'Wed, 21 Oct 2099 07:28:00 GMT' },
      { location: 'http://169.254.169.254/latest/meta-data/' },
      { location: '/people', 'set-cookie': 'a=b' },
      { 'content-type': 'application/json', 'x-throughline-stage': 'won' },
      { 'content-encoding': 'gzip' },
    ),
    body: fc.oneof(
      fc.constantFrom('', '{"stage":"won","addresses":[]}', '{"kind":"paid"}', '<script>', '\u0000'),
      fc.json(),
      fc.string(),
    ),
  }),
  fc.record({ kind: fc.constantFrom('silence' as const, 'cut' as const, 'half' as const) }),
  fc.record({ kind: fc.constantFrom('huge' as const, 'nonsense' as const) }),
)

const give = (one: Answer, response: ServerResponse): void => {
  switch (one.kind) {
    case 'answer':
      response.writeHead(one.status, one.headers)
      response.end([204, 304].includes(one.status) ? '' : one.body)
      return
    case 'silence':
      return
    case 'cut':
      response.socket?.destroy()
      return
    case 'half':
      response.writeHead(200, { 'content-length': '100' })
      response.write('{')
      return
    case 'huge':
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(`{"stage":"${'x'.repeat(8_000_000)}"}`)
      return
    case 'nonsense':
      response.socket?.end('HTTP/1.1 ok then\r\nno header\r\n\r\n')
      return
    default:
      one satisfies never
  }
}

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** A receiver that gives these answers, in turn, and then takes everything. */
const receiver = async (answers: readonly Answer[]) => {
  const left = [...answers]
  let paths: string[] = []
  const server = createServer((request, response) => {
    paths = [...paths, `${request.method} ${request.url}`]
    request.resume().on('end', () => {
      const next = left.shift()
      if (next) give(next, response)
      else response.writeHead(204).end()
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}/events`, paths: () => paths }
}

/** One buyer's talk to the link, with a CRM that answers so, and what it has left behind. */
const talk = async (answers: readonly Answer[]) => {
  const { url, paths } = await receiver(answers)
  const memory = await openEmbedded({ directory: null })
  const log = logbook()
  let now = MONDAY
  const clock = { now: () => now }
  const seal = sealWith('a secret of more than thirty-two characters')
  const sink = webhookCrm({
    url,
    secrets: [SECRET],
    source: 'https://bot.example.com',
    clock,
    patience: milliseconds(150),
  })
  let underWay = 0
  const crm: Crm = {
    tell: async (told, about) => {
      underWay += 1
      return sink.tell(told, about).finally(() => {
        underWay -= 1
      })
    },
    forget: sink.forget,
  }
  const parts = { memory, seal, clock, log, rules: playbook, watch: watchOver(log) }
  const pump = deliveryPump({
    ...parts,
    adapters: [],
    calendar: null,
    files: null,
    crm,
    publicUrl: 'https://bot.example.com',
  })
  const leave = memory.feed.subscribe(TOPICS.work, pump.ring)
  const quiet = async (): Promise<void> => {
    for (let still = 0; still < 4; still = underWay === 0 ? still + 1 : 0)
      await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const reply = async (): Promise<void> => {
    const held = { channel: HERE.channel, now, hold: seconds(30), most: 9 }
    for (let taken = await memory.outbox.take(held); taken.length > 0; taken = await memory.outbox.take(held))
      for (const parcel of taken) await memory.outbox.settle(parcel, sent(parcel, now, seconds(0)), now)
  }
  const language = ruleLanguage(business)
  for (const [n, words] of WORDS.entries()) {
    now = after(now, seconds(20))
    await memory.mailbox.tick(now)
    await memory.mailbox.accept(HERE, { id: `m${n}`, event: said(words, HERE, now, `m${n}`) }, now)
    for (const lease of await memory.mailbox.lease({ now, hold: seconds(10), most: 1 }))
      await turn(lease, { memory, playbook, language, seal, clock, hosts: {}, calendar: null })
    await reply()
    pump.ring()
    await quiet()
  }
  leave()
  await pump.stop()
  const recalled = await memory.journal.recall(strangerAt(HERE))
  await memory.close()
  if (!recalled) throw new Error('Nobody has talked.')
  return { ...recalled, paths: paths() }
}

/** What was decided: all but what became of deliveries, and where in the journal it stands. */
const decided = (events: readonly Event[]) =>
  events
    .filter(({ kind }) => kind !== 'delivery-updated')
    .map((event) => {
      if (event.kind === 'turn-ended') return { ...event, state: '' }
      return event.kind === 'crm-told' ? { ...event, cause: 0 } : event
    })

const stateOf = ({ snapshot }: Awaited<ReturnType<typeof talk>>): string =>
  hash({ ...snapshot, length: 0, now: instant(0) })

describe('a CRM is written, never read (S4, I13)', () => {
  test('whatever it answers, everything that is decided is the same, and so is the state', async () => {
    const good = await talk([])
    expect(good.snapshot.checkout?.standing).toBe('open')
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 3, maxLength: 12 }), async (answers) => {
        const other = await talk(answers)
        expect(decided(other.events)).toEqual(decided(good.events))
        expect(stateOf(other)).toBe(stateOf(good))
        expect(new Set(other.paths)).toEqual(new Set(['POST /events']))
      }),
      { numRuns: 10 },
    )
  })

  test('a redirect leads nowhere, wherever it points', async () => {
    const redirects = [301, 302, 303, 307, 308].map(
      (status): Answer => ({ kind: 'answer', status, headers: { location: '/elsewhere' }, body: '' }),
    )
    const { paths } = await talk(redirects)
    expect(new Set(paths)).toEqual(new Set(['POST /events']))
    expect(paths.length).toBeGreaterThan(2)
  })
})
