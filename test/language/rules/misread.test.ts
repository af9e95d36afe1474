import { describe, expect, test } from '@jest/globals'
import type { Expecting, Question } from '#core/reading'
import { perceiveByRules } from '#language/rules/perceive'
import { readQuestions } from '#language/rules/questions'
import { business } from '../../support/business.ts'
import { facts, NOW } from './support.ts'

const read = (text: string, expecting: Expecting | null = null) =>
  perceiveByRules(business)({ text, expecting, now: NOW })
const topics = (questions: readonly Question[]) => questions.map(({ topic }) => topic)

describe('what real buyers write', () => {
  test.each(['no seriously are you human', 'what model are you, chatgpt?', "what's your name", 'r u a bot'])(
    '%s asks who speaks (L5)',
    (text) => {
      expect(topics(readQuestions(text, business.catalogue))).toContain('bot')
    },
  )

  test.each([
    'starter vs team',
    'whats the diff between the plans',
    "what's included in the team plan?",
    "what's the cheapest",
    'which one is best for 14 people',
  ])('%s is answered by the list', (text) => {
    expect(topics(readQuestions(text, business.catalogue))).toEqual(['price'])
  })

  test.each(['what do you have so far?', 'what were we talking about'])(
    '%s is about what is theirs',
    (text) => {
      expect(topics(readQuestions(text, business.catalogue))).toEqual(['own'])
    },
  )

  test.each([
    ['starter vs team', 'need'],
    ['never mind, no human needed', 'need'],
    ['ok forget it', 'need'],
    ['i want a refund', 'need'],
    ['es caro', 'need'],
  ] as const)('"%s" is no thing that they look for', (text, expecting) => {
    expect(facts(text, expecting).need).toBeUndefined()
  })

  test('a weight is no head count', () => {
    expect(facts('around 10 kilos a week', 'quantity').quantity).toBeUndefined()
  })

  test('whoever is the chief of finance and decides, decides alone (A5)', () => {
    expect(facts("I'm the CFO and I decide").decision).toBe('self')
    expect(facts('my CFO and I decide').decision).toBe('shared')
  })

  test('"soon" says by when only where that was asked', () => {
    expect(facts('soon', 'timeline').timeline).toMatchObject({ bound: 'by' })
    expect(facts('talk to you soon', 'timeline').timeline).toBeUndefined()
    expect(facts('soon').timeline).toBeUndefined()
  })
})

describe('in Spanish', () => {
  test('a price is asked, and what for is heard', async () => {
    const { questions, noticed } = await read('buenas, cuanto cuesta el cafe para 20 personas?')
    expect(topics(questions)).toEqual(['price'])
    expect(noticed).toMatchObject([{ kind: 'quantity', value: 20 }])
  })

  test('a word with an accent is heard to its end', async () => {
    const { noticed } = await read('necesitamos café para 15', 'need')
    expect(noticed.map(({ kind, value }) => [kind, value])).toEqual([
      ['need', 'café'],
      ['quantity', 15],
    ])
  })

  test('"yo" answers who decides, and nothing else', async () => {
    const deciding = await read('yo', 'decision')
    expect(deciding.noticed).toMatchObject([{ kind: 'decision', value: 'self' }])
    expect((await read('yo', 'budget')).noticed).toEqual([])
  })
})
