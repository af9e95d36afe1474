import { describe, expect, test } from '@jest/globals'
import type { Expecting } from '#core/reading'
import { facts, noticed } from './support.ts'

const STATED: readonly (readonly [string, number, string])[] = [
  ['we have about 40 people here', 40, 'about 40 people'],
  ["hey, we're 40", 40, "we're 40"],
  ['there are 50 of us', 50, '50 of us'],
  ["we're a team of 12", 12, "we're a team of 12"],
  ['forty-five employees', 45, 'forty-five employees'],
  ['coffee for a dozen people', 12, 'a dozen people'],
  ['a hundred and twenty seats', 120, 'a hundred and twenty seats'],
  ['it is a 30-person office', 30, '30-person'],
  ['roughly 25 full-time staff', 25, 'roughly 25 full-time staff'],
  ['headcount is 18', 18, 'headcount is 18'],
  ['machine for 12', 12, '12'],
  ['22 in the office', 22, '22 in the office'],
  ['40 -50 people', 50, '40 -50 people'],
  ['40-50 people', 50, '40-50 people'],
  ['between 20 and 30 employees', 30, 'between 20 and 30 employees'],
  ['1,200 employees', 1_200, '1,200 employees'],
]

const CORRECTED: readonly (readonly [string, number])[] = [
  ['no, 50 people', 50],
  ['no 50 people', 50],
  ['actually 50 people, not 40', 50],
  ['we are 40, sorry, I mean 45 people', 45],
  ['40 people? no wait, 55 people', 55],
]

const ANSWERED: readonly (readonly [string, number])[] = [
  ['40', 40],
  ['like 25ish', 25],
  ['twenty', 20],
  ['actually 50, not 40', 50],
  ['20-30', 30],
  ['just me', 1],
  ['maybe 30?', 30],
  ['4', 4],
]

const NONE: readonly (readonly [string, Expecting | null])[] = [
  ['not 40 people', null],
  ["we don't have 40 people", null],
  ['I am 40 years old', null],
  ["we're 40 minutes away", null],
  ['300 bucks', 'quantity'],
  ['$300', 'quantity'],
  ['Dec 12', 'quantity'],
  ['12/1', 'quantity'],
  ['at 5pm', 'quantity'],
  ['my number is 212-555-0142', 'quantity'],
  ['the 2nd option', 'quantity'],
  ['10% off', 'quantity'],
  ['40', null],
  ['40 cups', null],
  ['40 cups', 'quantity'],
  ['under 80', 'budget'],
  ['me', 'budget'],
  ['id 4512', 'quantity'],
  ['order no. 31', 'quantity'],
  ['we are -5 people', null],
  ['we are minus 5 people', null],
  ['negative five people', null],
  ['-5', 'quantity'],
  ["' OR '1'='1", 'quantity'],
  ['my card is [card number removed] 1229', 'quantity'],
  ['6 dollars per person', null],
  ['2 people need to sign off', null],
  ['what happens if we grow past 60 people?', null],
]

describe('how many people', () => {
  test.each(STATED)('%s', (text, value, quote) => {
    expect(noticed(text).filter(({ kind }) => kind === 'quantity')).toMatchObject([{ value, quote }])
  })

  test.each(CORRECTED)('the corrected number counts: %s', (text, value) => {
    expect(facts(text).quantity).toBe(value)
  })

  test.each(ANSWERED)('answers our question: %s', (text, value) => {
    expect(facts(text, 'quantity').quantity).toBe(value)
  })

  test.each(NONE)('is no head count: %s', (text, expecting) => {
    expect(facts(text, expecting).quantity).toBeUndefined()
  })
})
