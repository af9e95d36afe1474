import { describe, expect } from '@jest/globals'
import { apart } from '../support/apart.ts'
import { openApp } from '../support/app.ts'
import { visitor } from '../support/buyer.ts'

const READY = "Hi, we're 40 people and need coffee machines by December 20. Let's do it"
const LINK = /http\S+\/pay\/\S+/
const ASKED = [
  'did my payment arrive?',
  'when does it start?',
  'what did I order?',
  'how much did I pay?',
  'how much do I owe you?',
  'what is the number of people in my order?',
  'what do you know about me?',
]

/** What is theirs is answered by the journal, never by a passage about something else (D1, M1). */
describe('a question about their own order', () => {
  const test = apart(() => openApp())

  const ANSWERS: readonly (readonly [string, readonly string[], RegExp])[] = [
    [
      'before there is one, is answered by what they have told',
      ["we're 40 people"],
      /Nothing is placed.*40 people/,
    ],
    ['while a recap stands, by the recap', [READY], /Nothing is placed.*Shall I go ahead.*Team.*40/s],
    [
      'between the yes and the link, by the order',
      [READY, 'yes, go ahead'],
      /Nothing is placed.*Do you agree.*Team.*40/s,
    ],
    [
      'while the link is open, by the order and the link',
      [READY, 'yes, go ahead', 'I agree'],
      /Nothing is placed.*Team.*40.*\/pay\//s,
    ],
  ]
  for (const [title, words, answer] of ANSWERS)
    test(title, async (app) => {
      const web = await visitor(app.url)
      for (const one of words) await web.say(one)
      for (const one of ASKED) expect([one, await web.say(one)]).toEqual([one, expect.stringMatching(answer)])
    })

  test('that is paid, by the receipt, the amount and the order, and never by prices', async (app) => {
    const web = await visitor(app.url)
    await web.say(READY)
    await web.say('yes, go ahead')
    await fetch(LINK.exec(await web.say('I agree'))?.[0] ?? '', { method: 'POST' })
    await web.hear()
    for (const one of [...ASKED, 'how much is it?']) {
      const answer = await web.say(one)
      expect([one, answer]).toEqual([
        one,
        expect.stringMatching(/placed and paid[,:] receipt \S+, \$249\.00.*Team.*40/s),
      ])
      expect(answer).not.toMatch(/Starter|Roastery|\/pay\/|Shall I go ahead/)
    }
    expect(await web.say('do you have oat milk?')).toMatch(/oat milk/i)
  })
})
