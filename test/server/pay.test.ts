import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { watchOver } from '#bus/watch'
import { sealWith } from '#checkout/seal'
import { stripeCheckout } from '#checkout/stripe'
import type { CheckoutProvider } from '#contracts/checkout'
import type { Memory } from '#contracts/memory'
import { termsHash } from '#core/catalogue'
import type { Incoming } from '#core/event'
import { type Instant, after as later, minutes, seconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { stripeEmulator } from '#lab/stripe/index'
import { openEmbedded } from '#memory/embedded/index'
import { pay } from '#server/pay'
import { linked, linkOf, money, refuses } from '../support/agreed.ts'
import { business } from '../support/business.ts'
import { hearingLog } from '../support/hearing-log.ts'
import { type Played, play } from '../support/play.ts'

const playbook = {
  business,
  dialogs: DIALOGS,
  channels: { webchat: { optOutReplies: 'ours' as const, carriesTexts: false } },
}
const Sessions = z.object({ sessions: z.array(z.object({ id: z.string() })) })

const seal = sealWith('secret')
const open = linked(playbook)
const BROWSER = { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/605.1.15' }

/** The page under a link, over a real memory that holds what a conversation came to. */
describe('a link to pay', () => {
  let memory: Memory
  let now: Instant
  let log: ReturnType<typeof hearingLog>
  let provider: CheckoutProvider | null
  const closing: (() => Promise<void>)[] = []

  beforeEach(async () => {
    memory = await openEmbedded({ directory: null })
    now = later(open.state.now, seconds(30))
    log = hearingLog()
    provider = null
  })
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
    await memory.close()
  })

  /** Puts what was played into the memory, as a turn does. */
  const kept = async ({ state, events }: Played) => {
    await memory.mailbox.accept(
      state.person,
      { id: 'first', event: { kind: 'timer-fired', at: now, timer: 't' } },
      now,
    )
    const [lease] = await memory.mailbox.lease({ now, hold: seconds(10), most: 1 })
    if (!lease) throw new Error('nobody was leased')
    const commit = { taken: 1, events, snapshot: state, lane: 0 as const, parcels: [], timers: [] }
    await memory.mailbox.commit(lease, commit, now)
  }
  /** What waits in the inbox since. */
  const noted = async (): Promise<readonly Incoming[]> => {
    const leases = await memory.mailbox.lease({ now, hold: seconds(10), most: 9 })
    return leases.flatMap(({ envelopes }) => envelopes.map(({ event }) => event))
  }
  const tokenOf = (played: Played) => {
    const { id, expiresAt } = linkOf(played)
    return seal.sealCheckout({ person: played.state.person, checkout: id, expiresAt })
  }
  const site = () =>
    pay({
      memory,
      seal,
      clock: { now: () => now },
      rules: playbook,
      log,
      watch: watchOver(log),
      provider,
      publicUrl: 'https://bot.example.com',
    })
  const get = async (path = `/${tokenOf(open)}`, init: RequestInit = { headers: BROWSER }) => {
    const answer = await site().request(path, init)
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  const clock = { now: () => now }
  const account = { secretKey: 'sk_test_shop', webhookSecret: 'whsec_shop' }
  const byStripe = async () => {
    const emulator = await stripeEmulator({ ...account, webhookUrl: 'http://127.0.0.1:1', clock }).listen(0)
    closing.push(emulator.close)
    provider = stripeCheckout({ ...account, apiRoot: emulator.url, business: 'Fernhill', clock })
    return async () => Sessions.parse(await (await fetch(`${emulator.url}/sessions`)).json()).sessions
  }

  test('shows the order to whoever has it, and nothing of the buyer: it may have been passed on', async () => {
    await kept(open)
    const { status, text } = await get()
    expect(status).toBe(200)
    for (const term of [
      'Team',
      '40',
      '$249.00 a month',
      'December 23, 2026',
      'monthly',
      'any time',
      '$249.00',
    ])
      expect(text).toContain(term)
    expect(text).not.toMatch(/p-test|webchat|so it is|coffee machines/)
    expect(tokenOf(open)).not.toContain('test')
    expect(Buffer.from(tokenOf(open), 'base64url').toString()).not.toMatch(/p-test|pay1/)
  })

  test('is kept by nobody, framed by nobody, found by nobody, and tells no other site where one came from', async () => {
    await kept(open)
    const pages = [
      await get(),
      await get('/none'),
      await get(`/${tokenOf(open)}/back`),
      await get(`/${tokenOf(open)}`, { headers: { 'user-agent': 'Slackbot 1.0' } }),
    ]
    for (const { headers, text } of pages) {
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('x-robots-tag')).toContain('noindex')
      expect(headers.get('x-frame-options')).toBe('DENY')
      const style = /<style>(.*)<\/style>/s.exec(text)?.[1] ?? ''
      const hash = createHash('sha256').update(style).digest('base64')
      expect(headers.get('content-security-policy')).toBe(
        `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      )
    }
  })

  test.each([
    ['Slack', 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)'],
    ['Telegram', 'TelegramBot (like TwitterBot)'],
    ['WhatsApp', 'WhatsApp/2.24.20.89 A'],
    [
      'Teams',
      'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com',
    ],
    [
      'iMessage',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
    ],
    ['a search engine', 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)'],
  ])(
    'looked at by %s for a preview tells no terms, makes no page at Stripe, and is not opened',
    async (_who, agent) => {
      await kept(open)
      const sessions = await byStripe()
      for (const method of ['GET', 'HEAD']) {
        const { status, text } = await get(undefined, { method, headers: { 'user-agent': agent } })
        expect(status).toBe(200)
        expect(text).not.toMatch(/Team|249/)
      }
      expect(await sessions()).toEqual([])
      expect(await noted()).toEqual([])
    },
  )

  test('that is fetched ahead of a tap, or only asked for its head, is not opened either', async () => {
    await kept(open)
    const sessions = await byStripe()
    await get(undefined, { method: 'HEAD', headers: BROWSER })
    await get(undefined, { headers: { ...BROWSER, 'sec-purpose': 'prefetch;prerender' } })
    expect(await sessions()).toEqual([])
    expect(await noted()).toEqual([])
  })

  test('opened in two tabs is one page at Stripe; that it was opened is on record, once a minute', async () => {
    await kept(open)
    const sessions = await byStripe()
    const first = await get()
    now = later(now, seconds(1))
    const second = await get()
    expect(first.status).toBe(303)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect(await sessions()).toHaveLength(1)
    expect(await noted()).toMatchObject([{ kind: 'link-opened', found: 'open', checkout: linkOf(open).id }])
  })

  test('paid in two tabs is one payment', async () => {
    await kept(open)
    const post = () => get(undefined, { method: 'POST', headers: BROWSER })
    const both = await Promise.all([post(), post()])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    const received = (await noted()).filter(({ kind }) => kind === 'payment-received')
    expect(received).toMatchObject([{ amount: 24_900, hash: linkOf(open).hash }])
  })

  test('that was altered, or cut short, opens nothing and is in nobody’s journal', async () => {
    await kept(open)
    for (const token of [tokenOf(open).slice(0, -1), `${tokenOf(open).slice(0, -2)}AA`, 'x'])
      expect((await get(`/${token}`)).status).toBe(410)
    expect(await noted()).toEqual([])
    expect(log.lines.join()).toMatch(/none of ours/)
    expect(log.lines.join()).not.toContain(tokenOf(open).slice(0, -1))
  })

  const closedFor = async (found: string, words: RegExp) => {
    for (const method of ['GET', 'POST', 'GET']) {
      const { status, text } = await get(undefined, { method, headers: BROWSER })
      expect([status, text]).toEqual([410, expect.stringMatching(words)])
      expect(text).toContain(business.contact)
    }
    expect(await noted()).toMatchObject([{ kind: 'link-opened', found }])
  }

  test('opened after its time is closed, and that is on record once', async () => {
    await kept(open)
    now = later(now, minutes(61))
    await closedFor('expired', /has expired/)
  })

  test('opened after a change is closed, and leads back to the chat', async () => {
    await kept(refuses(open, playbook))
    await closedFor('changed', /offer has changed.*go back to our chat/s)
  })

  test('is closed when what was agreed rests on nothing any more (A10)', async () => {
    const { quantity: _gone, ...signals } = open.state.signals
    await kept({ ...open, state: { ...open.state, signals } })
    await closedFor('revoked', /no longer stands/)
  })

  test('whose terms were edited where they are kept is closed, and calls an operator', async () => {
    const link = linkOf(open)
    await kept({
      ...open,
      state: { ...open.state, checkout: { ...link, terms: { ...link.terms, dueNow: 100 } } },
    })
    await closedFor('altered', /no longer stands/)
    expect(log.lines.join()).toMatch(/^error the terms of an offer are not the ones/)
  })

  test('whose terms were edited together with their hash is closed: it is not the one they said yes to', async () => {
    const link = linkOf(open)
    const terms = { ...link.terms, dueNow: 100 }
    await kept({ ...open, state: { ...open.state, checkout: { ...link, terms, hash: termsHash(terms) } } })
    await closedFor('revoked', /no longer stands/)
  })

  test('of somebody nobody knows, as after an erasure, is closed and makes no person', async () => {
    for (const method of ['GET', 'POST'])
      expect((await get(undefined, { method, headers: BROWSER })).status).toBe(410)
    expect(await noted()).toEqual([])
  })

  test('that is paid says so, with the receipt and no terms', async () => {
    const paid = play(open, money(open), playbook, () => {
      throw new Error('nobody speaks')
    })
    await kept(paid)
    const { status, text } = await get()
    expect([status, text]).toEqual([200, expect.stringContaining(paid.state.payment?.receipt ?? '-')])
    expect(text).not.toMatch(/Team|249/)
    expect((await get(undefined, { method: 'POST', headers: BROWSER })).text).toContain('Thank you')
    expect((await noted()).filter(({ kind }) => kind === 'payment-received')).toEqual([])
  })

  test('of which nothing is due now is confirmed on our own page, whoever takes money otherwise', async () => {
    const { catalogue } = business
    const plans = catalogue.plans.map((plan) => ({ ...plan, price: 0 }))
    const rules = { ...playbook, business: { ...business, catalogue: { ...catalogue, plans } } }
    const free = linked(rules)
    await kept(free)
    const sessions = await byStripe()
    const parts = {
      memory,
      seal,
      clock: { now: () => now },
      rules,
      log,
      watch: watchOver(log),
      provider,
      publicUrl: 'https://x',
    }
    const page = await (await pay(parts).request(`/${tokenOf(free)}`, { headers: BROWSER })).text()
    expect(page).toMatch(/Nothing is due now.*Confirm the order/s)
    expect(page).not.toMatch(/Pay|Test payment/)
    const done = await (
      await pay(parts).request(`/${tokenOf(free)}`, { method: 'POST', headers: BROWSER })
    ).text()
    expect(done).toMatch(/booking your order/)
    expect(await sessions()).toEqual([])
    expect((await noted()).filter(({ kind }) => kind === 'payment-received')).toMatchObject([{ amount: 0 }])
  })

  test('that Stripe makes no page for says to come again, tells the chat once, and logs a letter without secrets', async () => {
    await kept(open)
    provider = stripeCheckout({ ...account, apiRoot: 'http://127.0.0.1:1', business: 'Fernhill', clock })
    for (const { status } of [await get(), await get()]) expect(status).toBe(503)
    expect((await noted()).filter(({ kind }) => kind === 'checkout-unavailable')).toHaveLength(1)
    expect(log.lines.join()).toMatch(/made no page.*StripeConnectionError.*status\.stripe\.com/)
    expect(log.lines.join()).not.toMatch(/sk_test|whsec/)
  })
})
