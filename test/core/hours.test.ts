import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DEFAULT_POLICY } from '#config/business'
import { mayText } from '#core/hours'
import { isHoliday } from '#core/hours/holidays'
import type { Policy } from '#core/policy'
import { after, type Day, type Instant, instant, minutes } from '#core/time'

type Hours = Policy['texts']['hours']

const under = (hours: Hours, timeZone = 'Europe/Berlin') => ({
  timeZone,
  texts: { ...DEFAULT_POLICY.texts, hours },
})

const at = (text: string): Instant => instant(Date.parse(text))

/** The first minute in which a text may go: "now", or when. */
const first = (number: string, time: string, hours: Hours = 'state', timeZone?: string): string => {
  const said = mayText(number, at(time), under(hours, timeZone))
  return said.kind === 'now' ? 'now' : new Date(said.at).toISOString().replace(':00.000', '')
}

const NEW_YORK = '+12125550123'
const FLORIDA = '+13055550123'
const PANHANDLE = '+18505550123'
const ALABAMA = '+12055550123'
const KENTUCKY_EAST = '+18595550123'
const TEXAS = '+12145550123'
const RHODE_ISLAND = '+14015550123'
const PENNSYLVANIA = '+12155550123'
const ARIZONA = '+16025550123'
const ALASKA = '+19075550123'
const TORONTO = '+14165550123'
const JAMAICA = '+18765550123'
const TOLL_FREE = '+18005550123'
const NEW_CODE = '+14575550123'
const LONDON = '+442079460000'

describe('the hours of a state, by its own clocks (C8)', () => {
  test.each([
    // No row of its own: 8 to 21, on each day.
    [NEW_YORK, '2026-11-23T12:59:59Z', '2026-11-23T13:00Z'],
    [NEW_YORK, '2026-11-23T13:00:00Z', 'now'],
    [NEW_YORK, '2026-11-24T01:59:59Z', 'now'],
    [NEW_YORK, '2026-11-24T02:00:00Z', '2026-11-24T13:00Z'],
    [NEW_YORK, '2026-11-29T13:00:00Z', 'now'],
    // Florida closes at 20.
    [FLORIDA, '2026-11-24T00:59:00Z', 'now'],
    [FLORIDA, '2026-11-24T01:00:00Z', '2026-11-24T13:00Z'],
    // Alabama: no Sunday, no holiday. Thanksgiving is November 26, 2026.
    [ALABAMA, '2026-11-28T23:00:00Z', 'now'],
    [ALABAMA, '2026-11-29T18:00:00Z', '2026-11-30T14:00Z'],
    [ALABAMA, '2026-11-26T18:00:00Z', '2026-11-27T14:00Z'],
    // Kentucky begins at 10.
    [KENTUCKY_EAST, '2026-11-23T14:30:00Z', '2026-11-23T15:00Z'],
    // Texas begins at 9, on Sundays at noon.
    [TEXAS, '2026-11-23T14:30:00Z', '2026-11-23T15:00Z'],
    [TEXAS, '2026-11-29T16:00:00Z', '2026-11-29T18:00Z'],
    // Rhode Island: 9 to 18, Saturdays 10 to 17.
    [RHODE_ISLAND, '2026-11-23T23:00:00Z', '2026-11-24T14:00Z'],
    [RHODE_ISLAND, '2026-11-28T22:00:00Z', '2026-11-30T14:00Z'],
    // Pennsylvania: Sundays from noon.
    [PENNSYLVANIA, '2026-11-29T15:00:00Z', '2026-11-29T17:00Z'],
    // Arizona does not change its clocks.
    [ARIZONA, '2026-07-01T14:59:00Z', '2026-07-01T15:00Z'],
    [ARIZONA, '2026-12-01T14:59:00Z', '2026-12-01T15:00Z'],
  ])('%s at %s: %s', (number, time, expected) => {
    expect(first(number, time)).toBe(expected)
  })

  test('a number that may be in several time zones is texted only when all of them allow it', () => {
    // The Florida Panhandle lies in two: 8 by Central time is 14:00 UTC, 20 by Eastern is 01:00.
    expect(first(PANHANDLE, '2026-11-23T13:30:00Z')).toBe('2026-11-23T14:00Z')
    expect(first(PANHANDLE, '2026-11-24T00:59:00Z')).toBe('now')
    expect(first(PANHANDLE, '2026-11-24T01:00:00Z')).toBe('2026-11-24T14:00Z')
    // Alaska reaches from Juneau to the Aleutians.
    expect(first(ALASKA, '2026-11-23T17:30:00Z')).toBe('2026-11-23T18:00Z')
  })

  test('a number that may be anywhere keeps what every state allows, in all four zones', () => {
    for (const number of [TOLL_FREE, NEW_CODE]) {
      expect(first(number, '2026-11-23T17:59:00Z')).toBe('2026-11-23T18:00Z')
      expect(first(number, '2026-11-23T22:59:00Z')).toBe('now')
      expect(first(number, '2026-11-23T23:00:00Z')).toBe('2026-11-24T18:00Z')
      expect(first(number, '2026-11-29T19:00:00Z')).toBe('2026-11-30T18:00Z')
    }
  })

  test('Canada has its own: 9 to 21:30, at weekends 10 to 18, whatever the preset for the States', () => {
    for (const hours of ['federal', 'state'] as const) {
      expect(first(TORONTO, '2026-11-23T13:30:00Z', hours)).toBe('2026-11-23T14:00Z')
      expect(first(TORONTO, '2026-11-24T02:29:00Z', hours)).toBe('now')
      expect(first(TORONTO, '2026-11-28T23:00:00Z', hours)).toBe('2026-11-29T15:00Z')
    }
  })

  test('other countries of the numbering plan keep 8 to 21 by their own clocks', () => {
    expect(first(JAMAICA, '2026-11-23T12:59:00Z')).toBe('2026-11-23T13:00Z')
  })

  test('any other country is taken to live by the clocks of the business', () => {
    expect(first(LONDON, '2026-11-23T07:30:00Z', 'state', 'Europe/London')).toBe('2026-11-23T08:00Z')
    expect(first(LONDON, '2026-11-23T07:30:00Z', 'state', 'Europe/Berlin')).toBe('now')
  })

  test('the other presets', () => {
    expect(first(FLORIDA, '2026-11-24T01:30:00Z', 'federal')).toBe('now')
    expect(first(NEW_YORK, '2026-11-23T14:00:00Z', 'strictest')).toBe('2026-11-23T15:00Z')
    expect(first(NEW_YORK, '2026-11-26T18:00:00Z', 'strictest')).toBe('2026-11-27T15:00Z')
    const own = { from: minutes(11 * 60), to: minutes(15 * 60 + 30) }
    expect(first(FLORIDA, '2026-11-23T15:00:00Z', own)).toBe('2026-11-23T16:00Z')
    expect(first(FLORIDA, '2026-11-23T20:30:00Z', own)).toBe('2026-11-24T16:00Z')
  })
})

describe('nights on which clocks change', () => {
  test('the morning is where the clocks then say it is', () => {
    // In 2026 they go forward on March 8 and back on November 1.
    expect(first(NEW_YORK, '2026-03-08T04:00:00Z')).toBe('2026-03-08T12:00Z')
    expect(first(NEW_YORK, '2026-03-07T04:00:00Z')).toBe('2026-03-07T13:00Z')
    expect(first(NEW_YORK, '2026-11-01T04:00:00Z')).toBe('2026-11-01T13:00Z')
    expect(first(NEW_YORK, '2026-10-31T04:00:00Z')).toBe('2026-10-31T12:00Z')
  })

  const number = fc.constantFrom(
    NEW_YORK,
    FLORIDA,
    PANHANDLE,
    ALABAMA,
    TEXAS,
    RHODE_ISLAND,
    ARIZONA,
    ALASKA,
    TORONTO,
    TOLL_FREE,
    LONDON,
  )
  const time = fc
    .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2028, 0, 1) / 60_000 })
    .map((minute) => instant(minute * 60_000))
  const hours = fc.constantFrom<Hours>('federal', 'state', 'strictest', {
    from: minutes(540),
    to: minutes(780),
  })

  test('until it says so every minute is allowed, and the first one after it is not', () => {
    fc.assert(
      fc.property(
        number,
        time,
        hours,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (to, now, preset, share) => {
          const policy = under(preset)
          const said = mayText(to, now, policy)
          if (said.kind === 'later') return
          const within = instant(Math.floor(now + (said.until - now - 1) * share))
          expect(mayText(to, within, policy)).toEqual(said)
          expect(mayText(to, said.until, policy).kind).toBe('later')
        },
      ),
      { numRuns: 500 },
    )
  })

  test('the time it names is the first that is allowed', () => {
    fc.assert(
      fc.property(
        number,
        time,
        hours,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (to, now, preset, share) => {
          const policy = under(preset)
          const said = mayText(to, now, policy)
          if (said.kind === 'now') return
          expect(mayText(to, said.at, policy).kind).toBe('now')
          const before = instant(Math.floor(now + (said.at - now - 1) * share))
          expect(mayText(to, before, policy)).toEqual(said)
          expect(said.at - now).toBeLessThan(minutes(5 * 24 * 60))
          expect(mayText(to, after(said.at, minutes(1)), policy).kind).toBe('now')
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('federal holidays', () => {
  test('are those of the law, and the weekdays on which they are kept', () => {
    const year = Array.from({ length: 365 }, (_, n) =>
      new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10),
    )
    expect(year.filter((one) => isHoliday(one as Day))).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03',
      '2026-07-04',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ])
    expect(['2021-12-31', '2023-01-02', '2023-01-03'].map((one) => isHoliday(one as Day))).toEqual([
      true,
      true,
      false,
    ])
  })
})
