import { describe, expect, test } from '@jest/globals'
import { milliseconds } from '#core/time'
import { BUYER, call, client, SECRET } from '../channels/telegram/bench.ts'
import { eventually } from '../support/eventually.ts'
import { serving } from '../support/serving.ts'
import { closing, openBench, refusal } from './telegram-bench.ts'

describe('a client of the emulated Telegram', () => {
  test('shares its phone by the button for it, which then hides', async () => {
    const { api, client, adapter, update } = await openBench()
    const keyboard = { keyboard: [[{ text: 'Share', request_contact: true }]], one_time_keyboard: true }
    const { message_id } = await api.sendMessage(BUYER, 'Your phone?', { reply_markup: keyboard })
    expect((await client.thread()).at(-1)?.buttons).toEqual([{ text: 'Share', kind: 'contact' }])
    const sent = Object(await client.post('/taps', { message: message_id, button: 'Share' }))
    expect(await adapter.parse(await update(sent.id))).toMatchObject({
      activities: [{ activity: { entities: [{ type: 'vouched-phone', number: '+12125557001' }] } }],
    })
    expect((await client.thread()).find(({ id }) => id === message_id)?.buttons).toEqual([])
  })

  test("shows somebody else's card, a place, an album and an answer", async () => {
    const { client, adapter, update } = await openBench()
    const attachments = async (id: number) => {
      const parsed = await adapter.parse(await update(id))
      return parsed.kind === 'activities'
        ? parsed.activities[0]?.activity.attachments.map(({ contentType }) => contentType)
        : []
    }
    expect(await attachments(await client.say('', { contact: 'other' }))).toEqual(['text/vcard'])
    expect(await attachments(await client.say('', { location: { latitude: 1, longitude: 2 } }))).toEqual([
      'application/geo+json',
    ])
    const files = ['audio/ogg', 'application/pdf'].map((contentType) => ({
      url: 'http://127.0.0.1:1/x',
      contentType,
    }))
    expect(await attachments(await client.say('two', { files }))).toEqual(['audio/ogg'])
    const answer = await update(await client.say('yes', { replyTo: await client.say('hm') }))
    expect(new TextDecoder().decode(answer.body)).toContain('"reply_to_message":{')
  })

  test('writes in a group, and is told what belongs there', async () => {
    const { client, adapter, update, api } = await openBench()
    const id = await client.say('@fernhill_bot hello', { chat: 'group' })
    expect(await adapter.parse(await update(id))).toMatchObject({
      activities: [{ address: { id: '-1001000000001|7001' }, activity: { text: 'hello' } }],
    })
    await api.sendMessage(-1001000000001, 'Hello, all.')
    expect((await client.thread('group')).map(({ text }) => text)).toEqual([
      '@fernhill_bot hello',
      'Hello, all.',
    ])
  })

  test('that blocks the bot is not reached until it starts again', async () => {
    const { client, adapter, api, catcher } = await openBench()
    await client.block(true)
    expect(await adapter.parse(await catcher.find('"status":"kicked","until_date":0}}'))).toMatchObject({
      kind: 'closed',
    })
    await expect(api.sendMessage(BUYER, 'x')).rejects.toMatchObject(
      refusal(403, 'Forbidden: bot was blocked by the user'),
    )
    await expect(client.say('hello')).rejects.toThrow('409')
    await client.start('again')
    await catcher.find('/start again')
    await api.sendMessage(BUYER, 'welcome back')
  })

  test('is told what is wrong with what it does', async () => {
    const { emulator } = await openBench()
    const status = async (path: string, body: unknown) => (await call(emulator, path, body)).status
    expect(await status('/clients/ann/messages', { text: 'x' })).toBe(400)
    expect(await status(`/clients/${BUYER}/messages`, { text: 7 })).toBe(400)
    expect(await status(`/clients/${BUYER}/taps`, { message: 999, button: 0 })).toBe(409)
    expect(await status('/faults', { next: [{ kind: 'flood' }] })).toBe(400)
  })
})

describe('an update of the emulated Telegram', () => {
  /** A webhook that fails as often as it is told. */
  const failing = async (times: number) => {
    const taken: {
      readonly id: number
      readonly chat: number
      readonly text: string
      readonly secret: unknown
    }[] = []
    let left = times
    const server = await serving((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk) => chunks.push(chunk))
      request.on('end', () => {
        const { update_id: id, message } = JSON.parse(Buffer.concat(chunks).toString())
        const isRefused = message.text !== '/start' && message.chat.id === BUYER && left-- > 0
        const secret = request.headers['x-telegram-bot-api-secret-token']
        if (!isRefused) taken.push({ id, chat: message.chat.id, text: message.text, secret })
        response.writeHead(isRefused ? 500 : 200).end()
      })
    })
    closing(server)
    return { taken, webhookUrl: server.url }
  }

  test('comes again until it is taken, and holds up its own chat and no other', async () => {
    const { taken, webhookUrl } = await failing(3)
    const bench = await openBench({ webhookUrl, pace: { again: milliseconds(30) } })
    await bench.client.say('one')
    await bench.client.say('two')
    await client(bench.emulator, 7002).say('other')
    await eventually(() => expect(taken.length).toBe(4))
    expect(taken.map(({ text }) => text)).toEqual(['/start', 'other', 'one', 'two'])
    expect(taken.map(({ secret }) => secret)).toEqual(taken.map(() => SECRET))
    const ids = taken.filter(({ chat }) => chat === BUYER).map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted((a, b) => a - b))
    expect(await bench.api.getWebhookInfo()).toMatchObject({
      pending_update_count: 0,
      last_error_message: expect.stringContaining('500'),
    })
  })

  test('comes three times, late or out of order on a bad day', async () => {
    const { taken, webhookUrl } = await failing(0)
    const bench = await openBench({ webhookUrl })
    await eventually(() => expect(taken.length).toBe(1))
    await bench.faults({ kind: 'duplicate', times: 3 }, { kind: 'late', ms: 50 }, { kind: 'out-of-order' })
    for (const text of ['thrice', 'late', 'overtaken', 'last']) await bench.client.say(text)
    await eventually(() => expect(taken.length).toBe(7))
    expect(taken.map(({ text }) => text)).toEqual([
      '/start',
      ...['thrice', 'thrice', 'thrice'],
      ...['late', 'last', 'overtaken'],
    ])
    expect(taken[1]?.id).toBe(taken[2]?.id)
    await bench.faults({ kind: 'out-of-order' }, { kind: 'out-of-order' })
    for (const text of ['a', 'b', 'c']) await bench.client.say(text)
    await eventually(() => expect(taken.slice(7).map(({ text }) => text)).toEqual(['c', 'b', 'a']))
  })

  test('is brought only where it is wanted', async () => {
    const bench = await openBench()
    await expect(bench.api.setWebhook('http://fernhill.example/')).rejects.toMatchObject(
      refusal(400, /HTTPS/),
    )
    await bench.api.setWebhook(`${bench.catcher.url}/new`, {
      allowed_updates: ['my_chat_member'],
      secret_token: 'n',
    })
    await bench.client.say('nobody hears')
    await bench.client.block(true)
    const request = await bench.catcher.find('my_chat_member')
    expect([request.url.endsWith('/new'), request.headers['x-telegram-bot-api-secret-token']]).toEqual([
      true,
      'n',
    ])
    expect(bench.catcher.caught.map(({ body }) => new TextDecoder().decode(body)).join()).not.toContain(
      'nobody hears',
    )
    await bench.api.deleteWebhook()
    expect(await bench.api.getWebhookInfo()).toMatchObject({ url: '' })
  })
})
