import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Api } from 'grammy'
import { instant } from '#core/time'
import { parseHtml } from '#lab/telegram/html'
import { telegramEmulator } from '#lab/telegram/index'
import { BUYER, call, client, openTelegram, SECRET, TOKEN } from '../channels/telegram/bench.ts'
import { closing, openBench, refusal } from './telegram-bench.ts'

describe('HTML as the emulated Telegram reads it', () => {
  test.each([
    ['🏟 🏟&lt;<abacaba', 'Unclosed start tag at byte offset 13'],
    ['🏟 🏟&lt;<abac aba>', 'Unsupported start tag "abac" at byte offset 13'],
    ['🏟 🏟&lt;</', 'Unexpected end tag at byte offset 13'],
    ['🏟 🏟&lt;<b></b></', 'Unexpected end tag at byte offset 20'],
    ['🏟 🏟&lt;<i>a</i   ', 'Unclosed end tag at byte offset 17'],
    ['🏟 🏟&lt;<i>a</em   >', 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'],
    ['<b>x', 'Can\'t find end tag corresponding to start tag "b"'],
    ['a < b', 'Unsupported start tag "" at byte offset 2'],
  ])('%s is refused: %s', (html, trouble) => expect(parseHtml(html)).toEqual({ trouble }))

  test.each([
    ['&lt;&gt;&amp;&quot;&laquo;&#33;&#x1F600; & &', '<>&"&laquo;!😀 & &', []],
    ['➡️ ➡️<i>➡️ ➡️</i>', '➡️ ➡️➡️ ➡️', [{ type: 'italic', offset: 5, length: 5 }]],
    [
      '<b>a<i>b</i></b>',
      'ab',
      [
        { type: 'bold', offset: 0, length: 2 },
        { type: 'italic', offset: 1, length: 1 },
      ],
    ],
    ['  <b> a </b> ', 'a', [{ type: 'bold', offset: 0, length: 1 }]],
    ['<a href="http://localhost:3000">pay</a>', 'pay', []],
    [
      '<a href="https://a.example/?a=1&amp;b=&quot;">x</a>',
      'x',
      [{ type: 'text_link', offset: 0, length: 1, url: 'https://a.example/?a=1&b="' }],
    ],
  ])('%s is read', (html, text, entities) => expect(parseHtml(html)).toEqual({ text, entities }))
})

describe('the Bot API of the emulated Telegram', () => {
  test('takes a message and shows it as Telegram does', async () => {
    const { api, client } = await openBench()
    const sent = await api.sendMessage(BUYER, '<b>Hello</b> &lt;you&gt;', { parse_mode: 'HTML' })
    expect(sent).toMatchObject({
      text: 'Hello <you>',
      entities: [{ type: 'bold', offset: 0, length: 5 }],
      chat: { id: BUYER, type: 'private' },
      from: { is_bot: true },
    })
    expect((await client.thread()).at(-1)).toMatchObject({
      mine: false,
      html: '<b>Hello</b> &lt;you&gt;',
      edited: false,
    })
  })

  test('counts a text after its marks were read', async () => {
    const { api } = await openBench()
    const html = { parse_mode: 'HTML' } as const
    await api.sendMessage(BUYER, `<b>${'&amp;'.repeat(4_096)}</b>`, html)
    await expect(api.sendMessage(BUYER, `<b>${'&amp;'.repeat(4_097)}</b>`, html)).rejects.toMatchObject(
      refusal(400, 'Bad Request: message is too long'),
    )
    const photo = 'https://fernhill.example/x.png'
    await api.sendPhoto(BUYER, photo, { caption: 'x'.repeat(1_024) })
    await expect(api.sendPhoto(BUYER, photo, { caption: 'x'.repeat(1_025) })).rejects.toMatchObject(
      refusal(400, 'Bad Request: message caption is too long'),
    )
  })

  const inline = (button: object) => ({ inline_keyboard: [[{ text: 'x', ...button }]] })
  test.each([
    [{ chat_id: 404, text: 'x' }, /chat not found/],
    [{ chat_id: BUYER, text: ' ' }, /message text is empty/],
    [{ chat_id: BUYER, text: '<b>x', parse_mode: 'HTML' }, /can't parse entities: Can't find end tag/],
    [{ chat_id: BUYER, text: 'x', parse_mode: 'Wiki' }, /unsupported parse_mode/],
    [
      { chat_id: BUYER, text: 'x', reply_markup: inline({ callback_data: 'ü'.repeat(33) }) },
      /BUTTON_DATA_INVALID/,
    ],
    [{ chat_id: BUYER, text: 'x', reply_markup: inline({ url: 'http://localhost/' }) }, /Wrong HTTP URL/],
    [
      { chat_id: BUYER, text: 'x', reply_markup: inline({ url: 'ftp://a.example/' }) },
      /Unsupported URL protocol/,
    ],
    [{ chat_id: BUYER, text: 'x', reply_markup: inline({}) }, /Text buttons are unallowed/],
    [{ chat_id: BUYER, text: 'x', reply_markup: 'nonsense' }, /reply markup/],
    [
      {
        chat_id: -1001000000001,
        text: 'x',
        reply_markup: { keyboard: [[{ text: 'x', request_contact: true }]] },
      },
      /private chats only/,
    ],
  ])('refuses %j', async (parameters, description) => {
    const { url } = await openBench()
    const answer = await fetch(`${url}/bot${TOKEN}/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(parameters),
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      ok: false,
      error_code: 400,
      description: expect.stringMatching(description),
    })
  })

  test('takes at most a hundred buttons', async () => {
    const { api } = await openBench()
    const keyboard = (count: number) => ({
      reply_markup: {
        inline_keyboard: Array.from({ length: count }, (_, n) => [{ text: `${n}`, callback_data: 'x' }]),
      },
    })
    await api.sendMessage(BUYER, 'x', keyboard(100))
    await expect(api.sendMessage(BUYER, 'x', keyboard(101))).rejects.toMatchObject(refusal(400, /too long/))
  })

  test('knows one token, and the methods by any case', async () => {
    const { url } = await openBench()
    const status = async (path: string) => (await fetch(`${url}${path}`)).status
    expect(await status(`/bot${TOKEN}/getme`)).toBe(200)
    expect(await status(`/bot${TOKEN}/sendmessage?chat_id=${BUYER}&text=hi`)).toBe(200)
    expect(await status(`/bot${TOKEN}x/getMe`)).toBe(401)
    expect(await status('/botnonsense/getMe')).toBe(404)
    expect(await status(`/bot${TOKEN}/getNothing`)).toBe(404)
    expect(await status(`/file/bot${TOKEN}/photo/none`)).toBe(404)
  })

  test('edits what the bot wrote, and only when something changes', async () => {
    const { api, client } = await openBench()
    const { message_id } = await api.sendMessage(BUYER, 'One', {
      reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'y' }]] },
    })
    await api.editMessageText(BUYER, message_id, 'Two')
    expect((await client.thread()).at(-1)).toMatchObject({ text: 'Two', buttons: [], edited: true })
    await expect(api.editMessageText(BUYER, message_id, 'Two')).rejects.toMatchObject(
      refusal(400, /message is not modified/),
    )
    await expect(api.editMessageText(BUYER, 9_999, 'x')).rejects.toMatchObject(
      refusal(400, /message to edit not found/),
    )
    const theirs = await client.say('mine')
    await expect(api.editMessageText(BUYER, theirs, 'x')).rejects.toMatchObject(
      refusal(400, /can't be edited/),
    )
    await expect(api.editMessageCaption(BUYER, message_id, { caption: 'x' })).rejects.toMatchObject(
      refusal(400, /no caption/),
    )
  })

  test('forgets a tap after a minute, and after its answer', async () => {
    let now = Date.UTC(2026, 10, 23, 9)
    const { api, client } = await openBench({ clock: { now: () => instant(now) } })
    const button = { reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'y' }]] } }
    const { message_id } = await api.sendMessage(BUYER, 'One', button)
    const [first, second] = [await client.tap(message_id, 0), await client.tap(message_id, 'x')]
    await api.answerCallbackQuery(first)
    await expect(api.answerCallbackQuery(first)).rejects.toMatchObject(refusal(400, /query is too old/))
    now += 61_000
    await expect(api.answerCallbackQuery(second)).rejects.toMatchObject(refusal(400, /query is too old/))
  })

  test('shows a draft without keeping it', async () => {
    const { api, client } = await openBench()
    const before = await client.thread()
    expect(await api.raw.sendMessageDraft({ chat_id: BUYER, draft_id: 1, text: 'Thin' })).toBe(true)
    await expect(api.raw.sendMessageDraft({ chat_id: BUYER, draft_id: 0, text: 'x' })).rejects.toMatchObject(
      refusal(400, /draft_id/),
    )
    expect(await client.thread()).toEqual(before)
  })

  test('keeps the limits of Telegram when it is asked to', async () => {
    let now = Date.UTC(2026, 10, 23, 9)
    const { api } = await openBench({ limits: true, clock: { now: () => instant(now) } })
    await api.sendMessage(BUYER, 'one')
    await expect(api.sendMessage(BUYER, 'two')).rejects.toMatchObject({
      error_code: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    })
    now += 1_000
    await api.sendMessage(BUYER, 'two')
  })
})

describe('a bad day at the emulated Telegram', () => {
  test('uses up faults one by one', async () => {
    const { api, faults, client } = await openBench()
    await faults(
      { kind: 'http-500' },
      { kind: '429', retryAfter: 7 },
      { kind: 'reject', code: 403, description: 'Forbidden: user is deactivated' },
      { kind: 'cut-after-accept' },
    )
    const send = () => api.sendMessage(BUYER, 'x')
    await expect(send()).rejects.toMatchObject({ error_code: 500 })
    await expect(send()).rejects.toMatchObject({ error_code: 429, parameters: { retry_after: 7 } })
    await expect(send()).rejects.toMatchObject(refusal(403, 'Forbidden: user is deactivated'))
    await expect(send()).rejects.toMatchObject({ name: 'HttpError' })
    expect((await client.thread()).filter(({ mine }) => !mine).length).toBe(1)
    await send()
  })
})

test('chats, files and blocks of the emulated Telegram outlive a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'telegram-'))
  closing({ close: async () => rmSync(folder, { recursive: true }) })
  const file = join(folder, 'lab', 'telegram.jsonl')
  const first = await openBench({ file })
  await first.api.sendMessage(BUYER, 'before')
  await client(first.emulator, 7002).start()
  await client(first.emulator, 7002).block(true)
  const before = await first.client.thread()
  first.emulator.close()
  const second = await openTelegram({ file })
  closing(second)
  expect(await second.client.thread()).toEqual(before)
  const api = new Api(TOKEN, { apiRoot: second.url })
  await expect(api.sendMessage(7002, 'x')).rejects.toMatchObject({ error_code: 403 })
  const { message_id } = await api.sendMessage(BUYER, 'after')
  expect(message_id).toBeGreaterThan(Math.max(...before.map(({ id }) => id)))
})

test('the emulated Telegram can be mounted without a server of its own', async () => {
  const emulator = telegramEmulator({
    botToken: TOKEN,
    secretToken: SECRET,
    username: 'x_bot',
    webhookUrl: '',
  })
  expect((await call(emulator, `/clients/${BUYER}/messages`, { text: 'hi' })).status).toBe(201)
  emulator.close()
})
