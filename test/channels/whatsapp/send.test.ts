import { describe, expect, test } from '@jest/globals'
import { whatsappAdapter } from '#channels/whatsapp/index'
import { OPENING } from '#channels/whatsapp/opening'
import type { Json } from '#core/json'
import { after, days, seconds } from '#core/time'
import { opening } from '../../support/opening.ts'
import { ACCOUNT, BUYER, clock, SHOP, TOKEN } from '../sms/bench.ts'
import { eventually } from '../sms/eventually.ts'
import { ADDRESS, openWhatsapp, TEMPLATE } from './bench.ts'

const opened = opening()

type Bench = Awaited<ReturnType<typeof openWhatsapp>>

/** A buyer who has just written. */
const openBench = async (...options: Parameters<typeof openWhatsapp>): Promise<Bench> => {
  const bench = await opened(openWhatsapp(...options))
  await bench.brought(bench.phone.whatsapp('hi'))
  return bench
}

describe('after 24 hours without a word of theirs', () => {
  const late = async (...options: Parameters<typeof openWhatsapp>): Promise<Bench> => {
    const bench = await openBench(...options)
    bench.push(days(1))
    return bench
  }
  const hello = (bench: Bench, body = 'Hello?') => bench.adapter.send({ body }, ADDRESS, 'k1', null)

  test('a message is refused with the reason, so that it may go elsewhere', async () => {
    const bench = await late({}, { outsideSession: 'at-once' })
    expect(await hello(bench)).toEqual({
      kind: 'refused',
      reason: expect.stringContaining('the 24 hours since their last message are over'),
      suppress: false,
    })
    expect(await bench.received()).toEqual([])
  })

  test('or is taken, and the reason comes in a callback, which sends nothing by itself', async () => {
    const bench = await late({ whatsappTemplate: TEMPLATE })
    expect((await hello(bench)).kind).toBe('accepted')
    const news = await bench.adapter.parse(await bench.catcher.find('ErrorCode=63016'))
    expect(news).toMatchObject({
      kind: 'delivery',
      outgoing: 'k1',
      state: 'failed',
      reason: expect.stringContaining('24 hours'),
    })
    expect((await bench.received()).map(({ text, status }) => [text, status])).toEqual([
      ['Hello?', 'undelivered'],
    ])
  })

  test('the template goes in its place, once in a day, and what was to be said stays refused', async () => {
    const bench = await late({ whatsappTemplate: TEMPLATE }, { outsideSession: 'at-once' })
    const first = await hello(bench)
    const second = await hello(bench, 'And this?')
    expect([first.kind, second.kind]).toEqual(['refused', 'refused'])
    expect(first).toMatchObject({ reason: expect.stringContaining('were sent the template') })
    expect(second).toMatchObject({ reason: expect.stringContaining('before, and have not') })
    bench.push(days(1))
    await hello(bench)
    expect((await bench.received()).map(({ text }) => text)).toEqual(
      Array(2).fill('Fernhill here. May we go on?'),
    )
  })

  test('news of the template is no news of the message', async () => {
    const bench = await late({ whatsappTemplate: TEMPLATE }, { outsideSession: 'at-once' })
    await hello(bench)
    await eventually(async () => (await bench.received()).find(({ status }) => status === 'delivered'))
    expect(bench.catcher.caught.some(({ url }) => url.includes('outgoing='))).toBe(false)
  })

  test('a template that does not go out either is told', async () => {
    const bench = await late({ whatsappTemplate: `HX${'9'.repeat(32)}` }, { outsideSession: 'at-once' })
    expect(await hello(bench)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('TWILIO_WHATSAPP_TEMPLATE'),
    })
  })

  test('whoever keeps the outbox can send the template himself', async () => {
    const bench = await late({ whatsappTemplate: TEMPLATE })
    expect((await bench.adapter.send(OPENING, ADDRESS, 'k2', null)).kind).toBe('accepted')
    expect((await bench.received()).map(({ text }) => text)).toEqual(['Fernhill here. May we go on?'])
    const without = await late()
    expect(await without.adapter.send(OPENING, ADDRESS, 'k2', null)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('TWILIO_WHATSAPP_TEMPLATE'),
    })
  })

  test('their next word opens it again', async () => {
    const bench = await late({}, { outsideSession: 'at-once' })
    await bench.brought(bench.phone.whatsapp('still there?'))
    expect((await hello(bench)).kind).toBe('accepted')
  })
})

describe('a message on WhatsApp', () => {
  test('goes to whoever hides the number, by the id that WhatsApp gives', async () => {
    const bench = await openBench()
    const hidden = { channel: 'whatsapp', id: 'US.13491208655302741918' }
    const wrote = await bench.emulator.fetch(
      new Request(`http://twilio.test/phones/${hidden.id}/messages`, {
        method: 'POST',
        body: JSON.stringify({ text: 'hello', via: 'whatsapp' }),
      }),
    )
    const request = await bench.brought(wrote.json().then((sms) => String(Object(sms).sid)))
    expect(await bench.adapter.parse(request)).toMatchObject({ activities: [{ address: hidden }] })
    expect((await bench.adapter.send({ body: 'Hello.' }, hidden, 'k1', null)).kind).toBe('accepted')
  })

  test('shows a picture with its words', async () => {
    const bench = await openBench()
    const picture = { body: 'A machine', media: 'https://x.example/team.jpg' }
    expect((await bench.adapter.send(picture, ADDRESS, 'k1', null)).kind).toBe('accepted')
    expect(await bench.received()).toMatchObject([
      { text: 'A machine', media: [{ url: 'https://x.example/team.jpg' }] },
    ])
  })

  test('is followed until it is read', async () => {
    const bench = await openBench()
    await bench.adapter.send({ body: 'Hello.' }, ADDRESS, 'k1', null)
    await bench.catcher.find('MessageStatus=delivered')
    await bench.phone.read()
    expect(await bench.adapter.parse(await bench.catcher.find('EventType=READ'))).toMatchObject({
      kind: 'delivery',
      outgoing: 'k1',
      state: 'read',
    })
  })

  test('that may not arrive any more is not handed over', async () => {
    const bench = await openBench()
    const soon = after(bench.clock.now(), seconds(4))
    expect(await bench.adapter.send({ body: 'Now or never.' }, ADDRESS, 'k1', soon)).toMatchObject({
      kind: 'retry',
      afterMs: null,
      slowDown: false,
    })
    expect(await bench.received()).toEqual([])
  })

  test.each<[Json]>([
    [null],
    [{ blocks: [] }],
    [{ body: 1 }],
    [{ body: 'x', kind: 'carousel', choices: [] }],
  ])('that no render of ours made is refused: %j', async (payload) => {
    const bench = await openBench()
    expect((await bench.adapter.send(payload, ADDRESS, 'k1', null)).kind).toBe('refused')
    expect(await bench.adapter.reconcile(payload, ADDRESS, 'k1', bench.clock.now())).toBe('unknown')
  })

  test.each([
    [63003, 'refused', false],
    [63014, 'refused', true],
    [63018, 'retry', null],
    [63024, 'refused', false],
    [63033, 'refused', true],
    [63038, 'retry', null],
  ])('that Twilio refuses with %d comes to "%s"', async (code, kind, suppress) => {
    const bench = await openBench()
    await bench.faults({ kind: 'reject', code })
    const receipt = await bench.adapter.send({ body: 'Hello.' }, ADDRESS, 'k1', null)
    expect(receipt).toMatchObject({ kind, ...(suppress === null ? {} : { suppress }) })
  })
})

describe('an answer that takes a while', () => {
  test('shows the dots under their message until it comes', async () => {
    const bench = await openBench()
    const parsed = await bench.adapter.parse(await bench.brought(bench.phone.whatsapp('and?')))
    const activity = parsed.kind === 'activities' ? parsed.activities[0]?.activity : undefined
    if (activity === undefined) throw new Error('The message was not read.')
    expect(await bench.phone.isTyping()).toBe(false)
    await bench.adapter.gesture({ kind: 'typing', activity }, ADDRESS)
    expect(await bench.phone.isTyping()).toBe(true)
    await bench.adapter.send({ body: 'Yes.' }, ADDRESS, 'k1', null)
    expect(await bench.phone.isTyping()).toBe(false)
  })

  test("stands in nobody's way when Twilio is not there", async () => {
    const adapter = whatsappAdapter({
      accountSid: ACCOUNT,
      authToken: TOKEN,
      from: SHOP,
      whatsapp: SHOP,
      whatsappTemplate: null,
      log: null,
      apiRoot: 'http://127.0.0.1:1',
      publicUrl: 'https://bot.example.com',
      clock,
    })
    const parsed = await adapter.parse({
      method: 'POST',
      url: '/webhooks/sms',
      headers: {},
      body: new TextEncoder().encode(
        new URLSearchParams({
          MessageSid: `SM${'1'.repeat(32)}`,
          From: `whatsapp:${BUYER}`,
          To: `whatsapp:${SHOP}`,
          Body: 'hi',
        }).toString(),
      ),
    })
    const activity = parsed.kind === 'activities' ? parsed.activities[0]?.activity : undefined
    if (activity) await adapter.gesture({ kind: 'typing', activity }, ADDRESS)
    expect(activity).toBeDefined()
  })
})
