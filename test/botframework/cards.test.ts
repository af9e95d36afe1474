import { describe, expect, test } from '@jest/globals'
import { type Activity as BotActivity, CardFactory } from 'botbuilder'
import { saidBy } from '#botframework/said'

describe('cards of a bot', () => {
  const cardsOf = (...attachments: readonly NonNullable<BotActivity['attachments']>[number][]) =>
    saidBy({ type: 'message', attachments: [...attachments] })?.message

  test('a hero card', () => {
    const buttons = [
      { type: 'openUrl', title: 'Menu', value: 'https://a.example/menu' },
      { type: 'imBack', title: 'Book', value: 'book' },
      { type: 'openUrl', title: 'Bad', value: 'javascript:alert(1)' },
    ]
    const card = CardFactory.heroCard('Room', 'By the sea', ['https://a.example/r.png'], buttons)
    expect(cardsOf(card)).toEqual({
      text: '',
      choices: [{ title: 'Book', value: 'Book' }],
      cards: [
        {
          title: 'Room',
          text: 'By the sea',
          facts: [],
          links: [{ title: 'Menu', url: 'https://a.example/menu' }],
          image: { url: 'https://a.example/r.png', alt: 'Room' },
        },
      ],
    })
  })

  test('a receipt', () => {
    const card = CardFactory.receiptCard({
      title: 'Order 7',
      facts: [{ key: 'Card', value: 'Visa' }],
      items: [
        {
          title: 'Beans',
          price: '$9',
          quantity: '2',
          subtitle: '',
          text: '',
          image: { url: '', alt: '' },
          tap: Object(),
        },
      ],
      tax: '$1',
      total: '$19',
      tap: Object(),
      vat: '',
      buttons: [],
    })
    expect(cardsOf(card)?.cards).toEqual([
      {
        title: 'Order 7',
        text: 'Beans, 2, $9',
        facts: [
          ['Card', 'Visa'],
          ['Tax', '$1'],
        ],
        links: [],
        total: ['Total', '$19'],
      },
    ])
  })

  test('an Adaptive Card, by what can be read of it', () => {
    const card = CardFactory.adaptiveCard({
      type: 'AdaptiveCard',
      body: [
        { type: 'TextBlock', text: 'Your flight' },
        { type: 'ColumnSet', columns: [{ type: 'Column', items: [{ type: 'TextBlock', text: 'On time' }] }] },
        { type: 'FactSet', facts: [{ title: 'Gate', value: 'B7' }] },
        { type: 'Image', url: 'https://a.example/p.png', altText: 'A plane' },
        { type: 'Input.Text', id: 'name' },
      ],
      actions: [
        { type: 'Action.OpenUrl', title: 'Map', url: 'https://a.example/map' },
        { type: 'Action.Submit', title: 'Check in', data: { go: true } },
        { type: 'Action.ShowCard', title: 'More', card: { body: [{ type: 'TextBlock', text: 'Row 12' }] } },
      ],
    })
    expect(cardsOf(card)).toEqual({
      text: '',
      choices: [{ title: 'Check in', value: 'Check in' }],
      cards: [
        {
          title: 'Your flight',
          text: 'On time\nRow 12',
          facts: [['Gate', 'B7']],
          links: [{ title: 'Map', url: 'https://a.example/map' }],
          image: { url: 'https://a.example/p.png', alt: 'A plane' },
        },
      ],
    })
  })

  test('files by their address; what has none is named', () => {
    expect(
      cardsOf(
        { contentType: 'application/pdf', contentUrl: 'https://a.example/menu.pdf' },
        { contentType: 'image/png', contentUrl: 'data:image/png;base64,AA==', name: 'plan.png' },
      ),
    ).toEqual({
      text: 'plan.png',
      choices: [],
      cards: [],
      files: [{ url: 'https://a.example/menu.pdf', name: 'menu.pdf', contentType: 'application/pdf' }],
    })
  })

  test('nothing of events, and nothing that is no card', () => {
    expect(saidBy({ type: 'event', name: 'x' })).toBeNull()
    expect(saidBy({ type: 'endOfConversation' })).toBeNull()
    expect(saidBy({ type: 'message', text: '' })).toBeNull()
    const broken = { contentType: 'application/vnd.microsoft.card.hero', content: 7, name: 'Broken' }
    expect(cardsOf(broken)?.cards).toMatchObject([{ title: 'Broken' }])
  })
})
