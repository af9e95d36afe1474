import { describe, expect, test } from '@jest/globals'
import { backoff } from '../../web/widget/backoff.ts'
import { readActions, readCard } from '../../web/widget/cards.ts'
import { splitLinks } from '../../web/widget/links.ts'
import { readSet } from '../../web/widget/protocol.ts'
import { rowsOf } from '../../web/widget/view/rows.ts'

describe('web addresses in a text', () => {
  test.each([
    ['see https://a.example/b.', ['https://a.example/b']],
    ['(https://a.example/b)', ['https://a.example/b']],
    ['https://a.example/b_(c) and http://d.example!', ['https://a.example/b_(c)', 'http://d.example']],
    ['javascript:alert(1) data:text/html,x mailto:a@b.example', []],
    ['https://', []],
    ['"https://a.example/"onmouseover="x"', ['https://a.example/']],
  ])('%s', (text, addresses) => {
    const parts = splitLinks(text)
    expect(parts.flatMap((part) => (part.kind === 'link' ? [part.text] : []))).toEqual(addresses)
    expect(parts.map((part) => part.text).join('')).toBe(text)
  })
})

describe('cards', () => {
  const hero = (content: unknown) => readCard({ contentType: 'application/vnd.microsoft.card.hero', content })

  test('the lines that our server writes for facts are facts again', () => {
    const [card] = hero({
      title: 'Team',
      text: 'Two machines.  \nPrice: $249 a month  \nStart: Dec 1: early',
    })
    expect(card?.text).toBe('Two machines.')
    expect(card?.facts.map(({ label, value }) => [label, value])).toEqual([
      ['Price', '$249 a month'],
      ['Start', 'Dec 1: early'],
    ])
  })

  test('a sentence with a colon is a sentence', () => {
    const [card] = hero({ title: 'Team', text: 'Note: we call you back.' })
    expect([card?.text, card?.facts]).toEqual(['Note: we call you back.', []])
  })

  test('a picture of the web says what it shows; any other address is none', () => {
    const images = (url: string) => hero({ title: 'Team', images: [{ url, alt: 'Two machines' }] })[0]?.image
    expect(images('https://a.example/b.png')).toEqual({ url: 'https://a.example/b.png', alt: 'Two machines' })
    expect(images('javascript:alert(1)')).toBeNull()
    expect(images('data:image/svg+xml,<svg/>')).toBeNull()
  })

  test('a receipt shows its items and ends in the total', () => {
    const [card] = readCard({
      contentType: 'application/vnd.microsoft.card.receipt',
      content: {
        title: 'Receipt',
        items: [{ title: 'Machine', quantity: 2, price: '$200' }],
        tax: '$49',
        total: '$249',
      },
    })
    expect(card?.facts).toEqual([
      { label: '2 × Machine', value: '$200', strong: false },
      { label: 'Tax', value: '$49', strong: false },
      { label: 'Total', value: '$249', strong: true },
    ])
  })

  test('a post-back carries its value, and the title for the bubble', () => {
    const value = { order: 7 }
    expect(readActions([{ type: 'postBack', title: 'Take it', value }])).toEqual([
      {
        kind: 'say',
        title: 'Take it',
        saying: {
          shown: 'Take it',
          fields: { value, channelData: { postBack: true, messageBack: { displayText: 'Take it' } } },
        },
      },
    ])
  })

  test('what is no card, no button or no web address is left out', () => {
    expect(readCard({ contentType: 'application/vnd.microsoft.card.adaptive', content: {} })).toEqual([])
    expect(readCard(null)).toEqual([])
    expect(
      readActions([{ type: 'openUrl', title: 'x', value: 'javascript:alert(1)' }, { type: 'call' }, 7]),
    ).toEqual([])
  })
})

test('waits double up to half a minute, and never all at the same moment', () => {
  expect([1, 2, 3, 9].map((failures) => backoff(failures, 0))).toEqual([1_000, 2_000, 4_000, 30_000])
  expect([1, 2, 3, 9].map((failures) => backoff(failures, 1))).toEqual([500, 1_000, 2_000, 15_000])
})

test('days get a line, and a colleague who takes over gets a name; the assistant keeps none', () => {
  const said = (id: string, name: string, timestamp: string) => ({
    ...{ id, timestamp, type: 'message', text: id },
    from: { id: name, name, role: name === 'Buyer' ? 'user' : 'bot' },
  })
  const { said: all } = readSet({
    activities: [
      said('a', 'Fernhill', '2026-11-20T12:00:00Z'),
      said('b', 'Buyer', '2026-11-20T12:01:00Z'),
      said('c', 'Dana', '2026-11-22T12:00:00Z'),
      said('d', 'Dana', '2026-11-22T12:01:00Z'),
    ],
  })
  const rows = rowsOf(all, new Date('2026-11-22T18:00:00Z')).map((row) =>
    row.kind === 'day' ? `-- ${row.label}` : [row.said.id, row.speaker, row.first, row.last].join(' '),
  )
  expect(rows.slice(1)).toEqual([
    'a  true true',
    'b  true true',
    '-- Today',
    'c Dana true false',
    'd Dana false true',
  ])
})
