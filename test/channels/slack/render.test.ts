import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { renderSlack } from '#channels/slack/render'
import type { Json } from '#core/json'
import { type Message, plain } from '#core/message'
import { blockTrouble } from '#lab/slack/blocks'
import { onScreen } from '#lab/slack/words'
import { richMessage, squeezed } from '../../contracts/messages.ts'
import { shownIn } from './bench.ts'

const render = (message: Message, id = 'T1ACME:D1ADA') =>
  renderSlack(message, { channel: 'slack', id }, 'p1.out7')
const textOf = (payload: Json | undefined): string => String(Object(payload).text)
const blocksOf = (
  payload: Json | undefined,
): readonly { readonly type: string; readonly elements?: readonly Json[] }[] => Object(payload).blocks
const typesOf = (payload: Json | undefined) => blocksOf(payload).map(({ type }) => type)
const read = (text: string): string => onScreen(text, 'bot', 'U1BOT')

const IN_THREAD = 'T1ACME:C1GENERAL:1795000000.000100:U1ADA'

const RECAP: Message = {
  text: 'Here is what we agreed.',
  cards: [
    {
      title: 'Team plan',
      text: 'For up to 60 people.',
      facts: [
        ['Price', '$249 a month'],
        ['Start', 'Dec 1'],
      ],
      total: ['Today', '$249'],
      image: { url: 'https://fernhill.example/machine.png', alt: 'A coffee machine' },
      links: [{ title: 'Terms', url: 'https://fernhill.example/terms?a=1&b=2' }],
    },
  ],
  files: [{ name: 'offer.pdf', url: 'https://fernhill.example/offer.pdf', contentType: 'application/pdf' }],
  question: 'Shall we go ahead?',
  choices: [
    { title: 'Yes, go ahead', value: 'accept' },
    { title: 'Change something', value: 'change' },
  ],
}

describe('a message in Slack', () => {
  test('shows everything a rich message has, in one post', () => {
    const payloads = render(RECAP)
    expect(payloads).toHaveLength(1)
    expect(typesOf(payloads[0])).toEqual([
      ...['rich_text', 'header', 'rich_text', 'image', 'rich_text', 'rich_text', 'actions'],
      ...['rich_text', 'rich_text', 'actions'],
    ])
    expect(textOf(payloads[0])).toBe(
      [
        'Here is what we agreed.',
        'Team plan',
        'For up to 60 people.',
        'A coffee machine: https://fernhill.example/machine.png',
        'Price: $249 a month',
        'Start: Dec 1',
        'Today: $249',
        'Terms: https://fernhill.example/terms?a=1&amp;b=2',
        'offer.pdf: https://fernhill.example/offer.pdf',
        'Shall we go ahead?',
        '1. Yes, go ahead',
        '2. Change something',
      ].join('\n'),
    )
  })

  test('names on each button the message and the choice, and never the value', () => {
    const [payload] = render(RECAP)
    expect(blocksOf(payload).at(-1)?.elements).toEqual([
      {
        type: 'button',
        action_id: 'choice.1',
        text: { type: 'plain_text', text: 'Yes, go ahead', emoji: false },
        value: 'p1.out7#1',
      },
      expect.objectContaining({ value: 'p1.out7#2' }),
    ])
    expect(JSON.stringify(payload)).not.toContain('accept')
  })

  test('is taken by Slack and read aloud whole, whatever it is made of', () => {
    fc.assert(
      fc.property(richMessage, (message) => {
        const payloads = render(message)
        for (const payload of payloads) {
          expect(blockTrouble(Object(payload).blocks)).toBeNull()
          expect(textOf(payload).length).toBeLessThanOrEqual(4_000)
        }
        const aloud = squeezed(payloads.map((payload) => read(textOf(payload))).join('\n'))
        const parts = [
          message.text,
          ...message.cards.flatMap(({ title, text, facts, total, image, links }) => [
            ...[title, text, image?.alt, image?.url, ...facts.flat(), ...(total ?? [])],
            ...links.flatMap((link) => [link.title, link.url]),
          ]),
          ...(message.files ?? []).flatMap(({ name, url }) => [name, url]),
          message.question,
          ...message.choices.flatMap(({ title, detail }) => [title, detail]),
        ]
        parts.reduce((from, part) => {
          const at = aloud.indexOf(squeezed(part ?? ''), from)
          expect({ part, at: at >= from }).toEqual({ part, at: true })
          return at + squeezed(part ?? '').length
        }, 0)
      }),
      { numRuns: 60 },
    )
  })

  test('that says nothing is not sent', () => {
    expect(render(plain(' \n'))).toEqual([])
  })
})

describe('words in Slack', () => {
  test('call nobody and hide no link, whoever wrote them', () => {
    const [payload] = render(plain('<!channel> <@U123> <http://evil.example|Bank> & *so* _on_'))
    expect(textOf(payload)).toBe(
      '&lt;!channel&gt; &lt;@U123&gt; &lt;http://evil.example|Bank&gt; &amp; *so* _on_',
    )
    expect(JSON.stringify(blocksOf(payload))).not.toMatch(/"type":"(broadcast|user|usergroup|channel)"/)
    expect(shownIn(payload ?? null)).toContain('<!channel> <@U123> <')
  })

  test('keep their addresses as links, without the sign that ends the sentence', () => {
    const [payload] = render(plain('See https://a.example/b?c=1&d=2. Or https://b.example!'))
    expect(JSON.stringify(payload)).toContain('{"type":"link","url":"https://a.example/b?c=1&d=2"}')
    expect(JSON.stringify(payload)).toContain('{"type":"link","url":"https://b.example"}')
  })

  test('of any length are cut at sentences', () => {
    const sentences = Array.from({ length: 400 }, (_, n) => `This is sentence number ${n}.`).join(' ')
    const payloads = render(plain(sentences))
    expect(payloads.length).toBeGreaterThan(2)
    expect(squeezed(payloads.map((payload) => textOf(payload)).join(''))).toBe(squeezed(sentences))
    for (const payload of payloads) expect(textOf(payload)).toMatch(/\.$/)
  })

  test('that grow by escaping still fit', () => {
    const payloads = render(plain('&'.repeat(9_000)))
    for (const payload of payloads) expect(textOf(payload).length).toBeLessThanOrEqual(4_000)
    expect(payloads.map((payload) => read(textOf(payload))).join('')).toBe('&'.repeat(9_000))
  })
})

describe('buttons in Slack', () => {
  const long = `Roastery, ${'with a barista for every floor and '.repeat(4)}by quote`

  test('too long for their title are shortened, under a list that has it whole', () => {
    const [payload] = render({ ...plain('Which?'), choices: [{ title: long, value: 'roastery' }] })
    const labels = JSON.stringify(blocksOf(payload).at(-1))
    expect(labels).toContain('"text":"1. Roastery, with')
    expect(labels).not.toContain('by quote')
    expect(shownIn(payload ?? null)).toContain(long)
    expect(blockTrouble(Object(payload).blocks)).toBeNull()
  })

  test('come 25 to a row', () => {
    const choices = Array.from({ length: 60 }, (_, n) => ({ title: `Slot ${n + 1}`, value: `${n}` }))
    const [payload] = render({ ...plain(''), choices })
    expect(blocksOf(payload).map(({ elements }) => elements?.length)).toEqual([25, 25, 10])
  })

  test('beyond the ninety-ninth are lines, because a tap could not name them', () => {
    const choices = Array.from({ length: 120 }, (_, n) => ({ title: `Slot ${n + 1}`, value: `${n}` }))
    const payloads = render({ ...plain(''), choices })
    expect(payloads.map((payload) => shownIn(payload)).join()).toContain('120.  Slot 120')
    expect(JSON.stringify(payloads).match(/"action_id"/g)).toHaveLength(99)
  })

  test('of links that Slack would not take become lines of text', () => {
    const links = [
      { title: 'Here', url: `https://a.example/${'x'.repeat(3_100)}` },
      { title: 'There', url: 'https://b.example' },
    ]
    const payloads = render({ ...plain(''), cards: [{ title: 'Links', text: '', facts: [], links }] })
    expect(payloads.flatMap((payload) => typesOf(payload))).not.toContain('actions')
    const all = payloads.map((payload) => shownIn(payload)).join('')
    for (const { title } of links) expect(all).toContain(title)
    for (const payload of payloads) expect(blockTrouble(Object(payload).blocks)).toBeNull()
  })
})

describe('many parts', () => {
  test('are more than one post when they are more than fifty blocks', () => {
    const cards = Array.from({ length: 40 }, (_, n) => ({
      title: `Card ${n}`,
      text: 'x',
      facts: [],
      links: [],
    }))
    const payloads = render({ ...plain(''), cards })
    expect(payloads.map((payload) => blocksOf(payload).length)).toEqual([50, 30])
  })

  test('a picture without words or address becomes a line', () => {
    const card = { title: 'A', text: '', facts: [], links: [] }
    const pictures = [
      { url: 'https://a.example/b.png', alt: '' },
      { url: 'data:image/png;base64,AAAA', alt: 'Inline' },
    ]
    for (const image of pictures) {
      const [payload] = render({ ...plain(''), cards: [{ ...card, image }] })
      expect(typesOf(payload)).toEqual(['header', 'rich_text'])
      expect(blockTrouble(Object(payload).blocks)).toBeNull()
      expect(textOf(payload)).toContain(image.url)
    }
  })
})

describe('a message where several read it', () => {
  test('begins with whom it is for, and calls nobody else by what is in it', () => {
    const [only, ...others] = render(plain('For <@U1BOB>: no.'), IN_THREAD)
    expect(others).toEqual([])
    expect(textOf(only)).toBe('<@U1ADA>\nFor &lt;@U1BOB&gt;: no.')
    const people = JSON.stringify(blocksOf(only)).match(/"type":"user","user_id":"\w+"/g)
    expect(people).toEqual(['"type":"user","user_id":"U1ADA"'])
    expect(blockTrouble(blocksOf(only))).toBeNull()
  })

  test('says so once, and stays within the limits with it', () => {
    const posts = render({ ...RECAP, text: 'word '.repeat(2_000) }, IN_THREAD)
    expect(posts.length).toBeGreaterThan(2)
    expect(posts.filter((post) => textOf(post).includes('<@U1ADA>'))).toHaveLength(1)
    for (const post of posts) expect(textOf(post).length).toBeLessThanOrEqual(4_000)
  })
})
