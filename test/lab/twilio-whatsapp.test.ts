import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import twilio from 'twilio'
import { days, milliseconds } from '#core/time'
import type { TwilioEmulatorOptions } from '#lab/twilio/index'
import { ACCOUNT, BUYER, call, SHOP, TOKEN } from '../channels/sms/bench.ts'
import { eventually } from '../channels/sms/eventually.ts'
import { openWhatsapp, TEMPLATE } from '../channels/whatsapp/bench.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

/** Twilio's own client in front of the emulator. */
const openBench = async (more: Partial<TwilioEmulatorOptions> = {}, token = TOKEN) => {
  const bench = await openWhatsapp({}, more)
  open.push(bench)
  const client = twilio(ACCOUNT, token)
  for (const domain of [client.api, client.content, client.messaging]) domain.baseUrl = bench.url
  const makeContent = async (types: unknown, variables: { readonly [name: string]: string } = {}) => {
    const uri = `${bench.url}/v1/Content`
    const headers = { 'Content-Type': 'application/json' }
    const data = { friendly_name: 'mine', language: 'en', variables, types }
    const answer = await client.request({ method: 'post', uri, headers, data })
    return { status: answer.statusCode, sid: String(Object(answer.body).sid) }
  }
  return { ...bench, client, makeContent }
}

type Bench = Awaited<ReturnType<typeof openBench>>

const [FROM, TO] = [`whatsapp:${SHOP}`, `whatsapp:${BUYER}`]
const fieldsOf = (body: Uint8Array) => Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body)))

const quickReply = (count: number, title = 'Yes') => ({
  'twilio/quick-reply': {
    body: 'Shall I, {{1}}?',
    actions: Array.from({ length: count }, (_, n) => ({ title: `${title} ${n}`, id: `id${n}` })),
  },
})

/** A message with this content, to a phone that has just written; what the phone then shows of it. */
const shownWith = async (bench: Bench, contentSid: string, variables?: string) => {
  await bench.brought(bench.phone.whatsapp('hi'))
  const made = await bench.client.messages.create({
    to: TO,
    from: FROM,
    contentSid,
    ...(variables === undefined ? {} : { contentVariables: variables }),
  })
  return eventually(async () =>
    (await bench.phone.thread()).find(({ sid, status }) => sid === made.sid && status !== 'queued'),
  )
}

describe('a WhatsApp message at the emulated Twilio', () => {
  test.each([
    [{ to: BUYER, from: FROM, body: 'x' }, 21910],
    [{ to: TO, from: SHOP, body: 'x' }, 21910],
    [{ to: TO, from: 'whatsapp:+14155550177', body: 'x' }, 63007],
    [{ to: 'whatsapp:ada', from: FROM, body: 'x' }, 21211],
    [{ to: TO, from: FROM, body: 'x', mediaUrl: ['https://x.example/1', 'https://x.example/2'] }, 21623],
    [{ to: TO, from: FROM, mediaUrl: ['nowhere'] }, 21620],
    [{ to: TO, from: FROM, contentVariables: '{}', body: 'x' }, 21654],
    [{ to: TO, from: FROM, contentSid: `HX${'9'.repeat(32)}` }, 21655],
    [{ to: TO, from: FROM, contentSid: TEMPLATE, contentVariables: '{"1":""}' }, 21656],
    [{ to: TO, from: FROM, contentSid: TEMPLATE, contentVariables: 'nonsense' }, 21656],
    [{ to: BUYER, from: SHOP, body: 'x', validityPeriod: 36_001 }, 21624],
  ])('like %o is refused with %d', async (message, code) => {
    const { client } = await openBench()
    await expect(client.messages.create(message)).rejects.toMatchObject({ status: 400, code })
  })

  test('outside of 24 hours fails later, unless it is an approved template', async () => {
    const { client, phone, brought, push } = await openBench()
    await brought(phone.whatsapp('hi'))
    push(days(1))
    await client.messages.create({ to: TO, from: FROM, body: 'x' })
    await client.messages.create({ to: TO, from: FROM, contentSid: TEMPLATE })
    const thread = await eventually(async () => {
      const shown = await phone.thread()
      return shown.at(-1)?.status === 'delivered' ? shown : undefined
    })
    expect(thread.map(({ text, status, errorCode }) => [text, status, errorCode])).toEqual([
      ['hi', 'received', null],
      ['x', 'undelivered', 63016],
      ['Fernhill here. May we go on?', 'delivered', null],
    ])
  })

  test('refused at once where the options say so', async () => {
    const { client } = await openBench({ outsideSession: 'at-once' })
    const sent = client.messages.create({ to: TO, from: FROM, body: 'x' })
    await expect(sent).rejects.toMatchObject({ status: 400, code: 63016 })
  })

  test('from a phone has its name, both of its ids, and no answer of Twilio to STOP', async () => {
    const { phone, brought, client } = await openBench()
    const { body } = await brought(phone.whatsapp('STOP', { name: 'Ada L.' }))
    expect(fieldsOf(body)).toMatchObject({
      From: TO,
      To: FROM,
      ProfileName: 'Ada L.',
      WaId: BUYER.slice(1),
      ExternalUserId: expect.stringMatching(/^whatsapp:US\.\d+$/),
      MessageType: 'text',
    })
    await client.messages.create({ to: TO, from: FROM, body: 'still here' })
    expect((await phone.thread()).map(({ text }) => text)).toEqual(['STOP', 'still here'])
  })

  test('of a place has its coordinates', async () => {
    const { phone, brought } = await openBench()
    const location = { latitude: 37.7749, longitude: -122.4194, label: 'Fernhill' }
    expect(fieldsOf((await brought(phone.whatsapp('', { location }))).body)).toMatchObject({
      MessageType: 'location',
      Latitude: '37.7749',
      Longitude: '-122.4194',
      Label: 'Fernhill',
    })
  })
})

describe('contents at the emulated Twilio', () => {
  test('are made, listed, fetched and deleted', async () => {
    const { client, makeContent } = await openBench()
    const { status, sid } = await makeContent(quickReply(2))
    expect([status, sid.slice(0, 2)]).toEqual([201, 'HX'])
    for (let n = 0; n < 4; n++) await makeContent(quickReply(1))
    expect(await client.content.v1.contents.list({ pageSize: 2 })).toHaveLength(5)
    expect(await client.content.v1.contents(sid).fetch()).toMatchObject({ sid, friendlyName: 'mine' })
    expect(await client.content.v1.contents(sid).remove()).toBe(true)
    await expect(client.content.v1.contents(sid).fetch()).rejects.toMatchObject({ code: 20404 })
  })

  test('are for the account alone', async () => {
    const { client } = await openBench({}, 'wrong')
    await expect(client.content.v1.contents.list()).rejects.toMatchObject({ status: 401, code: 20003 })
  })

  test.each([
    ['no type', {}],
    ['an unknown type', { 'twilio/flows': {} }],
    ['no buttons', quickReply(0)],
    ['eleven buttons', quickReply(11)],
    ['no rows', { 'twilio/list-picker': { body: 'x', button: 'Choose', items: [] } }],
  ])('of %s are refused', async (_what, types) => {
    const { makeContent } = await openBench()
    expect((await makeContent(types)).status).toBe(400)
  })

  test('have their variables filled in, and samples for what is not given', async () => {
    const bench = await openBench()
    const { sid } = await bench.makeContent(quickReply(1), { '1': 'dear friend' })
    expect(await shownWith(bench, sid, '{"1":"Ada"}')).toMatchObject({ text: 'Shall I, Ada?' })
    expect(await shownWith(bench, sid)).toMatchObject({ text: 'Shall I, dear friend?' })
  })

  test.each([
    ['four buttons', quickReply(4)],
    ['a title of 21 characters', quickReply(1, 'x'.repeat(19))],
    [
      'two titles that are the same',
      { 'twilio/quick-reply': { body: 'x', actions: [{ title: 'a' }, { title: 'a' }] } },
    ],
    [
      'a row of 25 characters',
      { 'twilio/list-picker': { body: 'x', button: 'o', items: [{ item: 'x'.repeat(25), id: 'a' }] } },
    ],
  ])('with %s are not shown in a session', async (_what, types) => {
    const bench = await openBench()
    const { sid } = await bench.makeContent(types)
    expect(await shownWith(bench, sid)).toMatchObject({ status: 'undelivered', errorCode: 63021 })
  })

  test('outlive a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'twilio-'))
    open.push({ close: async () => rmSync(folder, { recursive: true }) })
    const file = join(folder, 'twilio.jsonl')
    const first = await openBench({ file })
    const { sid } = await first.makeContent(quickReply(1))
    const gone = await first.makeContent(quickReply(2))
    await first.client.content.v1.contents(gone.sid).remove()
    const second = await openBench({ file })
    expect((await second.client.content.v1.contents.list()).map((content) => content.sid)).toEqual([sid])
  })
})

describe('a tap on a phone of the lab', () => {
  test('on a row of a list is brought as such', async () => {
    const bench = await openBench()
    const items = [
      { item: 'Starter', id: 'a#1', description: 'up to 15' },
      { item: 'Team', id: 'a#2' },
    ]
    const { sid } = await bench.makeContent({
      'twilio/list-picker': { body: 'Which?', button: 'Choose', items },
    })
    const shown = await shownWith(bench, sid)
    expect(shown.buttons).toEqual([
      { title: 'Starter', detail: 'up to 15' },
      { title: 'Team', detail: null },
    ])
    expect(fieldsOf((await bench.brought(bench.phone.tap(shown.sid, 2))).body)).toMatchObject({
      MessageType: 'interactive',
      Body: 'Team',
      ListId: 'a#2',
      ListTitle: 'Team',
      OriginalRepliedMessageSid: shown.sid,
    })
  })

  test('on what is not there, or on another phone, is answered with a letter', async () => {
    const bench = await openBench()
    const { sid } = await bench.makeContent(quickReply(1))
    const shown = await shownWith(bench, sid)
    for (const [phone, message, button, status] of [
      [BUYER, shown.sid, 2, 404],
      ['+14155550123', shown.sid, 1, 404],
      [BUYER, 'SM0', 1, 404],
      [BUYER, shown.sid, 0, 400],
    ] as const)
      expect((await call(bench.emulator, `/phones/${phone}/taps`, { message, button })).status).toBe(status)
  })
})

describe('a bad day for messages of a phone', () => {
  const bodies = ({ catcher }: Bench) => catcher.caught.map(({ body }) => fieldsOf(body).Body)

  test('one comes late', async () => {
    const bench = await openBench()
    await bench.faults({ kind: 'late', ms: 60 })
    await bench.phone.text('first')
    await bench.brought(bench.phone.whatsapp('second'))
    await bench.catcher.find('first')
    expect(bodies(bench)).toEqual(['second', 'first'])
  })

  test('one is overtaken by the next', async () => {
    const bench = await openBench()
    await bench.faults({ kind: 'out-of-order' })
    await bench.phone.text('first')
    await bench.phone.text('second')
    await bench.catcher.find('first')
    expect(bodies(bench)).toEqual(['second', 'first'])
  })

  test('one waits in the queue until its time is over', async () => {
    const bench = await openBench()
    await bench.faults({ kind: 'held-in-queue', ms: 30 })
    const statusCallback = `${bench.catcher.url}/webhooks/sms/status?outgoing=k1`
    await bench.client.messages.create({
      to: BUYER,
      from: SHOP,
      body: 'x',
      validityPeriod: 5,
      statusCallback,
    })
    bench.push(milliseconds(5_001))
    const news = await bench.adapter.parse(await bench.catcher.find('ErrorCode=30036'))
    expect(news).toMatchObject({ kind: 'delivery', outgoing: 'k1', state: 'failed' })
    expect(await bench.phone.thread()).toMatchObject([{ status: 'failed', errorCode: 30036 }])
  })
})

test('a phone cannot write where nobody is', async () => {
  const { emulator } = await openBench({ whatsapp: null })
  const say = (phone: string, via: string) => call(emulator, `/phones/${phone}/messages`, { text: 'x', via })
  expect((await say(BUYER, 'whatsapp')).status).toBe(400)
  expect((await say('US.1349', 'sms')).status).toBe(400)
})

test('dots are shown for a WhatsApp message alone, and not for ever', async () => {
  const { client, phone, brought, push } = await openBench()
  const [text, message] = [await phone.text('hi'), phone.whatsapp('hi')]
  await brought(message)
  const show = (messageId: string) =>
    client.messaging.v2.typingIndicator.create({ channel: 'whatsapp', messageId })
  await expect(show(text)).rejects.toMatchObject({ status: 404 })
  expect(await show(await message)).toMatchObject({ success: true })
  expect(await phone.isTyping()).toBe(true)
  push(milliseconds(25_000))
  expect(await phone.isTyping()).toBe(false)
})
