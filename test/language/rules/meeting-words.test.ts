import { describe, expect, test } from '@jest/globals'
import type { Clocks } from '#core/reading'
import type { TimeWindow } from '#core/slot'
import { instant, minutes } from '#core/time'
import { ruleLanguage } from '#language/index'
import { business } from '../../support/business.ts'

/** 2026-11-23, a Monday, 10:00 in New York, where the business is; the buyer's phone is from Denver. */
const now = instant(Date.UTC(2026, 10, 23, 15))
const CLOCKS: Clocks = {
  zone: 'America/Denver',
  ours: 'America/New_York',
  offered: true,
  booked: false,
  wished: false,
  ordering: false,
}

const clock = (time: TimeWindow['from']): string =>
  time === null
    ? ''
    : `${Math.floor(time / minutes(60))}:${String((time % minutes(60)) / 60_000).padStart(2, '0')}`

const shown = ({ first, last, from, to }: TimeWindow): string => {
  const days = (first === last ? [first] : [first, last]).map((day) => day?.replace('2026-', '') ?? '')
  return `${days.join('..')} ${from === to ? clock(from) : `${clock(from)}-${clock(to)}`}`.trim()
}

/** What somebody says to "Which one suits you?": when, when not, and how beside what lies before them. */
const said = async (text: string): Promise<string> => {
  const { noticed } = await ruleLanguage(business).perceive({
    text,
    expecting: 'meeting',
    now,
    calendar: CLOCKS,
  })
  const found = noticed.find(({ kind }) => kind === 'meeting')
  if (found?.kind !== 'meeting') return 'nothing'
  const { when, not, than } = found.value
  return [when.map(shown).join(', '), not && `not ${not.map(shown).join(', ')}`, than]
    .filter(Boolean)
    .join(' ')
}

describe('a time, in the words that people have for it', () => {
  test.each([
    // The hour alone: one to seven are in the afternoon, eight to twelve as they stand.
    ['at 3', '15:00'],
    ['at 7', '19:00'],
    ['at 8', '8:00'],
    ['at 12', '12:00'],
    ['at three', '15:00'],
    ['three pm', '15:00'],
    ['3 works', '15:00'],
    ['how about 4', '16:00'],
    ['can you do 4 instead?', '16:00'],
    ['3 or 4', '15:00, 16:00'],
    ['3ish', '15:00'],
    ['around 3', '15:00'],
    ['half past two', '14:30'],
    ['half two', '14:30'],
    ['quarter to four', '15:45'],
    ['quarter past 10', '10:15'],
    ['noon', '12:00'],
    ['10.30', '10:30'],
    ['10h30', '10:30'],
    ['1530', '15:30'],
    ['15:00', '15:00'],
    ['9', '9:00'],
    // With its day.
    ['tomorrow at 3', '11-24 15:00'],
    ['tomorrow 3', '11-24 15:00'],
    ['Tuesday 3pm?', '11-24 15:00'],
    ['tuesday 3 or 4pm', '11-24 15:00, 11-24 16:00'],
    ['weds 10am', '11-25 10:00'],
    ['two pm tomorrow', '11-24 14:00'],
    ['Thursday the 3rd at 10', '12-03 10:00'],
    ['on the 24th at 3', '11-24 15:00'],
    ['12/1 at noon', '12-01 12:00'],
    ['at noon on friday', '11-27 12:00'],
    // Parts of a day, and stretches of days.
    ['any afternoon', '11-23..12-07 12:00-18:00'],
    ['tomorrow morning', '11-24 6:00-12:00'],
    ['first thing tomorrow', '11-24 6:00-10:00'],
    ['end of day tomorrow', '11-24 15:00-18:00'],
    ['after lunch', '13:00-18:00'],
    ['before lunch', '6:00-12:00'],
    ['between 10 and noon', '10:00-12:00'],
    ['not before 10', '10:00-'],
    ['next week', '11-30..12-06'],
    ['later in the week', '11-24..11-29'],
    ['the week after next', '12-07..12-13'],
    ['wednesday or thursday', '11-25, 11-26'],
    ['tuesday through thursday', '11-24..11-26'],
    ['within two weeks', '11-23..12-07'],
    // From now.
    ['in two hours', '11-23 9:30-10:31'],
    ['in half an hour', '11-23 8:00-9:01'],
    // By other clocks than theirs.
    ['3 your time', '13:00'],
    ['tomorrow at 9 your time', '11-24 7:00'],
    ['3 eastern', '15:00'],
    // Beside what lies before them.
    ['later', 'later'],
    ['later that day', 'later'],
    ['anything earlier?', 'earlier'],
    ['not that day', 'other-day'],
    ['another day please', 'other-day'],
    ['same time on Thursday', '11-26 same-time'],
    ['as soon as possible', 'any'],
    ['whenever', 'any'],
    // When it cannot be.
    ['not tuesday', 'not 11-24'],
    ["tuesday doesn't work", 'not 11-24'],
    ["I can't do tuesday or wednesday", 'not 11-24, 11-25'],
    ["I can't do Tuesday, how about Thursday?", '11-26 not 11-24'],
    ['next week, but not Tuesday', '11-30..12-06 not 12-01'],
    ['any day but friday', 'not 11-27 any'],
    // What is past, closed, or skipped by the clocks is a time all the same: nothing is free then.
    ['yesterday at 3', '11-22 15:00'],
    ['last week', '11-16..11-22'],
    ['thanksgiving', '11-26'],
    ['on sunday at 9', '11-29 9:00'],
    ['March 14 at 2:30am', '2027-03-14 2:30'],
  ])('"%s" is %s', async (text, when) => expect(await said(text)).toBe(when))

  test.each([
    'we have 3 offices',
    '3 people',
    'since 2019',
    'at 300 a month',
    'about 12 people',
    'we are at 12 machines',
    'at 3 locations',
    'we have an office at 5th avenue',
    'at 221B Baker Street',
    'it takes 3 weeks',
    'for 6 months',
    '3 of us decide',
    'we open at 9',
    'our office closes at 5',
    '24/7',
    'the price is 249',
    '10% off',
    'net 30',
    'it was 3 years ago',
    '2 cups a day',
    'room 12',
    'a second coffee machine',
    'sat down with them',
    'the sun is shining',
    'at one point we had two',
    'the first thing we need is a machine',
    'we start on Monday',
    'I have 2 kids',
    '3',
  ])('"%s" is none', async (text) => expect(await said(text)).toBe('nothing'))

  test('"in Denver this week" is where they are until it is over, and no wish', async () => {
    const text = "I'm in Los Angeles this week"
    const { noticed } = await ruleLanguage(business).perceive({
      text,
      expecting: 'meeting',
      now,
      calendar: CLOCKS,
    })
    expect(noticed).toEqual([
      {
        kind: 'zone',
        value: 'America/Los_Angeles',
        quote: text,
        confidence: 0.9,
        until: Date.UTC(2026, 10, 30, 8),
      },
    ])
  })
})
