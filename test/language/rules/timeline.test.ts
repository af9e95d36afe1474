import { describe, expect, test } from '@jest/globals'
import { instant } from '#core/time'
import { facts, noticed } from './support.ts'

const STATED: readonly (readonly [string, string, 'before' | 'by' | 'on' | 'from'])[] = [
  ['before Dec 1', '2026-12-01', 'before'],
  ['by Friday', '2026-11-27', 'by'],
  ['on Jan 1', '2027-01-01', 'on'],
  ['start Jan 1', '2027-01-01', 'on'],
  ['from March', '2027-03-01', 'from'],
  ['after Jan 5', '2027-01-06', 'from'],
  ['not before Jan 5', '2027-01-05', 'from'],
  ["we don't need it until January", '2027-01-01', 'from'],
  ['next week', '2026-11-30', 'from'],
  ['by next week', '2026-12-06', 'by'],
  ['this week', '2026-11-29', 'by'],
  ['in 2 weeks', '2026-12-07', 'by'],
  ['within 10 days', '2026-12-03', 'by'],
  ['by the 15th please', '2026-12-15', 'by'],
  ['Tuesday next week', '2026-12-01', 'on'],
  ['the day after tomorrow', '2026-11-25', 'on'],
  ['by the end of the month', '2026-11-30', 'by'],
  ['end of March', '2027-03-31', 'by'],
  ['mid January', '2027-01-11', 'from'],
  ['first week of January', '2027-01-01', 'from'],
  ['Q2', '2027-04-01', 'from'],
  ['before christmas', '2026-12-25', 'before'],
  ['before christmas eve', '2026-12-24', 'before'],
  ["new year's eve", '2026-12-31', 'on'],
  ['by new years eve', '2026-12-31', 'by'],
  ['by nye', '2026-12-31', 'by'],
  ["on new year's day", '2027-01-01', 'on'],
  ['before thanksgiving', '2026-11-26', 'before'],
  ['12/1', '2026-12-01', 'on'],
  ['2027-02-03', '2027-02-03', 'on'],
  ['start Monday', '2026-11-30', 'on'],
  ['Dec 1, 40 people', '2026-12-01', 'on'],
  ['on Monday, not Tuesday', '2026-11-30', 'on'],
  ['instead of Jan 1 can we start Jan 15?', '2027-01-15', 'on'],
  ['Jan 5, no wait, Jan 8', '2027-01-08', 'on'],
  ['Friday at 5 in the evening', '2026-11-27', 'on'],
  ['we need it installed tomorrow', '2026-11-24', 'on'],
]

const NONE: readonly string[] = [
  'we may want it',
  'march on',
  'last Thursday we ran out of beans',
  'we opened on Nov 2',
  'we bought one 3 days ago',
  'not Friday',
  'call me tomorrow at 5',
  "I'll get back to you next week",
  'are you open on Friday?',
  'how are you today?',
  '24/7 support',
  'we sat down',
  'for 6 weeks',
  '$300 a month',
  'the 3rd option',
  'in 2019',
  'my card is [card number removed] 12/29',
  'my card is [card number removed], exp 12/29 cvv [card number removed]',
  '12/29 [card number removed]',
]

describe('by when they want it', () => {
  test.each(STATED)('%s', (text, day, bound) => {
    expect(facts(text).timeline).toEqual({ day, bound })
  })

  test.each(NONE)('is no timeline: %s', (text) => {
    expect(facts(text).timeline).toBeUndefined()
  })

  test('"asap" is a week, without much certainty, and presses', () => {
    expect(noticed('we need it asap')).toMatchObject([
      { kind: 'timeline', value: { day: '2026-11-30', bound: 'by' }, quote: 'asap', confidence: 0.4 },
      { kind: 'urgency', value: 'high' },
    ])
  })

  test('the day is that of the business: late in the evening in New York it is not tomorrow yet', () => {
    const lateEvening = instant(Date.parse('2026-11-24T03:30:00Z'))
    expect(noticed('start tomorrow', null, lateEvening)).toMatchObject([{ value: { day: '2026-11-24' } }])
  })

  test('a hedge lowers the confidence', () => {
    expect(noticed('maybe before Dec 1')[0]?.confidence).toBeCloseTo(0.7)
  })
})
