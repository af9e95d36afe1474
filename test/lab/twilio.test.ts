import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import twilio from 'twilio'
import { milliseconds } from '#core/time'
import { type TwilioEmulatorOptions, twilioEmulator } from '#lab/twilio/index'
import { delivery } from '#lab/twilio/webhooks'
import { ACCOUNT, BUYER, call, openTwilio, phone, SHOP, TOKEN } from '../channels/sms/bench.ts'
import { eventually } from '../channels/sms/eventually.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

/** Twilio's own client in front of the emulator. */
const openBench = async (more: Partial<TwilioEmulatorOptions> = {}, token = TOKEN) => {
  const bench = await openTwilio(more)
  open.push(bench)
  const client = twilio(ACCOUNT, token)
  client.api.baseUrl = bench.url
  return { ...bench, client }
}

const STOPPED = /unsubscribed/
const fieldsOf = (body: Uint8Array) => Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body)))

describe('the REST API of the emulated Twilio', () => {
  test('takes a message and shows it as Twilio does', async () => {
    const { client } = await openBench()
    const made = await client.messages.create({ to: BUYER, from: SHOP, body: '’'.repeat(71) })
    expect(made).toMatchObject({
      status: 'queued',
      numSegments: '2',
      direction: 'outbound-api',
      errorCode: null,
    })
    expect(made.sid).toMatch(/^SM[0-9a-f]{32}$/)
    expect(made.dateSent).toBeNull()
    expect(await client.messages(made.sid).fetch()).toMatchObject({ sid: made.sid, to: BUYER })
  })

  test.each([
    [{ to: '+123', from: SHOP, body: 'x' }, 21211],
    [{ to: BUYER, from: '+14155550177', body: 'x' }, 21606],
    [{ to: BUYER, from: SHOP, body: '' }, 21602],
    [{ to: BUYER, from: SHOP, body: 'x'.repeat(1601) }, 21617],
    [{ to: SHOP, from: SHOP, body: 'x' }, 21266],
    [{ to: BUYER, body: 'x' }, 21603],
    [{ to: BUYER, messagingServiceSid: `MG${'9'.repeat(32)}`, body: 'x' }, 21705],
    [{ to: BUYER, from: SHOP, body: 'x', statusCallback: 'nowhere' }, 21609],
    [{ to: '+15005550001', from: SHOP, body: 'x' }, 21211],
    [{ to: '+15005550009', from: SHOP, body: 'x' }, 21614],
  ])('refuses %o with %d', async (message, code) => {
    const { client } = await openBench()
    await expect(client.messages.create(message)).rejects.toMatchObject({ status: 400, code })
  })

  test('refuses a wrong token with 20003 and an unknown message with 20404', async () => {
    const stranger = await openBench({}, 'wrong')
    await expect(stranger.client.messages.list()).rejects.toMatchObject({ status: 401, code: 20003 })
    const { client } = await openBench()
    await expect(client.messages(`SM${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({ code: 20404 })
  })

  test('lists by number and time, newest first, page by page', async () => {
    const { client } = await openBench()
    for (const body of ['one', 'two', 'three']) await client.messages.create({ to: BUYER, from: SHOP, body })
    await client.messages.create({ to: '+14155550123', from: SHOP, body: 'other' })
    const listed = await client.messages.list({ to: BUYER, pageSize: 2 })
    expect(listed.map(({ body }) => body)).toEqual(['three', 'two', 'one'])
    const tomorrow = new Date(Date.now() + 86_400_000)
    expect(await client.messages.list({ dateSentAfter: tomorrow })).toEqual([])
  })

  test('brings news of each state, signed', async () => {
    const { client, catcher, adapter } = await openBench()
    const statusCallback = `${catcher.url}/webhooks/sms/status?outgoing=k1`
    await client.messages.create({ to: BUYER, from: SHOP, body: 'x', statusCallback })
    await catcher.find('MessageStatus=delivered')
    expect(catcher.caught.map(({ body }) => fieldsOf(body).MessageStatus)).toEqual(['sent', 'delivered'])
    for (const request of catcher.caught) expect((await adapter.verify(request)).kind).toBe('authentic')
  })
})

describe('a phone of the lab', () => {
  test('brings texts and pictures to the webhook with every field that is always there', async () => {
    const { phone, catcher } = await openBench()
    const sid = await phone.text('look', [
      { url: 'https://pictures.example/1.jpg', contentType: 'image/jpeg' },
    ])
    const { body, headers } = await catcher.find(sid)
    expect(sid).toMatch(/^MM/)
    expect(headers['i-twilio-idempotency-token']).toBeDefined()
    expect(fieldsOf(body)).toMatchObject({
      MessageSid: sid,
      SmsSid: sid,
      SmsMessageSid: sid,
      AccountSid: ACCOUNT,
      From: BUYER,
      To: SHOP,
      Body: 'look',
      NumMedia: '1',
      NumSegments: '1',
      SmsStatus: 'received',
      ApiVersion: '2010-04-01',
      MediaUrl0: expect.stringMatching(/\/2010-04-01\/Accounts\/AC0{32}\/Messages\/MM.{32}\/Media\/ME.{32}$/),
      MediaContentType0: 'image/jpeg',
    })
  })

  test('shows both sides of the thread with states', async () => {
    const { client, phone } = await openBench()
    await phone.text('hi')
    await client.messages.create({ to: BUYER, from: SHOP, body: 'hello' })
    const thread = await eventually(async () => {
      const shown = await phone.thread()
      return shown.at(-1)?.status === 'delivered' ? shown : undefined
    })
    expect(thread.map(({ mine, text }) => [mine, text])).toEqual([
      [true, 'hi'],
      [false, 'hello'],
    ])
  })

  test('hears of new messages as they come', async () => {
    const { client, url } = await openBench()
    const events = await fetch(`${url}/phones/${encodeURIComponent(BUYER)}/events`)
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
    await reader?.read()
    await client.messages.create({ to: BUYER, from: SHOP, body: 'ding' })
    expect((await reader?.read())?.value).toContain('ding')
    await reader?.cancel()
  })

  test('is told what is wrong with a text it cannot send', async () => {
    const { emulator } = await openBench()
    expect((await call(emulator, '/phones/12/messages', { text: 'x' })).status).toBe(400)
    expect((await call(emulator, `/phones/${BUYER}/messages`, { text: 7 })).status).toBe(400)
  })
})

describe('a webhook that fails', () => {
  const timesCalled = async (fragment: string): Promise<number> => {
    let calls = 0
    const server = createServer((request, response) => {
      calls++
      request.resume()
      response.writeHead(500).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await delivery(TOKEN)(`http://127.0.0.1:${port}/webhooks/sms${fragment}`, { Body: 'hi' })
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
    return calls
  }

  test.each([
    ['', 1],
    ['#rc=3', 1],
    ['#rc=2&rp=ct,5xx', 3],
    ['#rc=1&rp=all', 2],
  ])('with an error and "%s" behind its address is called %d times', async (fragment, times) => {
    expect(await timesCalled(fragment)).toBe(times)
  })
})

describe('opting out at the emulated Twilio', () => {
  const refusedWith = async (bench: Awaited<ReturnType<typeof openBench>>) =>
    bench.adapter.send({ body: 'x' }, { channel: 'sms', id: BUYER }, 'k1', null)

  test('STOP is answered, brought to the webhook, and blocks until START', async () => {
    const bench = await openBench()
    await bench.catcher.find(await bench.phone.text(' stop '))
    expect(await refusedWith(bench)).toMatchObject({ kind: 'refused', suppress: true })
    expect((await bench.phone.thread()).filter(({ text }) => STOPPED.test(text)).length).toBe(1)
    await bench.catcher.find(await bench.phone.text('START'))
    expect((await refusedWith(bench)).kind).toBe('accepted')
    expect((await bench.phone.thread()).some(({ text }) => /re-subscribed/.test(text))).toBe(true)
  })

  test('a second STOP is not answered again', async () => {
    const bench = await openBench()
    await bench.catcher.find(await bench.phone.text('STOP'))
    await bench.catcher.find(await bench.phone.text('QUIT'))
    expect((await bench.phone.thread()).filter(({ text }) => STOPPED.test(text)).length).toBe(1)
  })

  test.each(['stop please', 'opt out', "don't stop", 'yes'])('"%s" changes nothing', async (text) => {
    const bench = await openBench()
    await bench.catcher.find(await bench.phone.text(text))
    expect((await refusedWith(bench)).kind).toBe('accepted')
    expect((await bench.phone.thread()).map((entry) => entry.text)).toEqual([text, 'x'])
  })

  test('HELP is answered and blocks nothing', async () => {
    const bench = await openBench()
    await bench.catcher.find(await bench.phone.text('Help'))
    expect((await bench.phone.thread()).at(-1)?.text).toMatch(/Reply STOP/)
    expect((await refusedWith(bench)).kind).toBe('accepted')
  })

  test('carries OptOutType with Advanced Opt-Out', async () => {
    const bench = await openBench({ advancedOptOut: true })
    const { body } = await bench.catcher.find(await bench.phone.text('CANCEL'))
    expect(fieldsOf(body).OptOutType).toBe('STOP')
  })
})

describe('a bad day at the emulated Twilio', () => {
  const send = (bench: Awaited<ReturnType<typeof openBench>>) =>
    bench.adapter.send({ body: 'x' }, { channel: 'sms', id: BUYER }, 'k1', null)

  test('uses up faults one by one', async () => {
    const bench = await openBench()
    await bench.faults({ kind: 'http-500' }, { kind: '429', retryAfter: '3' })
    expect((await send(bench)).kind).toBe('uncertain')
    expect(await send(bench)).toMatchObject({ kind: 'retry', afterMs: 3_000 })
    expect((await send(bench)).kind).toBe('accepted')
  })

  test('the carrier gives up after the message was taken', async () => {
    const bench = await openBench()
    await bench.faults({ kind: 'carrier-failure' })
    expect((await send(bench)).kind).toBe('accepted')
    const parsed = await bench.adapter.parse(await bench.catcher.find('MessageStatus=undelivered'))
    expect(parsed).toMatchObject({
      kind: 'delivery',
      state: 'failed',
      reason: expect.stringContaining('30003'),
    })
  })

  test('news comes twice, or in the wrong order', async () => {
    const bench = await openBench()
    await bench.faults({ kind: 'duplicate-callbacks' }, { kind: 'callbacks-out-of-order' })
    await send(bench)
    await eventually(() => (bench.catcher.caught.length === 4 ? true : undefined))
    bench.catcher.caught.splice(0)
    await send(bench)
    await eventually(() => (bench.catcher.caught.length === 2 ? true : undefined))
    expect(bench.catcher.caught.map(({ body }) => fieldsOf(body).MessageStatus)).toEqual([
      'delivered',
      'sent',
    ])
  })

  test('a text is brought twice with one id, or as often as it is asked for', async () => {
    const bench = await openBench()
    await bench.faults({ kind: 'duplicate-webhook' })
    const sid = await bench.phone.text('hi')
    await eventually(() => (bench.catcher.caught.length === 2 ? true : undefined))
    expect(bench.catcher.caught.map(({ body }) => fieldsOf(body).MessageSid)).toEqual([sid, sid])
    await bench.faults({ kind: 'duplicate-webhook', times: 3 })
    const again = await bench.phone.text('hi again')
    await eventually(() => (bench.catcher.caught.length === 5 ? true : undefined))
    const brought = bench.catcher.caught.slice(2).map(({ body }) => fieldsOf(body).MessageSid)
    expect(brought).toEqual([again, again, again])
  })

  test('an unknown fault is answered with a letter', async () => {
    const { emulator } = await openBench()
    expect((await call(emulator, '/faults', { next: [{ kind: 'flood' }] })).status).toBe(400)
  })
})

test('threads and opt-outs of the emulated Twilio outlive a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'twilio-'))
  open.push({ close: async () => rmSync(folder, { recursive: true }) })
  const file = join(folder, 'lab', 'twilio.jsonl')
  const first = await openBench({
    file,
    pace: { sent: milliseconds(60_000), delivered: milliseconds(60_000) },
  })
  await first.client.messages.create({ to: BUYER, from: SHOP, body: 'under way' })
  await first.catcher.find(await phone(first.emulator, '+14155550123').text('STOP'))
  first.emulator.close()
  const second = await openBench({ file })
  await eventually(async () => (await second.phone.thread()).find(({ status }) => status === 'delivered'))
  const again = second.client.messages.create({ to: '+14155550123', from: SHOP, body: 'x' })
  await expect(again).rejects.toMatchObject({ code: 21610 })
})

test('the emulated Twilio can be mounted without a server of its own', async () => {
  const emulator = twilioEmulator({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    number: SHOP,
    webhookUrl: 'http://127.0.0.1:1',
  })
  expect((await call(emulator, `/phones/${BUYER}/messages`, { text: 'hi' })).status).toBe(201)
  emulator.close()
})
