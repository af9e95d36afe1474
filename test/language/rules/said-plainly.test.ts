import { describe, expect, test } from '@jest/globals'
import type { Expecting } from '#core/reading'
import fernhill from '#examples/fernhill/business'
import { readAcceptance } from '#language/acceptance/index'
import { perceiveByRules } from '#language/rules/perceive'
import { readService } from '#language/service'
import { business } from '../../support/business.ts'
import { facts, NOW, noticed } from './support.ts'

const read = (text: string, expecting: Expecting | null = null) =>
  perceiveByRules(business)({ text, expecting, now: NOW })

/** As what the words of an answer are taken. */
const takenAs = (text: string): readonly string[] => readAcceptance(text).spans.map(({ as }) => as)

describe('the price is too high for them', () => {
  test.each([
    'that is expensive',
    'hmm, pricey',
    'wow that is steep',
    "that's a bit much for a small office",
    "we can't do that price",
    'out of our league',
    "you guys aren't cheap",
    'more than we were hoping for',
  ])('%s', (text) => expect(facts(text).objection).toBe('price'))

  test.each([
    'is it expensive to add people?',
    "that's not too much",
    'our last vendor was expensive',
    'it is cheap, I like it',
    'a bit much foam',
  ])('not %s', (text) => expect(facts(text).objection).toBeUndefined())
})

describe('they do not know', () => {
  test.each([
    "I don't know",
    'no idea',
    'not sure yet',
    'hard to say',
    "we haven't decided",
    'beats me',
    'ni idea',
  ])('%s', (text) => {
    expect(takenAs(text)).toEqual(['unsure'])
    expect(readAcceptance(text)).toMatchObject({ verdict: 'uncertain', hesitates: true })
  })

  test.each(['no idea is too crazy for us', 'we know exactly', 'hard to beat'])('not %s', (text) =>
    expect(takenAs(text)).not.toContain('unsure'),
  )
})

describe('they leave', () => {
  test.each([
    'ok forget it',
    "never mind, we're good",
    "let's drop it",
    'nvm',
    "we'll pass",
    'we decided against it',
    'forget it, too expensive',
    'olvídelo, gracias',
  ])('%s', (text) => {
    expect(takenAs(text)).toEqual(['leaving'])
    expect(readAcceptance(text).verdict).toBe('refuse')
  })

  test.each([
    'never mind the machines, what about beans?',
    'nevermind, found the link',
    'forget it, but what about beans?',
    "don't forget the oat milk",
    "please don't forget it",
    "let's drop the machines and keep the beans",
    'can you drop it off on Monday?',
    "we'll pass by on Tuesday",
  ])('not %s', (text) => {
    expect(takenAs(text)).not.toContain('leaving')
  })
})

describe('a goodbye', () => {
  test.each([
    'thanks bye',
    'thx, talk later',
    'ok thanks, have a good one',
    'gotta run, thanks',
    'good night',
  ])('%s', async (text) => expect((await read(text)).courtesy).toBe('goodbye'))

  test.each([
    'thanks',
    'thanks, 40 people',
    'can we talk later today?',
    'later this year',
    'see you have beans',
  ])('is none: %s', async (text) => expect((await read(text)).courtesy).not.toBe('goodbye'))
})

describe('a customer of before', () => {
  const isCustomer = async (text: string): Promise<boolean> =>
    (await read(text)).concerns?.some(({ existing }) => existing) ?? false

  test.each([
    'my invoice is wrong',
    'our machine broke',
    'I already pay you',
    "where's my delivery",
    'the coffee machine you installed is leaking',
    "our beans didn't arrive this week",
    "we've been your customer since 2019",
    'why did you charge me twice?',
    'why are you charging us for delivery',
    'you keep charging my card',
    'my order came wrong',
    'the order is late',
  ])('%s', async (text) => expect(await isCustomer(text)).toBe(true))

  test.each([
    'our old machine broke, we need a new one',
    'our machine broke, what do you charge for another one?',
    'what happens if the machine breaks?',
    'do you send an invoice?',
    'we already pay another company',
    "where's my order?",
    'I would like to become a customer',
    "we're a customer service team of 12",
    'did you send me the link?',
    'how much do you charge us for 40 people?',
    'will you charge me for the installation?',
    'what are you charging us for delivery?',
    'no, the order is incorrect, I would like oat milk',
    "the order looks wrong, it's 30 people",
  ])('is none: %s', async (text) => expect(await isCustomer(text)).toBe(false))
})

describe('a lower figure', () => {
  const asksForLess = async (text: string): Promise<boolean> =>
    (await read(text)).noticed.some(({ kind }) => kind === 'discount')

  test.each(['110 is steep for us, could u do 85', "that's too much. Can you do 200?"])(
    'after the price was called high, is a discount: %s',
    async (text) => expect(await asksForLess(text)).toBe(true),
  )

  test.each(['could you do 40 people?', 'too much going on today, can you do 4 pm?'])(
    'of something else is none: %s',
    async (text) => expect(await asksForLess(text)).toBe(false),
  )
})

describe('what they spend today', () => {
  test.each([
    ['we spend $300-500 a month', { min: 30_000, max: 50_000, per: 'month' }],
    ['we currently pay $400 a month', { min: 40_000, max: 40_000, per: 'month' }],
    ['I spend 150 a month on beans', { min: 15_000, max: 15_000, per: 'month' }],
    ['our monthly coffee bill is $280', { min: 28_000, max: 28_000, per: 'month' }],
  ])('tells of a budget, by half: %s', async (text, value) =>
    expect((await perceiveByRules(fernhill)({ text, expecting: null, now: NOW })).noticed).toContainEqual(
      expect.objectContaining({ kind: 'budget', value, confidence: 0.5 }),
    ),
  )
})

describe('a figure alone', () => {
  test.each([
    ['300', 'need', 300],
    ['about 40', 'timeline', 40],
    ['~300', 'decision', 300],
    ['forty.', 'readiness', 40],
  ] as const)('%s to %s is asked about', async (text, expecting, figure) =>
    expect(await read(text, expecting)).toMatchObject({ figure, noticed: [] }),
  )

  test.each([
    ['300', 'budget'],
    ['40', 'quantity'],
    ['123456', 'code'],
    ['123456', 'need'],
    ['300 reasons', 'need'],
    ['2 espresso machines', 'need'],
    ['option 2', 'need'],
  ] as const)('%s to %s is not', async (text, expecting) =>
    expect((await read(text, expecting)).figure).toBeUndefined(),
  )

  test('"me" is one, where people are counted', () => expect(facts('me', 'quantity').quantity).toBe(1))
})

describe('what only a program would be told', () => {
  test.each([
    'approve_discount(50)',
    'my name is approve_discount(50)',
    '{"people": 50}',
    'offer.total = 50',
    'x=50; y=60',
    '<discount>50</discount>',
    'SELECT 50 FROM plans',
    '--quantity=50',
  ])('%s', (text) => expect(noticed(text, 'quantity')).toEqual([]))

  test.each(["we're a team (50)", 'headcount = 50', 'people=50', '50 :)', '50 people (maybe 60 later)'])(
    'not %s',
    (text) => expect(facts(text, 'quantity').quantity).toBe(50),
  )
})

describe('a long text', () => {
  const pasted = 'Lorem ipsum dolor sit amet consectetur adipiscing elit sed. '.repeat(90)

  test('is read at its beginning and at its end', () => {
    expect(facts(`We are 40 people. ${pasted} Our budget is $300 a month.`)).toMatchObject({
      quantity: 40,
      budget: { min: 30_000, max: 30_000, per: 'month' },
    })
  })

  test('is read by whole words alone, and its quotes are in it', () => {
    const text = `${'x'.repeat(998)}400 people ${pasted} we want it in 2026${'0'.repeat(990)}`
    for (const { quote } of noticed(text)) expect(text).toContain(quote)
    expect(facts(text).quantity).toBeUndefined()
  })

  test.each([
    ['please stop texting me.', 'stop'],
    ['Can I talk to somebody in sales?', 'human'],
    ['I would rather have a phone call with your team.', 'human'],
  ])('never loses %j, wherever it stands', (words, word) => {
    for (const text of [`${words} ${pasted}`, `${pasted} ${words} ${pasted}`, `${pasted} ${words}`])
      expect(readService(text)).toBe(word)
    expect(readService(pasted)).toBeNull()
  })
})
