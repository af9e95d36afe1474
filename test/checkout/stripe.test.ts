import { createHmac } from 'node:crypto'
import { afterEach, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { stripeCheckout } from '#checkout/stripe'
import type { Order, ParsedPayment } from '#contracts/checkout'
import { termsHash } from '#core/catalogue'
import { after, instant, milliseconds, minutes, seconds } from '#core/time'
import { stripeEmulator } from '#lab/stripe/index'
import { TERMS } from '../contracts/values.ts'

const NOW = instant(Date.UTC(2026, 10, 26, 15))
const clock = { now: () => NOW }
const ACCOUNT = { secretKey: 'sk_test_shop', webhookSecret: 'whsec_shop' }
const CHECKOUT = `p${'0'.repeat(20)}.pay1`

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const order: Order = {
  checkout: CHECKOUT,
  hash: termsHash(TERMS),
  terms: TERMS,
  attempt: 1,
  expiresAt: after(NOW, minutes(60)),
  back: 'https://bot.example.com/pay/t/back',
}

const opening = async (faults: readonly object[] = [], secretKey = ACCOUNT.secretKey) => {
  const emulator = await stripeEmulator({ ...ACCOUNT, webhookUrl: 'http://127.0.0.1:1', clock }).listen(0)
  closing.push(emulator.close)
  const provider = stripeCheckout({
    ...ACCOUNT,
    secretKey,
    apiRoot: emulator.url,
    business: 'Fernhill',
    clock,
    patience: milliseconds(300),
  })
  const badDay = (next: readonly object[]) =>
    fetch(`${emulator.url}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ next }),
    })
  await badDay(faults)
  const sessions = async () =>
    z
      .object({ sessions: z.array(z.looseObject({ id: z.string(), metadata: z.unknown() })) })
      .parse(await (await fetch(`${emulator.url}/sessions`)).json()).sessions
  return {
    open: (over: Partial<Order> = {}) => provider.open({ ...order, ...over }),
    provider,
    sessions,
    badDay,
  }
}

describe('a page at Stripe', () => {
  test('is the same for the same order, and names it where events will tell of it', async () => {
    const { open, sessions } = await opening()
    const first = await open()
    expect(first).toMatchObject({ kind: 'at', url: expect.stringContaining('/c/pay/') })
    expect(await open()).toEqual(first)
    expect(await sessions()).toMatchObject([
      { client_reference_id: CHECKOUT, metadata: { checkout: CHECKOUT, hash: order.hash } },
    ])
  })

  test('is another for other terms, and after a payment that failed', async () => {
    const { open, sessions } = await opening()
    const pages = [await open(), await open({ attempt: 2 }), await open({ hash: 'f'.repeat(64) })]
    expect(new Set(pages.map((page) => JSON.stringify(page))).size).toBe(3)
    expect(await sessions()).toHaveLength(3)
  })

  test('is made all the same where its key was used for other words, and is one from then on', async () => {
    const { open, sessions } = await opening()
    await open()
    const moved = { back: 'https://new.example.com/pay/t/back' }
    const first = await open(moved)
    expect(first.kind).toBe('at')
    expect(await open(moved)).toEqual(first)
    expect(await sessions()).toHaveLength(2)
  })

  test('that failed inside Stripe, which repeats the failure for a day, is made under another key', async () => {
    const { open } = await opening([{ kind: 'http-500' }, { kind: 'http-500' }])
    expect((await open()).kind).toBe('later')
    expect((await open()).kind).toBe('at')
  })

  test.each([
    ['is down', [{ kind: 'http-500' }, { kind: 'http-500' }], /StripeAPIError/],
    ['is slow', [{ kind: 'timeout' }, { kind: 'timeout' }], /StripeConnectionError.*status\.stripe\.com/],
    ['has too many calls', [{ kind: '429' }, { kind: '429' }], /StripeRateLimitError.*next click asks again/],
  ])(
    'is for later when Stripe %s, and the reason says what to do and no secret',
    async (_how, faults, words) => {
      const { open } = await opening(faults)
      const page = await open()
      expect(page).toEqual({ kind: 'later', reason: expect.stringMatching(words) })
      expect(JSON.stringify(page)).not.toMatch(/sk_test|whsec/)
    },
  )

  test('is for later when the key is wrong, or the amount is smaller than Stripe takes', async () => {
    const wrong = await opening([], 'sk_test_other')
    expect(await wrong.open()).toMatchObject({ reason: expect.stringContaining('STRIPE_SECRET_KEY') })
    const { open } = await opening()
    expect(await open({ terms: { ...TERMS, dueNow: 49 } })).toMatchObject({
      reason: expect.stringMatching(/amount_too_small.*Minimum/),
    })
  })
})

describe('what Stripe tells', () => {
  const session = {
    id: 'cs_1',
    payment_status: 'paid',
    amount_total: 24_900,
    currency: 'usd',
    payment_intent: 'pi_1',
    client_reference_id: CHECKOUT,
    metadata: { checkout: CHECKOUT, hash: order.hash },
  }
  const charge = {
    id: 'ch_1',
    amount_refunded: 5_000,
    currency: 'usd',
    payment_intent: 'pi_1',
    metadata: session.metadata,
  }
  const dispute = { id: 'dp_1', amount: 24_900, currency: 'usd', status: 'won', payment_intent: 'pi_gone' }

  const told = async (type: string, object: object, over: object = {}): Promise<ParsedPayment> => {
    const { provider } = await opening()
    const body = JSON.stringify({
      type,
      livemode: false,
      created: NOW / 1_000 - 60,
      data: { object },
      ...over,
    })
    const time = NOW / 1_000
    const signature = createHmac('sha256', ACCOUNT.webhookSecret).update(`${time}.${body}`).digest('hex')
    const request = {
      method: 'POST',
      url: 'https://bot.example.com/webhooks/stripe',
      headers: { 'stripe-signature': `t=${time},v1=${signature}` },
      body: new TextEncoder().encode(body),
    }
    expect(await provider.verify(request)).toEqual({ kind: 'authentic' })
    return provider.parse(request)
  }
  const completed = (over: object = {}, around: object = {}) =>
    told('checkout.session.completed', { ...session, ...over }, around)

  test('of a payment carries amount, currency, Stripe’s own name for it, and when it was', async () => {
    expect(await completed()).toMatchObject({
      kind: 'payment',
      dedupe: 'stripe:cs_1:paid',
      event: {
        kind: 'payment-received',
        at: NOW - seconds(60),
        amount: 24_900,
        currency: 'USD',
        reference: 'pi_1',
        hash: order.hash,
      },
    })
    expect(await completed({}, { created: NOW / 1_000 + 900 })).toMatchObject({ event: { at: NOW } })
  })

  test('in a currency without cents is read in its own units', async () => {
    expect(await completed({ currency: 'jpy', amount_total: 249 })).toMatchObject({
      event: { amount: 24_900, currency: 'JPY' },
    })
  })

  test('of a session that somebody else’s order is written on as well is contradicted', async () => {
    const other = `p${'1'.repeat(20)}.pay1`
    expect(await completed({ client_reference_id: other })).toMatchObject({
      event: { kind: 'payment-received', checkout: CHECKOUT, contradicts: other },
    })
    const { event } = await completed().then((one) => (one.kind === 'payment' ? one : { event: null }))
    expect(event).not.toHaveProperty('contradicts')
  })

  test.each([
    ['another account', { account: 'acct_other' }, 'another-account'],
    ['real money, where ours is a test', { livemode: true }, 'live-mode'],
  ])('of %s is no payment, and is on record once', async (_what, around, why) => {
    for (const [type, object] of [
      ['checkout.session.completed', session],
      ['charge.refunded', charge],
    ] as const)
      expect(await told(type, object, around)).toMatchObject({
        kind: 'payment',
        dedupe: `stripe:${CHECKOUT}:${why}`,
        event: { kind: 'payment-ignored', why, checkout: CHECKOUT },
      })
    expect(await told('charge.dispute.created', dispute, around)).toMatchObject({ kind: 'unsupported' })
  })

  test('of others’ payments is let be', async () => {
    for (const metadata of [
      null,
      {},
      { checkout: 'x.pay1', hash: order.hash },
      { ...session.metadata, hash: 'short' },
    ])
      expect(await completed({ metadata })).toMatchObject({ kind: 'unsupported' })
    // A payment that this account does not have can never be asked for.
    expect(await told('charge.dispute.closed', dispute)).toMatchObject({ kind: 'unsupported' })
    expect(await told('charge.dispute.created', { ...dispute, payment_intent: null })).toMatchObject({
      kind: 'unsupported',
    })
  })

  test('of a refund is the sum so far, and the payment that it is of', async () => {
    expect(await told('charge.refunded', charge)).toMatchObject({
      dedupe: 'stripe:ch_1:refunded:5000',
      event: { kind: 'payment-reversed', how: 'refunded', amount: 5_000, reference: 'ch_1', payment: 'pi_1' },
    })
  })

  test.each(['{}', 'no json', '{"type":"checkout.session.completed","data":{"object":{}}}'])(
    '%j is malformed, and nothing else',
    async (body) => {
      const { provider } = await opening()
      const bytes = new TextEncoder().encode(body)
      const request = { method: 'POST', url: 'https://x', headers: {}, body: bytes }
      expect(await provider.parse(request)).toMatchObject({ kind: 'malformed' })
    },
  )
})
