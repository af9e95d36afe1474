import { describe, expect, test } from '@jest/globals'
import {
  BusinessError,
  type BusinessInput,
  DEFAULT_POLICY,
  defineBusiness,
  definePolicy,
} from '#config/business'
import { days, minutes } from '#core/time'
import fernhill from '#examples/fernhill/business'
import { DEFAULT_WORDS } from '#language/words/en'
import { SPANISH_WORDS } from '#language/words/es'

const small: BusinessInput = {
  name: 'Acorn',
  contact: 'hello@acorn.example',
  catalogue: {
    currency: 'USD',
    plans: [{ id: 'one', name: 'One', price: { amount: 19.99, per: 'month' }, includes: 'everything' }],
    renewal: 'Renews every month',
    cancellation: 'Any time',
  },
  knowledge: '## Milk\nOat milk.',
  policy: { timeZone: 'Europe/Berlin' },
}

/** What a business file with these changes is told, a line a problem. */
const lettersOf = (input: unknown): readonly string[] => {
  try {
    // A file that was not type-checked: what a JavaScript business may hand over.
    Reflect.apply(defineBusiness, undefined, [input])
    return []
  } catch (error) {
    if (!(error instanceof BusinessError)) throw error
    return error.problems.map(({ path, letter }) => `${path} ${letter}`)
  }
}

const withPolicy = (policy: object): unknown => ({ ...small, policy: { timeZone: 'UTC', ...policy } })
const withPlans = (...plans: readonly object[]): unknown => ({
  ...small,
  catalogue: { ...small.catalogue, plans },
})
const onePlan = { id: 'one', name: 'One', price: 'by quote', includes: 'everything' }

describe('defineBusiness', () => {
  test('reads money in dollars and keeps whole cents', () => {
    expect(defineBusiness(small).catalogue.plans).toEqual([
      { id: 'one', name: 'One', aliases: [], upTo: null, price: 1_999, includes: 'everything' },
    ])
  })

  test('fills in what the business left out', () => {
    const business = defineBusiness(small)
    expect(business.words).toEqual(DEFAULT_WORDS)
    expect(business.policy).toEqual({
      ...DEFAULT_POLICY,
      timeZone: 'Europe/Berlin',
      version: business.policy.version,
    })
  })

  test('reads lengths of time in words', () => {
    const { policy } = defineBusiness({
      ...small,
      policy: {
        timeZone: 'UTC',
        codeValid: '5 minutes',
        recapValid: '1.5 days',
        validity: { need: '3 weeks', timeline: 'always' },
      },
    })
    expect(policy.codeValid).toBe(minutes(5))
    expect(policy.recapValid).toBe(days(1.5))
    expect(policy.validity).toEqual({ ...DEFAULT_POLICY.validity, need: days(21), timeline: 'always' })
  })

  test("takes the business's own sentences over the usual ones", () => {
    const { words } = defineBusiness({ ...small, words: { thanks: 'Any time, says {name}.' } })
    expect(words).toEqual({ ...DEFAULT_WORDS, thanks: 'Any time, says {name}.' })
  })

  test('speaks Spanish as well, with sentences and phrases of its own', () => {
    const { languages } = defineBusiness({
      ...small,
      languages: {
        es: { words: { thanks: ['Con gusto.', 'De nada.'] }, phrases: { 'Any time': 'Siempre' } },
      },
    })
    expect(languages?.es?.words).toEqual({ ...SPANISH_WORDS, thanks: ['Con gusto.', 'De nada.'] })
    expect(languages?.es?.phrases).toEqual({ 'Any time': 'Siempre' })
    expect(defineBusiness(small).languages?.es?.words).toEqual(SPANISH_WORDS)
  })

  test('speaks its own language only where it has sentences in no other, or wants it so', () => {
    expect(defineBusiness({ ...small, words: { thanks: 'Sure.' } }).languages).toBeUndefined()
    expect(defineBusiness({ ...small, languages: { es: false } }).languages).toBeUndefined()
  })

  test('is frozen to the last part', () => {
    const parts = [fernhill, fernhill.catalogue.plans[0], fernhill.policy.ladder.commit, fernhill.words]
    expect(parts.map((part) => Object.isFrozen(part))).toEqual([true, true, true, true])
  })

  test('reads knowledge from a file', () => {
    expect(fernhill.knowledge).toContain('## Milk')
  })

  test('takes a policy that was defined apart as it is', () => {
    const policy = definePolicy({ timeZone: 'UTC', codeTries: 3 })
    expect(defineBusiness({ ...small, policy }).policy).toBe(policy)
  })
})

describe('a broken business', () => {
  test('hears of every problem at once, each with its place and its remedy', () => {
    const letters = lettersOf({
      name: '',
      contact: 'x',
      catalogue: {
        currency: 'JPY',
        plans: [
          { id: 'one', name: 'One', upTo: 50, price: { amount: '89', per: 'month' }, includes: 'all' },
          {
            id: 'one',
            name: 'Two',
            upTo: 20,
            price: { amount: 1.005, per: 'year' },
            includes: 'all',
            cost: 3,
          },
        ],
        renewal: 'monthly',
      },
      knowledge: 'no sections',
      policy: {
        timeZone: 'America/Gotham',
        codeValid: 10,
        recapValid: 'a while',
        score: { need: 0.5, quantity: 0.5, budget: 0.5, timeline: 0, decision: 0, engagement: 0 },
        acknowledgements: [
          { id: 'terms', text: 'A.' },
          { id: 'terms', text: 'B.' },
        ],
      },
      words: { thanks: 'Bye {friend}.' },
      colour: 'green',
    })
    expect(letters).toEqual([
      'name is "", not a text with something in it. Write the name buyers know, for example "Fernhill".',
      'catalogue.currency is "JPY", not a currency with cents. Write the ISO 4217 code of one with two decimals, for example "USD".',
      'catalogue.plans[0].price.amount is "89", not an amount of money. Write the amount as a number, for example 89 or 89.50.',
      'catalogue.plans[1].price.amount is 1.005, not an amount of money. Write the amount as a number, for example 89 or 89.50.',
      'catalogue.plans[1].price.per is "year", not a period that can be sold. Write "month".',
      'catalogue.plans[1] has "cost", which nothing reads. Write { id, name, aliases, upTo, price, includes } and nothing else.',
      'catalogue.cancellation is missing. Write how one gets out, for example "Any time with 30 days\' notice".',
      'the file has "colour", which nothing reads. Write { name, contact, catalogue, knowledge, policy, calendar, words, languages } and nothing else.',
      'policy.timeZone is "America/Gotham", not a time zone. Write an IANA name, for example "America/New_York".',
      'policy.recapValid is "a while", not a length of time. Write a number and a unit, for example "10 minutes" or "21 days".',
      'policy.codeValid is 10, not a length of time. Write a number and a unit, for example "10 minutes" or "21 days".',
      'policy.score adds up to 1.5, not 1. Write parts that together make 1.',
      'policy.acknowledgements[1].id is "terms", which policy.acknowledgements[0].id is already. Write another, or remove one.',
      'knowledge has no section, so nothing in it can be found. Put a "## Topic" line above each topic.',
      'catalogue.plans[1].id is "one", which catalogue.plans[0].id is already. Write another, or remove one.',
      'catalogue.plans[1].upTo is 20, not more than 50 of the plan before. Order the plans from small to large.',
      'words.thanks has {friend}, which nothing fills. Write one of: {name}, {contact}.',
    ])
  })

  test('is told in one message', () => {
    expect(() => defineBusiness({ ...small, name: '', contact: '' })).toThrow(
      /^The business cannot be used: it has 2 problems\.\n {2}name is "".*\n {2}contact is ""/,
    )
  })

  test.each([
    ['two open-ended plans', withPlans(onePlan, { ...onePlan, id: 'two' }), 'catalogue.plans[0].upTo'],
    [
      'one alias for two plans',
      withPlans({ ...onePlan, upTo: 5, aliases: ['Mini'] }, { ...onePlan, id: 'two', aliases: ['mini'] }),
      'catalogue.plans[1].aliases[0]',
    ],
    ['no plan at all', withPlans(), 'catalogue.plans'],
    ['a price that is no price', withPlans({ ...onePlan, price: '$89' }), 'catalogue.plans[0].price'],
    [
      'a free plan',
      withPlans({ ...onePlan, price: { amount: 0, per: 'month' } }),
      'catalogue.plans[0].price.amount',
    ],
    [
      'a text that is asked to be answered by a word of the carriers',
      { ...small, words: { thanks: 'Glad to hear it. Reply YES to go on.' } },
      'words.thanks',
    ],
    [
      'an acknowledgement that is',
      withPolicy({ acknowledgements: [{ id: 'terms', text: 'Reply YES if you agree.' }] }),
      'policy.acknowledgements[0].text',
    ],
    [
      'hours that no law allows',
      withPolicy({ texts: { hours: { from: '07:00', to: '20:00' } } }),
      'policy.texts.hours.to',
    ],
    [
      'hours that no number in several time zones could keep',
      withPolicy({ texts: { hours: { from: '10:00', to: '12:00' } } }),
      'policy.texts.hours.to',
    ],
    ['hours nobody knows', withPolicy({ texts: { hours: 'always' } }), 'policy.texts.hours'],
    ['a cap of none', withPolicy({ texts: { cap: { most: 0 } } }), 'policy.texts.cap.most'],
    [
      'a limit of nothing',
      withPolicy({
        ladder: {
          commit: [
            { need: 'recap' },
            { need: 'acceptance', tier: 'assent' },
            { need: 'acknowledgements' },
            { need: 'second-yes' },
            { need: 'identity' },
            { need: 'amount', most: -1 },
          ],
        },
      }),
      'policy.ladder.commit[5].most',
    ],
    [
      'a requirement nobody knows',
      withPolicy({ ladder: { qualify: [{ need: 'luck' }] } }),
      'policy.ladder.qualify[0].need',
    ],
    [
      'a commitment on a thumbs-up (L2)',
      withPolicy({ ladder: { close: [{ need: 'acceptance', tier: 'ack' }] } }),
      'policy.ladder.close[0].tier',
    ],
    ['a fact asked for twice', withPolicy({ discovery: ['need', 'need'] }), 'policy.discovery[1]'],
    ['a validity that is no time', withPolicy({ validity: { need: 'long' } }), 'policy.validity.need'],
    ['a burst of minutes', withPolicy({ burst: { quiet: '2 minutes' } }), 'policy.burst.quiet'],
    ['a size without a unit', withPolicy({ fileSize: '20' }), 'policy.fileSize'],
    ['a size beyond all bounds', withPolicy({ fileSize: '101 MB' }), 'policy.fileSize'],
    ['no size at all', withPolicy({ fileSize: '0 MB' }), 'policy.fileSize'],
    ['a burst without a unit', withPolicy({ burst: { most: 2 } }), 'policy.burst.most'],
    ['no policy', { ...small, policy: undefined }, 'policy'],
    ['a sentence nobody says', { ...small, words: { greeting: 'Hi' } }, 'words.greeting'],
    ['a code that is not told', { ...small, words: { code: 'Here is your code.' } }, 'words.code'],
    [
      'a first text without a way out (C8)',
      { ...small, words: { 'introduce-sms': '{name}, automated.' } },
      "words['introduce-sms']",
    ],
    [
      'a first sentence that hides the machine (L5)',
      { ...small, words: { introduce: 'Hi, I am Ana from {name}.' } },
      'words.introduce',
    ],
    [
      'a first sentence that denies it (L5)',
      { ...small, words: { introduce: 'Hi, I am Ana, not a bot.' } },
      'words.introduce',
    ],
    [
      'an answer that hides it (L5)',
      { ...small, words: { automated: 'Ask me anything.' } },
      'words.automated',
    ],
    [
      'the same in Spanish (L5)',
      { ...small, languages: { es: { words: { introduce: 'Hola, soy Ana.' } } } },
      'languages.es.words.introduce',
    ],
    [
      'several wordings of what has one',
      { ...small, words: { recap: ['Look at this.', 'Check this.'] } },
      'words.recap',
    ],
    [
      'a wording that lacks what it must say',
      { ...small, words: { noted: ['Got it: {facts}.', 'Got it.'] } },
      'words.noted[1]',
    ],
    [
      'a sentence of its own that it has not said in Spanish',
      { ...small, words: { thanks: 'Sure.' }, languages: { es: {} } },
      'languages.es.words.thanks',
    ],
    ['a recap with a question of its own (L2)', { ...small, words: { recap: 'All right?' } }, 'words.recap'],
    [
      'knowledge that is not there',
      { ...small, knowledge: { file: new URL('file:///nowhere.md') } },
      'knowledge.file',
    ],
    ['nothing at all', undefined, 'the file'],
  ])('with %s hears of it', (_, input, path) => {
    expect(lettersOf(input).filter((letter) => letter.startsWith(`${path} `))).toHaveLength(1)
  })
})
