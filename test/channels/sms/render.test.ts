import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { plainTypography, segmentsOf } from '#channels/shared/gsm'
import { split } from '#channels/shared/split'
import { smsAdapter } from '#channels/sms/index'
import { type Message, plain } from '#core/message'
import { ACCOUNT, BUYER, clock, SHOP, TOKEN } from './bench.ts'

const render = (message: Message, mostSegments?: number) =>
  smsAdapter({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    from: SHOP,
    apiRoot: null,
    publicUrl: 'https://bot.example.com',
    clock,
    ...(mostSegments === undefined ? {} : { mostSegments }),
  }).render(message, { channel: 'sms', id: BUYER }, 'out1')

const a = (count: number): string => 'a'.repeat(count)
const quote = (count: number): string => '’'.repeat(count)

test('choices that are words of the carrier are asked for by number, and no text asks for such a word (C8)', () => {
  const message: Message = {
    ...plain('Reply YES to keep your booking, or CANCEL to let it go.'),
    question: 'Shall we? Answer YES.',
    choices: [
      { title: 'Yes', value: 'yes' },
      { title: 'Cancel', value: 'cancel' },
    ],
  }
  const expected = [
    'Reply "yes please" to keep your booking, or "please cancel it" to let it go.',
    'Shall we? Answer "yes please".',
    'Reply 1 or 2:\n1. Yes\n2. Cancel',
  ]
  expect(render(message)).toEqual([{ body: expected.join('\n\n') }])
})

describe('segments', () => {
  test.each([
    ['160 a', a(160), 1],
    ['161 a', a(161), 2],
    ['306 a', a(306), 2],
    ['307 a', a(307), 3],
    ['459 a', a(459), 3],
    ['460 a', a(460), 4],
    ['1,600 a', a(1600), 11],
    ['158 a and a euro sign', `${a(158)}€`, 1],
    ['159 a and a euro sign', `${a(159)}€`, 2],
    ['80 euro signs', '€'.repeat(80), 1],
    ['81 euro signs', '€'.repeat(81), 2],
    ['a euro sign that would straddle', `${a(152)}€${a(152)}`, 3],
    ['a euro sign with room', `${a(152)}€${a(151)}`, 2],
    ['70 curly quotes', quote(70), 1],
    ['71 curly quotes', quote(71), 2],
    ['134 curly quotes', quote(134), 2],
    ['135 curly quotes', quote(135), 3],
    ['201 curly quotes', quote(201), 3],
    ['202 curly quotes', quote(202), 4],
    ['35 emoji', '😀'.repeat(35), 1],
    ['36 emoji', '😀'.repeat(36), 2],
    ['an emoji that would straddle', `${quote(66)}😀${quote(66)}`, 3],
    ['an emoji with room', `${quote(65)}😀${quote(67)}`, 2],
    ['nothing', '', 1],
    ['curly quotes made straight', plainTypography('it’s'), 1],
  ])('%s', (_what, text, count) => {
    expect(segmentsOf(text)).toBe(count)
  })

  test('are counted as Twilio counts them', () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom(a(40), '€', '’', '😀', 'ç', '\r\n', '[', '`', 'é'), fc.string()), {
        maxLength: 30,
      })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (sample) => {
        expect(segmentsOf(sample)).toBe(new SegmentedMessage(sample).segmentsCount)
      }),
    )
  })
})

describe('a text', () => {
  test('is spelled in characters that cost half', () => {
    expect(plainTypography('“It’s ready” – call\u00a0us… • «now»\u200b')).toBe(
      '"It\'s ready" - call us... - "now"',
    )
    expect(plainTypography('cafe\u0301')).toBe('café')
  })

  test('keeps letters, emoji and links as they are', () => {
    const text = 'ça va שלום 👩‍👩‍👧 https://x.example/a–b?q=’'
    expect(plainTypography(text)).toBe(text)
  })

  test('shows everything a rich message has', () => {
    const message: Message = {
      text: 'Here is what we agreed.',
      cards: [
        {
          title: 'Team plan',
          text: '',
          facts: [
            ['Price', '$249 a month'],
            ['Start', 'Dec 1'],
          ],
          links: [{ title: 'Terms', url: 'https://fernhill.example/terms' }],
        },
      ],
      choices: [
        { title: 'Yes, go ahead', value: 'accept' },
        { title: 'Change something', value: 'change' },
      ],
    }
    expect(render(message)).toEqual([
      {
        body: `Here is what we agreed.

Team plan
Price: $249 a month
Start: Dec 1
Terms: https://fernhill.example/terms

Reply 1 or 2:
1. Yes, go ahead
2. Change something`,
      },
    ])
  })

  test.each([
    [1, 'Reply 1:'],
    [3, 'Reply with a number from 1 to 3:'],
  ])('with %d choices begins them with "%s"', (count, lead) => {
    const choices = Array.from({ length: count }, (_, n) => ({ title: `Option ${n}`, value: `${n}` }))
    expect(JSON.stringify(render({ ...plain(''), choices }))).toContain(lead)
  })

  test('that says nothing is not sent', () => {
    expect(render(plain(' \n'))).toEqual([])
  })

  test('takes as few segments as it is allowed', () => {
    const payloads = render(plain('All sentences are the same. '.repeat(60)), 2)
    expect(payloads.length).toBeGreaterThan(4)
    for (const payload of payloads)
      expect(segmentsOf(JSON.stringify(payload).slice(9, -2))).toBeLessThanOrEqual(2)
  })

  test('of 5,000 emoji is cut between them', () => {
    for (const payload of render(plain('😀'.repeat(5_000))))
      expect(JSON.stringify(payload)).not.toMatch(/\\ud/)
  })
})

describe('a cut', () => {
  const within = (limit: number) => ({ fits: (text: string) => text.length <= limit, limit })

  test.each([
    ['between paragraphs first', 'One. Two.\n\nThree four', ['One. Two.', 'Three four']],
    ['between lines next', 'One. Two three\nFour five', ['One. Two three', 'Four five']],
    ['between sentences next', 'One two three! Four five six', ['One two three!', 'Four five six']],
    ['between words next', 'one two three four five six', ['one two three four', 'five six']],
    ['anywhere if it must', 'abcdefghijklmnopqrstuvwxyz', ['abcdefghijklmnopqrst', 'uvwxyz']],
    ['before a link', 'See it: https://a.example/bcd', ['See it:', 'https://a.example/bcd']],
    ['not at a dot inside a number', 'It is only $19.50 for all', ['It is only $19.50', 'for all']],
  ])('is made %s', (_what, text, pieces) => {
    expect(split(text, { ...within(20), limit: 40 })).toEqual(pieces)
  })

  test('goes through a link only when the link alone is over the limit', () => {
    const link = `https://a.example/${a(30)}`
    expect(split(`x ${link} y`, { fits: (text) => text.length <= 20, limit: 60 })).toEqual(['x', link, 'y'])
    expect(split(link, within(20)).join('')).toBe(link)
  })

  test('loses nothing but white space and never halves a character', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 })
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (sample, limit) => {
        const pieces = split(sample, within(limit))
        expect(pieces.join('').replace(/\s/gu, '')).toBe(sample.replace(/\s/gu, ''))
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(limit)
          expect(() => encodeURIComponent(piece)).not.toThrow()
        }
      }),
    )
  })
})
