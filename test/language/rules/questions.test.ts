import { describe, expect, test } from '@jest/globals'
import { readCourtesy } from '#language/rules/courtesy'
import { perceiveByRules } from '#language/rules/perceive'
import { readQuestions } from '#language/rules/questions'
import { business } from '../../support/business.ts'
import { MONDAY } from '../../support/play.ts'

const ask = (text: string) => readQuestions(text, business.catalogue)

describe('questions', () => {
  test.each([
    ['do you have oat milk', 'do you have oat milk'],
    ['ok so what about oat milk?', 'what about oat milk?'],
    ["we're 40 people, do you deliver to Queens?", 'do you deliver to Queens?'],
    ['oat milk?', 'oat milk?'],
    ['do u have decaf', 'do u have decaf'],
    ['I was wondering if you ship to New Jersey', 'I was wondering if you ship to New Jersey'],
    ['thanks! is there an app', 'is there an app'],
    ['are you open on Friday?', 'are you open on Friday?'],
  ])('%s', (text, question) => {
    expect(ask(text)).toEqual([{ text: question, topic: 'other', plan: null }])
  })

  test.each(['are you a bot?', 'is this a real person?', 'am I talking to a human?', 'who are you?'])(
    '%s asks whether we are a machine (L5)',
    (text) => expect(ask(text)).toMatchObject([{ topic: 'bot' }]),
  )

  test('"do it" asks nothing', async () => {
    const { questions } = await perceiveByRules(business)({ text: 'do it', expecting: null, now: MONDAY })
    expect(questions).toEqual([])
  })

  test.each([
    ['how much is Starter', 'starter'],
    ['whats the cost for 20 ppl', null],
    ['what would the team plan be all in?', 'team'],
    ["what's the price of the roastery plan?", 'roastery'],
    ['what does it cost for 40 people, all in?', null],
    ['how much for our team?', null],
    ['what plans do you have for 12 people?', null],
    ['which plans are there?', null],
    ['do you have different plans?', null],
    ['what do you sell?', null],
  ])('asks a price: %s', (text, plan) => {
    expect(ask(text)).toEqual([{ text, topic: 'price', plan }])
  })

  test.each(['do you have oat milk?', 'what do you offer for the holidays?', 'what plants do you have?'])(
    'asks no price: %s',
    (text) => {
      expect(ask(text)).toMatchObject([{ topic: 'other' }])
    },
  )

  test.each([
    'did my payment arrive?',
    'did you get my payment',
    'has our payment gone through?',
    'is my order paid?',
    'when does it start?',
    'what did I order?',
    'how much did I pay?',
    'how much do I owe you?',
    'what is the number of people in my order?',
    "what's my order number?",
    'what do you know about me?',
    'how many people did I say?',
  ])('asks about what is theirs: %s', (text) => {
    expect(ask(text)).toEqual([{ text, topic: 'own', plan: null }])
  })

  test.each([
    'how much do we pay?',
    'when does the delivery start?',
    'what can I order?',
    'how do I pay?',
    'did you pay for the beans?',
    'what do you know about oat milk?',
    'can I change the beans in an order?',
  ])('asks about nothing of theirs: %s', (text) => {
    expect(ask(text)).not.toContainEqual(expect.objectContaining({ topic: 'own' }))
  })

  test('two questions in one message are two', () => {
    expect(ask('do you deliver? and how much is Starter?').map(({ text }) => text)).toEqual([
      'do you deliver?',
      'how much is Starter?',
    ])
    expect(ask('how long does setup take and do you service the machines?')).toHaveLength(2)
  })

  test('a comparison is about no single plan', () => {
    expect(ask("what's the difference between starter and team?")).toMatchObject([{ plan: null }])
  })

  test.each([
    'can I text with you instead?',
    'can we start Jan 1?',
    'yeah but can we start Jan 1?',
    'can we do 50 people instead?',
    'can we get 20% off',
    'does Friday work?',
    'could you do it for $200 a month?',
    'can I talk to a human?',
    'how are you?',
    "hey, how's it going?",
    'can you help me?',
    '50?',
    '?',
    "let's do it",
    'what a great deal',
  ])('is none that wants an answer: %s', (text) => {
    expect(ask(text)).toEqual([])
  })
})

describe('courtesy', () => {
  test.each([
    ['Hi!', 'greeting'],
    ['hey there, good morning 👋', 'greeting'],
    ['hello, how are you?', 'greeting'],
    ['thanks so much', 'thanks'],
    ['ok great, thank you!', 'thanks'],
    ['thx', 'thanks'],
    ['no thanks', null],
    ['hi, do you have oat milk?', null],
    ['ok', null],
    ['', null],
  ])('%s', (text, courtesy) => {
    expect(readCourtesy(text)).toBe(courtesy)
  })
})
