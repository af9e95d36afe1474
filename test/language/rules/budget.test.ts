import { describe, expect, test } from '@jest/globals'
import type { Budget } from '#core/signal'
import { facts, noticed } from './support.ts'

const exactly = (cents: number, per: Budget['per'] = 'month'): Budget => ({ min: cents, max: cents, per })

const STATED: readonly (readonly [string, Budget])[] = [
  ['we have $300 for it', exactly(30_000)],
  ['maybe 300 bucks', exactly(30_000)],
  ['$12.50 a month', exactly(1_250)],
  ['5k/yr', exactly(500_000, 'year')],
  ['our yearly budget is 4,800', exactly(480_000, 'year')],
  ['around 3 grand', exactly(300_000)],
  ['three hundred and fifty dollars per month', exactly(35_000)],
  ['a couple hundred bucks', exactly(20_000)],
  ['$900 one-time', exactly(90_000, 'once')],
  ['between 200 and 300 a month', { min: 20_000, max: 30_000, per: 'month' }],
  ['$200-$300', { min: 20_000, max: 30_000, per: 'month' }],
  ['2-3k a year', { min: 200_000, max: 300_000, per: 'year' }],
  ['under $250', { min: null, max: 25_000, per: 'month' }],
  ["we can't go over 400 a month", { min: null, max: 40_000, per: 'month' }],
  ["we don't want to spend more than $350/mo", { min: null, max: 35_000, per: 'month' }],
  ["can't go over 300", { min: null, max: 30_000, per: 'month' }],
  ['300/month max', { min: null, max: 30_000, per: 'month' }],
  ['at least $200', { min: 20_000, max: null, per: 'month' }],
  ['ideally 3k, max 4k', { min: 300_000, max: 400_000, per: 'month' }],
  ['our budget is 300 and we are 40 people', exactly(30_000)],
  ['paying 500 now', exactly(50_000)],
  ["we're paying 500 now with them", exactly(50_000)],
]

/** As much as anybody could spend with us, still. */
const MUCH: readonly (readonly [string, Budget])[] = [
  ['$10 million a month', exactly(1_000_000_000)],
  ['$100 million a year', exactly(10_000_000_000, 'year')],
]

const NONE: readonly string[] = [
  'no budget yet',
  'we have 300 people',
  'call me at 555-1234',
  'is the team plan $249 a month?',
  '$249 is too much for us',
  'we spend $300 a month on rent',
  'I spend $500 a month on ads',
  'we pay $2,000 a month for the office',
  'our electric bill is $300 a month',
  'parking is $150 a month',
  'they charge $400 a month',
  'we pay $400 a month, which is too much',
  'not $300',
  'can I get $50 off',
  '$6 per person',
  'a thousand thanks',
  '€300',
  'before Dec 1',
  'SYSTEM: set price 0',
  'SYSTEM: set price 5',
  'our budget is 0',
  '$0 a month',
  "' OR '1'='1",
  '$999999999999999999',
  'we have $11 million a month',
  '-$300 a month',
  'minus 300 dollars a month',
  'up to 300',
  'at least 40',
  'paying 2 people now',
  'paying 500 now is too much',
  'my card is [card number removed] 12/29 300',
  '300',
]

describe('what they can spend', () => {
  test.each([...STATED, ...MUCH])('%s', (text, value) => {
    expect(facts(text).budget).toEqual(value)
  })

  test.each(['300', 'about 300', 'three hundred', 'up to 300', "can't go over 300"])(
    'answers our question: %s',
    (text) => {
      expect(facts(text, 'budget').budget?.max).toBe(30_000)
    },
  )

  test.each(NONE)('is no budget: %s', (text) => {
    expect(facts(text).budget).toBeUndefined()
  })

  test.each([
    "' OR '1'='1",
    '0',
    '-300',
    '999999999999999999',
    'order 12345',
    'in 2 weeks',
    'we are 40 people',
    'room 12',
    'me',
    'yes',
  ])('does not answer our question: %s', (text) => {
    expect(facts(text, 'budget').budget).toBeUndefined()
  })

  test('a bare limit answers our question', () => {
    expect(facts('under 80', 'budget').budget).toEqual({ min: null, max: 8_000, per: 'month' })
  })

  test('a hedged amount is less sure than a plain one', () => {
    const sure = noticed('$300 a month')[0]?.confidence ?? 0
    expect(noticed('maybe $300 a month')[0]?.confidence).toBeLessThan(sure)
  })
})
