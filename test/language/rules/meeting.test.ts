import { describe, expect, test } from '@jest/globals'
import type { Clocks, Expecting } from '#core/reading'
import type { Meeting, TimeWindow } from '#core/slot'
import { instant, minutes } from '#core/time'
import { ruleLanguage } from '#language/index'
import { business } from '../../support/business.ts'

/** 2026-11-23, a Monday, 10:00 in New York. */
const now = instant(Date.UTC(2026, 10, 23, 15))
const CLOCKS: Clocks = {
  zone: 'America/New_York',
  ours: 'America/New_York',
  offered: false,
  booked: false,
  wished: false,
  ordering: false,
}

const read = async (text: string, expecting: Expecting | null = null, calendar: Clocks = CLOCKS) =>
  ruleLanguage(business).perceive({ text, expecting, now, calendar })

const clock = (time: TimeWindow['from']): string =>
  time === null
    ? ''
    : `${Math.floor(time / minutes(60))}:${String((time % minutes(60)) / 60_000).padStart(2, '0')}`

/** "2026-11-24 15:00": days, and from when to when. */
const shown = ({ first, last, from, to }: TimeWindow): string => {
  const days = first === last ? (first ?? '') : `${first}..${last}`
  const times = from === to ? clock(from) : `${clock(from)}-${clock(to)}`
  return `${days} ${times}`.trim()
}

const meetingIn = async (
  text: string,
  expecting: Expecting | null = null,
  calendar: Clocks = CLOCKS,
): Promise<string> => {
  const { noticed } = await read(text, expecting, calendar)
  const found = noticed.find(({ kind }) => kind === 'meeting')
  const value: Meeting | null = found?.kind === 'meeting' ? found.value : null
  return value ? `${value.wish} ${value.when.map(shown).join(', ')}`.trim() : ''
}

describe('a wish to meet', () => {
  test.each([
    ['can we book a call?', 'book'],
    ['Can we book a call tomorrow at 3?', 'book 2026-11-24 15:00'],
    ['we are 40 people, can we talk tomorrow at 3?', 'book 2026-11-24 15:00'],
    ['call me tomorrow at 3:30pm', 'book 2026-11-24 15:30'],
    ['could we do a demo on Dec 2 at 10?', 'book 2026-12-02 10:00'],
    ['when are you free?', 'book'],
    ["what's your availability next week?", 'book 2026-11-30..2026-12-06'],
    ["I'd like a tasting call on Friday afternoon", 'book 2026-11-27 12:00-18:00'],
    ['do you have oat milk?', ''],
    ['do you deliver on Tuesdays at 9?', ''],
    ['we need machines before Dec 1', ''],
    ["I don't want a call", ''],
    ['how about a call on Thursday at 2?', 'book 2026-11-26 14:00'],
    ['we have a meeting on Monday at 9, and decide then', ''],
    ['we need coffee for our Monday meeting at 9', ''],
    ['we are on a call tomorrow at 3 about this', ''],
  ])('"%s" is %j', async (text, meant) => {
    expect(await meetingIn(text)).toBe(meant)
  })

  test.each([
    ['tomorrow at 3', '2026-11-24 15:00'],
    ['Tuesday afternoon', '2026-11-24 12:00-18:00'],
    ['tue or wed after 4pm', '2026-11-24 16:00-, 2026-11-25 16:00-'],
    ['next week works', '2026-11-30..2026-12-06'],
    ['between 2 and 4 on friday', '2026-11-27 14:00-16:00'],
    ['2-4pm friday', '2026-11-27 14:00-16:00'],
    ['12/1 at noon', '2026-12-01 12:00'],
    ['half past 3 in the afternoon tomorrow', '2026-11-24 15:30'],
    ['any time thursday before 11', '2026-11-26 -11:00'],
    ['this afternoon?', '2026-11-23 12:00-18:00'],
    ['the 3pm one', '15:00'],
    ['at 9', '9:00'],
    ['Tuesday, December 1 at 3:00 PM', '2026-12-01 15:00'],
    ['other times', ''],
    ['do you have anything later?', ''],
  ])('"%s" answers when', async (text, when) => {
    expect(await meetingIn(text, 'meeting')).toBe(`time ${when}`.trim())
  })

  const booked = { ...CLOCKS, booked: true }
  test.each([
    ['can we move it to Thursday?', 'move 2026-11-26'],
    ['can we move the call to Thursday at 2?', 'move 2026-11-26 14:00'],
    ["I can't make it tomorrow", 'move'],
    ['reschedule', 'move'],
    ['cancel the call', 'cancel'],
    ['cancel it please', 'cancel'],
    ['I want it called off', 'cancel'],
    ['can we make it Thursday at 2?', 'move 2026-11-26 14:00'],
    ['I have to push the call to 1', 'move 13:00'],
    ['make it 50 people', ''],
    ["we are 40 people and need them by December 20. Let's do it", ''],
    ['can I still cancel the call if something comes up?', ''],
    ['what happens if I cancel the call?', ''],
  ])('"%s" is about the one that is booked', async (text, meant) => {
    const reading = await read(text, null, booked)
    expect([reading.service, await meetingIn(text, null, booked)]).toEqual([null, meant])
  })

  test('without a booking "it" is not a meeting', async () => {
    expect(await meetingIn('can we move it to Thursday?')).toBe('')
    expect(await meetingIn('cancel it please')).toBe('')
  })

  test('takes its day and hour away from the order, and leaves the order its own', async () => {
    const { noticed, questions } = await read(
      'we need coffee machines for 40 people before Dec 1, can we schedule a tasting call next week at 3?',
    )
    const values = Object.fromEntries(noticed.map(({ kind, value }) => [kind, value]))
    expect(values).toMatchObject({ quantity: 40, timeline: { day: '2026-12-01', bound: 'before' } })
    expect(questions).toEqual([])
  })

  test('a day of the order stays one while times lie before them', async () => {
    expect(await meetingIn('we want to start on Monday', 'meeting')).toBe('')
    expect(await meetingIn('in January', 'timeline', { ...CLOCKS, offered: true })).toBe('')
  })

  test('a number answers what was asked, also while times lie before them', async () => {
    for (const text of ['12', 'about 12', 'make it 9']) {
      const { noticed } = await read(text, 'quantity', { ...CLOCKS, offered: true })
      expect(noticed.map(({ kind, value }) => [kind, value])).toEqual([
        ['quantity', text === '12' || text === 'about 12' ? 12 : 9],
      ])
    }
  })

  test('is not read where there is no calendar', async () => {
    const { noticed } = await ruleLanguage(business).perceive({
      text: 'can we book a call?',
      expecting: null,
      now,
    })
    expect(noticed.map(({ kind }) => kind)).not.toContain('meeting')
  })
})

describe('the zone they live by', () => {
  test.each([
    ['3pm PST tomorrow', 'America/Los_Angeles'],
    ['3 pm eastern', 'America/New_York'],
    ["I'm in Denver, Thursday at 10am", 'America/Denver'],
    ['we are based in San Francisco', 'America/Los_Angeles'],
    ['10am London time', 'Europe/London'],
    ['central time please', 'America/Chicago'],
    ['our office is in Berlin', 'Europe/Berlin'],
    ['I am in sales', undefined],
    ['we pay in advance', undefined],
    ['est. 1999', undefined],
  ])('"%s" says %s', async (text, zone) => {
    const { noticed } = await read(text, 'meeting')
    expect(noticed.find(({ kind }) => kind === 'zone')?.value).toBe(zone)
  })

  test('tells whose tomorrow is meant', async () => {
    const late = instant(Date.UTC(2026, 10, 24, 4, 30))
    const language = ruleLanguage(business)
    const days = async (text: string) => {
      const { noticed } = await language.perceive({ text, expecting: 'meeting', now: late, calendar: CLOCKS })
      const found = noticed.find(({ kind }) => kind === 'meeting')
      return found?.kind === 'meeting' ? found.value.when[0]?.first : undefined
    }
    expect(await days('tomorrow at 3')).toBe('2026-11-24')
    expect(await days('tomorrow at 3pm London time')).toBe('2026-11-25')
  })
})
