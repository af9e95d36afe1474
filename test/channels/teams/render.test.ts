import { describe, expect, test } from '@jest/globals'
import { render } from '#channels/teams/render'
import type { Json } from '#core/json'
import type { Message } from '#core/message'
import { buttonsIn } from './shown.ts'

const rendered = (message: Partial<Message>): readonly Json[] =>
  render({ text: '', choices: [], cards: [], ...message }, null, 'p1.out7')

const choices = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ title: `Plan ${n + 1}`, value: `plan-${n + 1}` }))

const HERO = 'application/vnd.microsoft.card.hero'

describe('what Teams shows', () => {
  test('is one Activity in plain text, with its buttons on a card', () => {
    expect(rendered({ text: 'Hi *you*', question: 'Which one?', choices: choices(2) })).toEqual([
      {
        type: 'message',
        text: 'Hi *you*\n\nWhich one?',
        textFormat: 'plain',
        attachmentLayout: 'list',
        attachments: [
          {
            contentType: HERO,
            content: {
              buttons: [1, 2].map((n) => ({
                type: 'messageBack',
                title: `Plan ${n}`,
                displayText: `Plan ${n}`,
                text: `Plan ${n}`,
                value: { reference: `p1.out7#${n}` },
              })),
            },
          },
        ],
      },
    ])
  })

  test('has six buttons on a card at most, and never what a button means', () => {
    const [payload] = rendered({ text: 'Choose:', choices: choices(8) })
    expect(payload).toMatchObject({
      attachments: [
        { content: { buttons: { length: 6 } } },
        { content: { buttons: [{ title: 'Plan 7' }, { title: 'Plan 8' }] } },
      ],
    })
    expect(buttonsIn([payload ?? null])).toHaveLength(8)
    expect(JSON.stringify(payload)).not.toContain('plan-1')
  })

  test('has the words of long choices above their buttons, with their numbers', () => {
    const long = [
      { title: 'Team', value: 'a', detail: 'up to 10 people' },
      { title: 'Business', value: 'b' },
    ]
    expect(rendered({ text: 'Choose:', choices: long })).toMatchObject([
      { text: 'Choose:\n\n1. Team: up to 10 people\n2. Business' },
    ])
  })

  test('has the question behind the cards', () => {
    const card = { title: 'Team', text: '', facts: [['Price', '$5 < $9']] as const, links: [] }
    expect(rendered({ text: 'So:', cards: [card], question: 'Is it right?' })).toMatchObject([
      {
        text: 'So:',
        attachments: [
          { content: { title: 'Team', text: 'Price: $5 &#60; $9' } },
          { content: { text: 'Is it right?' } },
        ],
      },
    ])
  })

  test('has a receipt for a card with a total', () => {
    const card = {
      title: 'Order',
      text: '',
      facts: [['Seats', '40']] as const,
      links: [{ title: 'Pay', url: 'https://shop.example/pay' }],
      total: ['Total', '$480'] as const,
    }
    expect(rendered({ cards: [card] })).toMatchObject([
      {
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.receipt',
            content: {
              title: 'Order',
              facts: [
                { key: 'Seats', value: '40' },
                { key: 'Total', value: '$480' },
              ],
              total: '$480',
              buttons: [{ type: 'openUrl', title: 'Pay', value: 'https://shop.example/pay' }],
            },
          },
        ],
      },
    ])
  })

  test('shows pictures by https, and says where others are', () => {
    const picture = (url: string) => ({
      title: 'Team',
      text: '',
      facts: [],
      links: [],
      image: { url, alt: 'A team' },
    })
    expect(rendered({ cards: [picture('https://a.example/p.png')] })).toMatchObject([
      { attachments: [{ content: { images: [{ url: 'https://a.example/p.png', alt: 'A team' }] } }] },
    ])
    expect(rendered({ cards: [picture('http://a.example/p.png')] })).toMatchObject([
      { attachments: [{ content: { text: 'A team: http://a.example/p.png' } }] },
    ])
  })

  test('is never more than Teams takes, whatever the script', () => {
    for (const sign of ['a', '"', '&', 'ж', '漢', '🙂', '\n.', '\u0001']) {
      const text = `${sign.repeat(60)} `.repeat(800)
      const card = { title: 'Card', text, facts: [], links: [] }
      for (const payload of rendered({ text, cards: [card], question: text, choices: choices(3) }))
        expect(JSON.stringify(payload).length * 2).toBeLessThanOrEqual(24 * 1024)
    }
  })
})
