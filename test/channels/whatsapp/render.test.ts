import { describe, expect, test } from '@jest/globals'
import { asNumbers, Payload } from '#channels/whatsapp/payload'
import { renderWhatsapp } from '#channels/whatsapp/render'
import { type Card, type Choice, type Message, plain } from '#core/message'

const render = (message: Partial<Message>) => renderWhatsapp({ ...plain(''), ...message }, 'p1.out3')

const choices = (count: number, more: Partial<Choice> = {}): readonly Choice[] =>
  Array.from({ length: count }, (_, n) => ({ title: `Option ${n + 1}`, value: `v${n + 1}`, ...more }))

const kindOf = (offered: readonly Choice[]): string =>
  render({ text: 'Which?', choices: offered })
    .map((payload) => ('kind' in payload ? payload.kind : 'text'))
    .join(' ')

describe('choices on WhatsApp', () => {
  test.each([
    ['one', choices(1), 'quick-reply'],
    ['three', choices(3), 'quick-reply'],
    ['four', choices(4), 'list-picker'],
    ['ten', choices(10), 'list-picker'],
    ['eleven', choices(11), 'text'],
    [
      'two with a title of 20 characters',
      [...choices(1), { title: 'x'.repeat(20), value: 'x' }],
      'quick-reply',
    ],
    [
      'two with a title of 24 characters',
      [...choices(1), { title: 'x'.repeat(24), value: 'x' }],
      'list-picker',
    ],
    ['two with a title of 25 characters', [...choices(1), { title: 'x'.repeat(25), value: 'x' }], 'text'],
    ['two with more behind them', choices(2, { detail: 'up to 15 people' }), 'list-picker'],
    ['two with too much behind them', choices(2, { detail: 'x'.repeat(73) }), 'text'],
    ['two of the same title', choices(2, { title: 'Yes' }), 'text'],
    ['two, one of them over two lines', [...choices(1), { title: 'a\nb', value: 'x' }], 'text'],
  ])('%s become what shows them best', (_what, offered, kind) => {
    expect(kindOf(offered)).toBe(kind)
  })

  test('carry the message and their number, and nothing of what they mean', () => {
    expect(render({ question: 'Shall I?', choices: choices(2) })).toEqual([
      {
        body: 'Shall I?',
        kind: 'quick-reply',
        choices: [
          { title: 'Option 1', id: 'p1.out3#1' },
          { title: 'Option 2', id: 'p1.out3#2' },
        ],
      },
    ])
  })

  test('without a word before them get some', () => {
    expect(render({ choices: choices(1) })).toMatchObject([{ body: 'Please choose:' }])
  })

  test('stand under the question when the whole message is too long for that', () => {
    const payloads = render({ text: 'All is well. '.repeat(100), question: 'Shall I?', choices: choices(2) })
    expect(payloads).toHaveLength(2)
    expect(payloads[1]).toMatchObject({ body: 'Shall I?', kind: 'quick-reply' })
  })

  test('stand under the end of the message when there is no question', () => {
    const payloads = render({ text: 'All is well. '.repeat(200), choices: choices(10) })
    expect(payloads.slice(0, -1).every((payload) => !('kind' in payload))).toBe(true)
    expect(payloads.at(-1)).toHaveProperty('kind', 'list-picker')
  })

  test('fit into one message as numbers too, so that they can always go out', () => {
    for (const count of [1, 3, 10]) {
      const offered = choices(count, { title: '', detail: 'd'.repeat(72) }).map((choice, n) => ({
        ...choice,
        title: `${n}`.padEnd(24, 'x'),
      }))
      for (const payload of render({ text: 'word '.repeat(700), choices: offered })) {
        const shown = 'choices' in payload ? asNumbers(payload) : payload.body
        expect(shown.length).toBeLessThanOrEqual(1600)
      }
    }
  })
})

const CARD: Card = { title: 'Team', text: 'For 60.', facts: [['Price', '$249']], links: [] }

describe('pictures and files on WhatsApp', () => {
  test('are messages of their own, with their words under them, before what is said about them', () => {
    const card = { ...CARD, image: { url: 'https://x.example/team.jpg', alt: 'A machine' } }
    const files = [{ url: 'https://x.example/t.pdf', name: 'Terms.pdf', contentType: 'application/pdf' }]
    expect(
      render({ text: 'Here.', cards: [card], files, question: 'Shall I?', choices: choices(2) }),
    ).toEqual([
      { body: 'Here.' },
      { body: 'A machine', media: 'https://x.example/team.jpg' },
      { body: 'Team\nFor 60.\nPrice: $249' },
      { body: 'Terms.pdf', media: 'https://x.example/t.pdf' },
      expect.objectContaining({ body: 'Shall I?', kind: 'quick-reply' }),
    ])
  })

  test('of a kind that WhatsApp does not take are written out', () => {
    const image = { url: 'https://x.example/a.svg', alt: 'A drawing' }
    const files = [{ url: 'https://x.example/m.ics', name: 'Meeting.ics', contentType: 'text/calendar' }]
    expect(render({ cards: [{ ...CARD, image }], files })).toEqual([
      {
        body: 'Team\nFor 60.\nA drawing: https://x.example/a.svg\nPrice: $249\n\nMeeting.ics: https://x.example/m.ics',
      },
    ])
  })

  test('with more words than fit under them have these before them', () => {
    const alt = 'a long way to say it '.repeat(60).trim()
    const payloads = render({ cards: [{ ...CARD, image: { url: 'https://x.example/a.png', alt } }] })
    expect(payloads.slice(0, 2)).toEqual([{ body: alt }, { body: '', media: 'https://x.example/a.png' }])
  })
})

test('a message that says nothing is not sent', () => {
  expect(render({ text: ' \n' })).toEqual([])
})

test('what is rendered can be read again', () => {
  const payloads = render({ text: 'x', cards: [CARD], choices: choices(4, { detail: 'more' }) })
  for (const payload of payloads) expect(Payload.parse(payload)).toEqual(payload)
})

test('stars and underscores of theirs stay as they are', () => {
  expect(render({ text: '*40* people, _maybe_ ~50~ `x`' })).toEqual([
    { body: '*40* people, _maybe_ ~50~ `x`' },
  ])
})
