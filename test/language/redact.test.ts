import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Activity } from '#core/activity'
import { redactActivity } from '#language/redact/activity'
import { redact } from '#language/redact/index'

/** Numbers that card networks and banks give out for tests. */
const CARDS = [
  '4242424242424242',
  '5555555555554444',
  '2223003122003222',
  '378282246310005',
  '30569309025904',
]

/** Made up, in the shapes that platforms give their keys. */
const KEYS = [
  ['sk', 'live', 'AbCdEf0123456789'].join('-'),
  ['sk', 'live', 'AbCdEf0123456789'].join('_'),
  ['rk', 'test', 'AbCdEf0123456789'].join('_'),
  ['sk', 'proj', 'AbCdEf0123456789-xyz'].join('-'),
  ['xoxb', '2345678901', 'AbCdEfGhIj'].join('-'),
  ['AKIA', 'IOSFODNN7EXAMPLE'].join(''),
  ['ghp', 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789'].join('_'),
  ['github', 'pat', '11ABCDEFG0123456789_AbCdEfGh'].join('_'),
]

const SECRETS: readonly (readonly [said: string, kept: string])[] = [
  ['my card is 4242 4242 4242 4242 thanks', 'my card is [card number removed] thanks'],
  ['4242-4242-4242-4242', '[card number removed]'],
  ['4242.4242.4242.4242', '[card number removed]'],
  ['4242\u200B4242\u200B4242\u200B4242', '[card number removed]'],
  ['4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2', '[card number removed]'],
  ['٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢', '[card number removed]'],
  ['４２４２ ４２４２ ４２４２ ４２４２', '[card number removed]'],
  ['card 4242 4242\n4242 4242', 'card [card number removed]'],
  ['4242/4242/4242/4242', '[card number removed]'],
  ['SSN １２３-４５-６７８９', 'SSN [social security number removed]'],
  ['passcode=1234abcd', 'passcode=[password removed]'],
  ['here is my password: hunter22', 'here is my password: [password removed]'],
  ['amex 3782 822463 10005 exp 12/27', 'amex [card number removed] exp 12/27'],
  ['4242 4242 4242 4242 12/27 cvv 123', '[card number removed] 12/27 cvv [card number removed]'],
  ['4242424242424242 1227 123', '[card number removed] 1227 123'],
  ['the security code is 1234', 'the security code is [card number removed]'],
  ['pay from DE89 3704 0044 0532 0130 00 please', 'pay from [bank account removed] please'],
  ['gb29nwbk60161331926819', '[bank account removed]'],
  ['account number 12345678901', 'account number [bank account removed]'],
  ['our checking account # is 1234 5678 90, ok?', 'our checking account # is [bank account removed], ok?'],
  ['acct no. 000123456789', 'acct no. [bank account removed]'],
  ['routing 021000021', 'routing [bank account removed]'],
  ['ABA routing number: 0210-0002-1', 'ABA routing number: [bank account removed]'],
  ['routing 021000021 account 12345678901', 'routing [bank account removed] account [bank account removed]'],
  ['mine is 123-45-6789.', 'mine is [social security number removed].'],
  ['SSN 123 45 6789', 'SSN [social security number removed]'],
  ['my social security number: 123456789', 'my social security number: [social security number removed]'],
  ['my password is hunter2!', 'my password is [password removed]!'],
  ['pw: correct-horse, ok?', 'pw: [password removed], ok?'],
  ['the password for the portal is Tr0ub4dor', 'the password for the portal is [password removed]'],
  ...KEYS.map((key) => [`use ${key}, please`, 'use [access key removed], please'] as const),
]

const HARMLESS = [
  'call me at +1 415 555 0134 or 415 555 0199',
  '(415) 555-0123, 415-555-0199, 415.555.0111',
  'our order 4242424242424241 has not come',
  'from Mon 9:00 to Fri 17:00, 2026-12-01',
  'about 40 people, $300 a month, zip 10001-1234',
  'offers of 4000, 4100, 4200, 4305 and 4000/4100 a year',
  'budget 2026/2027: 120000/130000, order 4242-0007-11',
  '2024/2025/2026/2027',
  'the code is 482913',
  'EIN 12-3456789',
  'my password is wrong',
  'the password was reset yesterday',
  'do you need a password?',
  'DE89 is a road in Denver',
  'invoice 2026-000-12-3456',
  'ISBN 9783161484100',
  'tracking 1Z999AA10123456784',
  'we closed account number 1234',
  'order number 12345678901',
  'my account manager is at 2125550100',
  'on our account since 2026-12-01',
  'routing 021000022 is off by one',
  'we are routing 123456789 calls a year',
  'the number 021000021 alone says nothing',
  'a sk-live stream, xoxb- and ghp_ are only beginnings',
  'AKIA is a nice name',
  'task-live-streaming2026 and desk-test-12345678',
]

describe('what nobody should type into a chat (M9)', () => {
  test.each(SECRETS)('%s', (said, kept) => {
    expect(redact(said).text).toBe(kept)
  })

  test.each(HARMLESS)('stays as it is: %s', (said) => {
    expect(redact(said)).toEqual({ text: said, what: [], secrets: [] })
  })

  test('a card is found wherever it stands, in one block or in groups', () => {
    const separator = fc.constantFrom('', ' ', '-', '.', '\u00A0', '\u2011')
    const around = fc.constantFrom('', 'card: ', 'here you go\n', '(', '"')
    fc.assert(
      fc.property(fc.constantFrom(...CARDS), separator, around, (card, between, before) => {
        const said = `${before}${(card.match(/.{1,4}/g) ?? []).join(between)}`
        const kept = redact(said).text.replace(/\D/g, '')
        expect(kept).toBe('')
      }),
    )
  })

  test('going over a text twice changes nothing, and a text without digits or passwords stays', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = redact(text).text
        expect(redact(once)).toEqual({ text: once, what: [], secrets: [] })
        if (!/[\p{Nd}]|pass|pw/iu.test(text)) expect(once).toBe(text)
      }),
    )
  })
})

describe('an activity', () => {
  const activity: Activity = {
    type: 'message',
    id: 'm1',
    timestamp: '2026-11-23T15:00:00Z',
    channelId: 'sms',
    from: { id: '4242424242424242', role: 'user' },
    recipient: { id: 'bot', role: 'bot' },
    conversation: { id: 'c1', isGroup: false },
    text: 'charge 4242424242424242',
    value: { note: '4242424242424242' },
    attachments: [
      { contentType: 'image/png', contentUrl: 'https://a.example/1', name: '4242 4242 4242 4242.png' },
    ],
    channelData: {
      Body: 'charge 4242424242424242',
      quoted: { text: 'earlier: 5555 5555 5555 4444' },
      ids: [30569309025904, '30569309025904'],
    },
  }

  test('holds no secret in its words, its value, the names of its files, or what the platform sent along', () => {
    const redacted = redactActivity(activity)
    expect(redacted).toMatchObject({
      text: 'charge [card number removed]',
      value: { note: '[card number removed]' },
      attachments: [{ name: '[card number removed].png' }],
      channelData: {
        Body: 'charge [card number removed]',
        quoted: { text: 'earlier: [card number removed]' },
      },
      entities: [{ type: 'redacted', what: ['card'] }],
    })
    expect(redactActivity(redacted)).toEqual(redacted)
  })

  test('holds none in words that came along as a file, and leaves other files alone', () => {
    const text = (words: string) => `data:text/plain;charset=utf-8,${encodeURIComponent(words)}`
    const urls = [
      text('pay with 4242 4242 4242 4242'),
      text('50 % of it'),
      'data:text/plain,100%',
      'https://a.example/4242424242424242',
    ]
    const kept = redactActivity({
      ...activity,
      attachments: urls.map((contentUrl) => ({ contentType: 'text/plain', contentUrl })),
    })
    expect(kept.attachments.map(({ contentUrl }) => contentUrl)).toEqual([
      text('pay with [card number removed]'),
      ...urls.slice(1),
    ])
  })

  test('keeps the names that a platform gave things, even where they look like a card', () => {
    expect(redactActivity(activity)).toMatchObject({
      from: { id: '4242424242424242' },
      channelData: { ids: [30569309025904, '30569309025904'] },
    })
  })
})
