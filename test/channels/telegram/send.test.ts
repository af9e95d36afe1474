import type { RequestListener } from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { Receipt } from '#contracts/adapter'
import type { Json } from '#core/json'
import { plain } from '#core/message'
import { serving } from '../../support/serving.ts'
import { adapterAt, HERE, openTelegram, TOKEN } from './bench.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const HELLO: Json = { method: 'sendMessage', text: 'Hello.' }

/** Where a server listens that answers like this. */
const at = async (answer: RequestListener): Promise<string> => {
  const server = await serving(answer)
  open.push(server)
  return server.url
}

const receiptFrom = async (answer: RequestListener, to = HERE.id): Promise<Receipt> =>
  adapterAt(await at(answer)).send(HELLO, { channel: 'telegram', id: to }, 'k1', null)

const saying =
  (status: number, body: unknown): RequestListener =>
  (request, response) => {
    request.resume()
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }

const error = (code: number, description: string, parameters: object = {}): RequestListener =>
  saying(code, { ok: false, error_code: code, description, parameters })

const openBench = async () => {
  const telegram = await openTelegram()
  open.push(telegram)
  await telegram.update(await telegram.client.start())
  return telegram
}

describe('what Telegram says to a send', () => {
  test.each([
    [400, 'Bad Request: chat not found', 'refused', '/start', false],
    [400, 'Bad Request: message is too long', 'refused', 'too long', false],
    [400, 'Bad Request: not enough rights to send text messages to the chat', 'refused', 'rights', false],
    [401, 'Unauthorized', 'refused', 'TELEGRAM_BOT_TOKEN', false],
    [404, 'Not Found', 'refused', 'TELEGRAM_BOT_TOKEN', false],
    [403, 'Forbidden: bot was blocked by the user', 'refused', 'blocked', true],
    [403, 'Forbidden: user is deactivated', 'refused', 'deactivated', true],
    [403, 'Forbidden: bot was kicked from the supergroup chat', 'refused', 'kicked', true],
    [403, 'Forbidden: bot is not a member of the supergroup chat', 'refused', 'member', true],
    [403, "Forbidden: bot can't initiate conversation with a user", 'refused', 'initiate', false],
  ])('%d "%s" is "%s", with the reason', async (code, description, kind, words, suppress) => {
    const receipt = await receiptFrom(error(code, `${description} ${TOKEN}`))
    expect(receipt).toMatchObject({ kind, reason: expect.stringContaining(words), suppress })
    expect(JSON.stringify(receipt)).not.toContain(TOKEN)
  })

  test('with 429 is a wait as long as it asks, for all chats', async () => {
    const busy = error(429, 'Too Many Requests: retry after 17', { retry_after: 17 })
    expect(await receiptFrom(busy)).toMatchObject({ kind: 'retry', afterMs: 17_000, slowDown: true })
  })

  test('with 429 about a group is a wait for that group: its limit is its own', async () => {
    const busy = error(429, 'Too Many Requests: retry after 40', { retry_after: 40 })
    expect(await receiptFrom(busy, '-100123')).toMatchObject({ afterMs: 40_000, slowDown: false })
    expect(await receiptFrom(error(429, 'Too Many Requests'))).toMatchObject({ afterMs: null })
  })

  test('names the supergroup that a group became, and does not follow it', async () => {
    const moved = error(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: -1001234567890,
    })
    expect(await receiptFrom(moved, '-555')).toMatchObject({
      kind: 'refused',
      suppress: false,
      reason: expect.stringContaining('-1001234567890'),
    })
  })

  test.each([
    ['an error of its own', error(500, 'Internal Server Error')],
    ['a page of some proxy', saying(502, '<html>Bad gateway</html>')],
    ['a welcome page', saying(200, '<html>Welcome</html>')],
    ['a yes without a message', saying(200, { ok: true, result: true })],
    ['JSON of another kind', saying(200, { hello: 'world' })],
    ['null', saying(200, 'null')],
    ['a broken connection', ((request) => request.socket.destroy()) satisfies RequestListener],
    ['silence', (() => {}) satisfies RequestListener],
  ])('is uncertain when it is %s', async (_what, answer) => {
    const receipt = await receiptFrom(answer)
    expect(receipt.kind).toBe('uncertain')
    expect(JSON.stringify(receipt)).not.toContain(TOKEN)
  })

  test('is a retry when nobody listens: nothing can have been sent', async () => {
    expect(await adapterAt('http://127.0.0.1:1').send(HELLO, HERE, 'k1', null)).toMatchObject({
      kind: 'retry',
      afterMs: null,
      reason: expect.stringContaining('ECONNREFUSED'),
      slowDown: false,
    })
  })
})

describe('a send', () => {
  test('is the payload with the chat, once', async () => {
    const asked: string[] = []
    const root = await at((request, response) => {
      request.on('data', (chunk) => asked.push(String(chunk)))
      request.on('end', () => {
        asked.unshift(request.url ?? '')
        response.end(JSON.stringify({ ok: true, result: { message_id: 5 } }))
      })
    })
    const adapter = adapterAt(`${root}/`)
    const [payload = null] = adapter.render(plain('Hello.'), HERE, 'p.out1')
    expect(await adapter.send(payload, HERE, 'k1', null)).toEqual({ kind: 'accepted', externalId: '5' })
    expect(asked[0]).toBe(`/bot${TOKEN}/sendMessage`)
    expect(JSON.parse(asked[1] ?? '')).toMatchObject({ chat_id: '7001', text: 'Hello.', parse_mode: 'HTML' })
    expect(asked.length).toBe(2)
  })

  test('of something that is no message of ours is refused', async () => {
    const adapter = adapterAt('http://127.0.0.1:1')
    for (const payload of [{ text: 'x' }, { method: 'deleteMyCommands' }, null, 'x'])
      expect((await adapter.send(payload, HERE, 'k1', null)).kind).toBe('refused')
  })

  test('of a picture that Telegram cannot fetch arrives as its words, with the address', async () => {
    const telegram = await openBench()
    const image = { url: 'https://fernhill.example/team.jpg', alt: 'A machine' }
    const card = { title: 'Team', text: '', facts: [], links: [], image }
    const message = { ...plain(''), cards: [card], choices: [{ title: 'Yes', value: 'yes' }] }
    const [payload = null] = telegram.adapter.render(message, HERE, 'p.out1')
    for (const description of ['failed to get HTTP URL content', 'wrong type of the web page content']) {
      await telegram.faults({ kind: 'reject', code: 400, description: `Bad Request: ${description}` })
      expect((await telegram.adapter.send(payload, HERE, 'k1', null)).kind).toBe('accepted')
      const shown = (await telegram.client.thread()).at(-1)
      expect(shown).toMatchObject({ text: 'Team\nA machine', buttons: [{ text: 'Yes' }] })
      expect(shown?.html).toContain(image.url)
    }
    await telegram.faults({ kind: 'reject', code: 400, description: 'Bad Request: chat not found' })
    expect((await telegram.adapter.send(payload, HERE, 'k1', null)).kind).toBe('refused')
  })
})

describe('a button that Telegram will not have', () => {
  const link = { title: 'Pay $249.00', url: 'https://shop.internal/pay?a=1&b=2' }
  const card = { title: 'Team', text: '', facts: [], links: [link] }
  const message = { ...plain(''), cards: [card], choices: [{ title: 'Yes', value: 'yes' }] }

  test('is written out, so that the link arrives', async () => {
    const telegram = await openBench()
    const [payload = null] = telegram.adapter.render(message, HERE, 'p.out1')
    await telegram.faults({ kind: 'reject', code: 400, description: 'Bad Request: BUTTON_URL_INVALID' })
    expect((await telegram.adapter.send(payload, HERE, 'k1', null)).kind).toBe('accepted')
    expect((await telegram.client.thread()).at(-1)).toMatchObject({
      text: `Team\n\nPay $249.00: ${link.url}`,
      buttons: [{ text: 'Yes' }],
    })
  })

  test('is refused with its reason where nothing can be written out', async () => {
    const telegram = await openBench()
    const [payload = null] = telegram.adapter.render({ ...message, cards: [] }, HERE, 'p.out1')
    await telegram.faults({ kind: 'reject', code: 400, description: 'Bad Request: BUTTON_DATA_INVALID' })
    expect(await telegram.adapter.send(payload, HERE, 'k1', null)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('BUTTON_DATA_INVALID'),
    })
  })
})

describe('where a file is', () => {
  const fileOf = async (size: number | null) => {
    const telegram = await openBench()
    const url = await at((_request, response) => response.end('bytes of a picture'))
    const files = [{ url: `${url}/a.pdf`, contentType: 'application/pdf', name: 'a.pdf', size }]
    const request = await telegram.update(await telegram.client.say('', { files }))
    const parsed = await telegram.adapter.parse(request)
    const attachment =
      parsed.kind === 'activities' ? parsed.activities[0]?.activity.attachments[0] : undefined
    if (!attachment) throw new Error('No attachment came.')
    return { telegram, attachment }
  }

  test('is asked when it is wanted, and the journal holds no token', async () => {
    const { telegram, attachment } = await fileOf(18)
    expect(attachment.contentUrl).toMatch(/^telegram:file\//)
    const located = await telegram.adapter.locate(attachment)
    if (located.kind !== 'at') throw new Error(located.reason)
    expect(await (await fetch(located.url)).text()).toBe('bytes of a picture')
  })

  test('is nowhere when it is larger than a bot may have, known before or found out', async () => {
    const { telegram, attachment } = await fileOf(30_000_000)
    const { size: _size, ...unsized } = attachment
    for (const one of [attachment, unsized])
      expect(await telegram.adapter.locate(one)).toMatchObject({
        kind: 'nowhere',
        reason: expect.stringContaining('20 MB'),
      })
  })

  test.each([
    ['another answer', saying(200, { ok: true, result: { file_path: '/var/lib/x' } }), 'nowhere'],
    ['a way out', saying(200, { ok: true, result: { file_path: 'a/../../etc' } }), 'nowhere'],
    ['no', error(400, `Bad Request: wrong file_id ${TOKEN}`), 'nowhere'],
    ['not now', error(429, 'Too Many Requests: retry after 3', { retry_after: 3 }), 'retry'],
    ['trouble', error(502, 'Bad Gateway'), 'retry'],
  ])('is said without the token when Telegram answers %s', async (_what, answer, kind) => {
    const adapter = adapterAt(await at(answer))
    const located = await adapter.locate({ contentType: 'image/jpeg', contentUrl: 'telegram:file/A' })
    expect(located.kind).toBe(kind)
    expect(JSON.stringify(located)).not.toContain(TOKEN)
  })

  test('is itself for a card, and nowhere for a place', async () => {
    const adapter = adapterAt(null)
    const card = { contentType: 'text/vcard', contentUrl: 'data:text/vcard,BEGIN' }
    expect(await adapter.locate(card)).toEqual({ kind: 'at', url: card.contentUrl, headers: {} })
    expect((await adapter.locate({ contentType: 'x/y', contentUrl: 'geo:1,2' })).kind).toBe('nowhere')
  })
})
