import { afterEach, describe, expect, test } from '@jest/globals'
import { OPENING, whatsappAdapter } from '#channels/whatsapp/index'
import type { Json } from '#core/json'
import { type Choice, plain } from '#core/message'
import { after, days, minutes, seconds } from '#core/time'
import { ACCOUNT, BUYER, clock, SHOP, TOKEN } from '../sms/bench.ts'
import { eventually } from '../sms/eventually.ts'
import { ADDRESS, openWhatsapp, TEMPLATE } from './bench.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

type Bench = Awaited<ReturnType<typeof openWhatsapp>>

/** A buyer who has just written. */
const openBench = async (...options: Parameters<typeof openWhatsapp>): Promise<Bench> => {
  const bench = await openWhatsapp(...options)
  open.push(bench)
  await bench.brought(bench.phone.whatsapp('hi'))
  return bench
}

const CHOICES: readonly Choice[] = [
  { title: 'Yes, go ahead', value: 'accept' },
  { title: 'Change something', value: 'change' },
]

const QUESTION = { ...plain(''), question: 'Shall I send the link?', choices: CHOICES }

const sendQuestion = (bench: Bench, adapter = bench.adapter, outgoing = 'p1.out3') =>
  adapter.send(adapter.render(QUESTION, ADDRESS, outgoing)[0] ?? null, ADDRESS, 'k1', null)

const NUMBERED = 'Shall I send the link?\n\nReply 1 or 2:\n1. Yes, go ahead\n2. Change something'

const contentsOf = async ({ url }: Bench): Promise<readonly { friendly_name: string; sid: string }[]> => {
  const login = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`
  const answer = await fetch(`${url}/v1/Content?PageSize=100`, { headers: { authorization: login } })
  return Object(await answer.json()).contents
}

describe('buttons on WhatsApp', () => {
  test('reach the phone, and a tap comes back as the choice it was', async () => {
    const bench = await openBench()
    expect((await sendQuestion(bench)).kind).toBe('accepted')
    const [shown] = await bench.received()
    expect(shown).toMatchObject({
      text: 'Shall I send the link?',
      buttons: [{ title: 'Yes, go ahead' }, { title: 'Change something' }],
    })
    const parsed = await bench.adapter.parse(await bench.brought(bench.phone.tap(shown?.sid ?? '', 2)))
    expect(parsed).toMatchObject({
      activities: [{ activity: { text: 'Change something', replyToId: 'p1.out3', value: { choice: 2 } } }],
    })
  })

  test('are made once for each shape, and found again after a restart', async () => {
    const bench = await openBench()
    for (let n = 0; n < 3; n++) await sendQuestion(bench, bench.adapter, `p1.out${n}`)
    await sendQuestion(bench, bench.adapterOf())
    await sendQuestion(bench, bench.adapterOf())
    const contents = await contentsOf(bench)
    expect(contents.map(({ friendly_name: name }) => name)).toEqual(['throughline_1_quick-reply_t_t'])
    expect((await bench.received()).every(({ buttons }) => buttons.length === 2)).toBe(true)
  })

  test('keep no word of a conversation in the account', async () => {
    const bench = await openBench()
    await sendQuestion(bench)
    const contents = JSON.stringify(await contentsOf(bench))
    for (const word of ['Shall I', 'go ahead', 'p1.out3']) expect(contents).not.toContain(word)
  })

  test('that Twilio does not give become numbers, with a word to the operator', async () => {
    const bench = await openBench()
    await bench.faults({ kind: 'content-refused' })
    expect((await sendQuestion(bench)).kind).toBe('accepted')
    expect((await bench.received()).map(({ text, buttons }) => [text, buttons])).toEqual([[NUMBERED, []]])
    expect(bench.warnings).toEqual([expect.stringContaining('numbered lines')])
  })

  test('are asked for again after a while', async () => {
    const bench = await openBench()
    await bench.faults({ kind: 'content-refused', status: 500, code: 20500 })
    await sendQuestion(bench)
    await sendQuestion(bench)
    bench.push(minutes(6))
    await sendQuestion(bench)
    expect((await bench.received()).map(({ buttons }) => buttons.length)).toEqual([0, 0, 2])
    expect(bench.warnings).toHaveLength(1)
  })

  test('whose content somebody deleted become numbers once, and are made anew', async () => {
    const bench = await openBench()
    await sendQuestion(bench)
    const [content] = await contentsOf(bench)
    const login = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`
    const headers = { authorization: login }
    await fetch(`${bench.url}/v1/Content/${content?.sid}`, { method: 'DELETE', headers })
    await sendQuestion(bench)
    await sendQuestion(bench)
    expect((await bench.received()).map(({ text, buttons }) => [text === NUMBERED, buttons.length])).toEqual([
      [false, 2],
      [true, 0],
      [false, 2],
    ])
  })

  test('are known again after an uncertain send, as buttons or as numbers', async () => {
    const bench = await openBench()
    const since = bench.clock.now()
    const payload = bench.adapter.render(QUESTION, ADDRESS, 'p1.out3')[0] ?? null
    expect(await bench.adapter.reconcile(payload, ADDRESS, 'k1', since)).toBe('not-sent')
    await bench.faults({ kind: 'cut-after-accept' })
    expect((await sendQuestion(bench)).kind).toBe('uncertain')
    expect(await bench.adapter.reconcile(payload, ADDRESS, 'k1', since)).toBe('sent')
  })
})

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
