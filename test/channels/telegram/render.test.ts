import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Address } from '#core/address'
import { messageId } from '#core/ids'
import { type Card, type Message, plain } from '#core/message'
import { parseHtml } from '#lab/telegram/html'
import { richMessage } from '../../contracts/messages.ts'
import { cpuSince } from '../../support/cpu.ts'
import { adapterAt, HERE } from './bench.ts'

const OUT = `p${'0f'.repeat(10)}.out12`
const IN_GROUP: Address = { channel: 'telegram', id: '-1001234567890|7001' }
const adapter = adapterAt(null)

type Payload = {
  readonly method: string
  readonly text?: string
  readonly caption?: string
  readonly photo?: string
  readonly reply_parameters?: object
  readonly document?: string
  readonly reply_markup?: {
    readonly inline_keyboard?: readonly (readonly { text: string; url?: string; callback_data?: string }[])[]
    readonly keyboard?: readonly (readonly { text: string; request_contact?: boolean }[])[]
    readonly remove_keyboard?: boolean
  }
}
const render = (message: Message, to: Address = HERE, out = OUT): readonly Payload[] =>
  adapter.render(message, to, out).map((payload) => Object(payload))

const card = (more: Partial<Card>): Card => ({ title: 'Team', text: '', facts: [], links: [], ...more })
const choices = (...titles: readonly string[]) => titles.map((title, n) => ({ title, value: `v${n}` }))
const rowsOf = (payload: Payload | undefined) =>
  payload?.reply_markup?.inline_keyboard?.map((row) => row.map(({ text }) => text))

describe('a message on Telegram', () => {
  test.each(['"', '<|', '&amp;'])('100 kB of %s hold up nobody', (text) => {
    const long = text.repeat(100_000 / text.length)
    const begun = process.cpuUsage()
    const said = render(plain(long)).map((payload) => parseHtml(payload.text ?? ''))
    expect(cpuSince(begun)).toBeLessThan(1_000)
    expect(said.map((one) => Object(one).text).join('')).toBe(long)
  })

  test('is one call with everything: bold title, facts, links and choices as buttons', () => {
    const message: Message = {
      text: 'Here is what we agreed: 40 < 60 & "all in".',
      cards: [
        card({
          facts: [['Price', '$249 a month']],
          links: [{ title: 'Terms', url: 'https://fernhill.example/terms?a=1&b=2' }],
          total: ['Due now', '$249.00'],
        }),
      ],
      question: 'Shall I go ahead?',
      choices: choices('Yes, go ahead', 'Change something'),
    }
    expect(render(message)).toEqual([
      {
        method: 'sendMessage',
        text:
          'Here is what we agreed: 40 &lt; 60 &amp; &quot;all in&quot;.\n\n<b>Team</b>\nPrice: $249 a month\n' +
          '<b>Due now: $249.00</b>\n\nShall I go ahead?',
        link_preview_options: { is_disabled: true },
        parse_mode: 'HTML',
        reply_markup: {
          inline_keyboard: [
            [{ text: 'Terms', url: 'https://fernhill.example/terms?a=1&b=2' }],
            [
              { text: 'Yes, go ahead', callback_data: `${OUT}#1` },
              { text: 'Change something', callback_data: `${OUT}#2` },
            ],
          ],
        },
      },
    ])
  })

  test('that says nothing is not sent', () => expect(render(plain(' \n'))).toEqual([]))

  test('of choices alone has a sign for them to stand under', () => {
    expect(render({ ...plain(''), choices: choices('Yes') })[0]?.text).toBe('👇')
    expect(render({ ...plain('\u200b'), choices: choices('Yes') })[0]?.text).toBe('\u200b👇')
  })

  test('carries neither token nor chat', () => {
    expect(JSON.stringify(render(plain('Hello.')))).not.toMatch(/chat_id|AAF-/)
  })

  test('takes the keyboard away that shared a phone, where nothing else stands under it', () => {
    expect(render(plain('Hello.'))[0]?.reply_markup).toEqual({ remove_keyboard: true })
    expect(render(plain('Hello.'), IN_GROUP)[0]?.reply_markup).toBeUndefined()
  })

  test('is written in HTML that Telegram reads, within its limits, whatever it says', () => {
    fc.assert(
      fc.property(richMessage, (message) => {
        for (const { text, caption } of render(message)) {
          const read = parseHtml(text ?? caption ?? '')
          expect(read).not.toHaveProperty('trouble')
          if (!('trouble' in read)) expect(read.text.length).toBeLessThanOrEqual(caption ? 1_024 : 4_096)
        }
      }),
    )
  })

  test('of 5,000 emoji, or of characters that need escaping, is cut between them', () => {
    for (const unit of ['😀', '&', '<']) {
      const read = render(plain(unit.repeat(5_000))).map(({ text }) => parseHtml(text ?? ''))
      expect(read.map((one) => ('trouble' in one ? one.trouble : one.text)).join('')).toBe(unit.repeat(5_000))
    }
  })

  test('cut in the middle of a title is bold on both sides', () => {
    const [first, second] = render({ ...plain(''), cards: [card({ title: 'word '.repeat(1_000) })] })
    expect(first?.text).toMatch(/^<b>word .*<\/b>$/)
    expect(second?.text).toMatch(/^<b>word .*<\/b>$/)
  })
})

describe('choices', () => {
  test.each([
    [['Yes', 'No', 'Later'], [['Yes', 'No', 'Later']]],
    [['Yes, go ahead', 'No'], [['Yes, go ahead', 'No']]],
    [
      ['A title of some length', 'No'],
      [['A title of some length'], ['No']],
    ],
    [
      ['One', 'Two', 'Three', 'Four'],
      [['One', 'Two', 'Three'], ['Four']],
    ],
  ])('%j stand in rows as wide as a phone', (titles, rows) => {
    expect(rowsOf(render({ ...plain('?'), choices: choices(...titles) })[0])).toEqual(rows)
  })

  test('with details are a list above their buttons', () => {
    const list = [
      { title: 'Starter', value: 'starter', detail: 'up to 15 people, $89 a month' },
      { title: 'Team', value: 'team', detail: 'up to 60 people, $249 a month' },
    ]
    const [only] = render({ ...plain('Which?'), choices: list })
    expect(only?.text).toBe(
      'Which?\n\n1. <b>Starter</b>: up to 15 people, $89 a month\n2. <b>Team</b>: up to 60 people, $249 a month',
    )
    expect(rowsOf(only)).toEqual([['Starter', 'Team']])
  })

  test('with titles that no phone shows whole are written above, and tapped by their number', () => {
    const long = 'Yes, and please send somebody to look at the kitchen first'
    const [only] = render({ ...plain('?'), choices: choices(long, 'No') })
    expect(only?.text).toBe(`?\n\n1. <b>${long}</b>\n2. <b>No</b>`)
    expect(rowsOf(only)).toEqual([['1', 'No']])
  })

  test('that are too many, or whose name is too long for a button, are numbers to reply with', () => {
    const many = Array.from({ length: 21 }, (_, n) => `Option ${n + 1}`)
    const [only] = render({ ...plain('?'), choices: choices(...many) })
    expect(only?.text).toContain('21. Option 21')
    expect(only?.reply_markup).toEqual({ remove_keyboard: true })
    const [named] = render({ ...plain('?'), choices: choices('Yes') }, HERE, 'ü'.repeat(32))
    expect(named?.text).toContain('1. Yes')
  })

  test('stand under the last call only', () => {
    const payloads = render({ ...plain('A sentence. '.repeat(500)), choices: choices('Yes') })
    expect(payloads.length).toBeGreaterThan(1)
    expect(payloads.map((payload) => rowsOf(payload) !== undefined)).toEqual(
      payloads.map((_, n) => n === payloads.length - 1),
    )
  })
})

describe('a link', () => {
  test.each([
    'http://localhost:3000/pay/x',
    'http://web/pay',
    'ftp://fernhill.example/x',
    'https://ann:secret@fernhill.example/',
    'javascript:alert(1)',
    '{{checkout}}',
    `https://fernhill.example/${'x'.repeat(1_100)}`,
  ])('that Telegram would not take is written out: %s', (url) => {
    const [only] = render({ ...plain(''), cards: [card({ links: [{ title: 'Pay', url }] })] })
    expect(only?.text).toBe(`<b>Team</b>\nPay: ${url}`)
    expect(rowsOf(only)).toBeUndefined()
  })

  test('with a title longer than a button is a link in the text', () => {
    const link = { title: 'T'.repeat(90), url: 'https://fernhill.example/' }
    const [only] = render({ ...plain(''), cards: [card({ links: [link] })] })
    expect(only?.text).toContain(`<a href="https://fernhill.example/">${link.title}</a>`)
  })

  test('cannot close the mark it stands in', () => {
    const image = { url: 'https://fernhill.example/"><b>&x', alt: '</a><i>' }
    const [only] = render({ ...plain(''), cards: [card({ image })] })
    const read = parseHtml(only?.caption ?? '')
    expect(read).toMatchObject({ text: 'Team\n</a><i>' })
  })
})

describe('pictures and files', () => {
  const image = { url: 'https://fernhill.example/team.jpg', alt: 'A machine' }

  test('carry the words beside them', () => {
    const message = {
      ...plain('Look.'),
      cards: [card({ image })],
      question: 'Nice?',
      choices: choices('Yes'),
    }
    expect(render(message)).toMatchObject([
      {
        method: 'sendPhoto',
        photo: image.url,
        caption: `Look.\n\n<b>Team</b>\n<a href="${image.url}">A machine</a>\n\nNice?`,
        reply_markup: { inline_keyboard: [[{ text: 'Yes' }]] },
      },
    ])
  })

  test('leave what is too long for a caption to the calls beside them', () => {
    const [lead, photo, rest] = render({
      ...plain('A sentence. '.repeat(100)),
      cards: [card({ image, text: 'Another sentence. '.repeat(100) })],
    })
    expect([lead?.method, photo?.method, rest?.method]).toEqual(['sendMessage', 'sendPhoto', 'sendMessage'])
    expect(photo?.caption?.startsWith('<b>Team</b>')).toBe(true)
    expect(rest?.text).toContain('A machine')
  })

  test('that Telegram cannot fetch are links, or addresses written out', () => {
    const files = [
      { name: 'invite.ics', url: 'https://fernhill.example/invite.ics', contentType: 'text/calendar' },
      { name: 'offer.pdf', url: 'http://localhost:3000/offer.pdf', contentType: 'application/pdf' },
    ]
    expect(render({ ...plain(''), files }).map(({ text }) => text)).toEqual([
      '<a href="https://fernhill.example/invite.ics">invite.ics</a>\n\noffer.pdf: http://localhost:3000/offer.pdf',
    ])
  })

  test('go as what they are, one a call', () => {
    const files = [
      { name: 'offer.pdf', url: 'https://fernhill.example/offer.pdf', contentType: 'application/pdf' },
      { name: 'room.png', url: 'https://fernhill.example/room.png', contentType: 'image/png' },
    ]
    expect(render({ ...plain('See:'), files })).toMatchObject([
      { method: 'sendDocument', document: files[0]?.url, caption: expect.stringContaining('See:') },
      { method: 'sendPhoto', photo: files[1]?.url, caption: expect.stringContaining('room.png') },
    ])
  })
})

describe('a message that wants their phone', () => {
  const asks: Message = {
    ...plain('Where may I text you?'),
    choices: choices('Not now'),
    cards: [card({ links: [{ title: 'Privacy', url: 'https://fernhill.example/privacy' }] })],
    wants: 'phone',
  }

  test('has a keyboard to share it, with its choices; its links are in the text', () => {
    const [only] = render(asks)
    expect(only?.reply_markup).toEqual({
      keyboard: [[{ text: '📱 Share my phone number', request_contact: true }], [{ text: 'Not now' }]],
      one_time_keyboard: true,
      resize_keyboard: true,
    })
    expect(only?.text).toContain('<a href="https://fernhill.example/privacy">Privacy</a>')
  })

  test('asks a group with words alone: Telegram shares a phone in private chats only', () => {
    expect(rowsOf(render(asks, IN_GROUP)[0])).toEqual([['Privacy'], ['Not now']])
  })
})

describe('an answer in a group', () => {
  const answer = (chat: string) => ({ ...plain('x'.repeat(5_000)), replyTo: messageId(`${chat}.17`) })
  const quoted = (message: Message, to: Address) => render(message, to).map((call) => call.reply_parameters)

  test('quotes what it answers, once, so that everybody sees who is meant', () => {
    const reply = { message_id: 17, allow_sending_without_reply: true }
    expect(quoted(answer('-1001234567890'), IN_GROUP)).toEqual([reply, undefined])
  })

  test('quotes nothing of another chat, and nothing where nobody else reads', () => {
    expect(quoted(answer('-1009'), IN_GROUP)).toEqual([undefined, undefined])
    expect(quoted(answer(HERE.id), HERE)).toEqual([undefined, undefined])
  })
})
