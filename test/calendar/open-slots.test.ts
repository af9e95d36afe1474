import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isOpen, openSlots } from '#calendar/open-slots'
import { type CalendarRules, WEEKDAYS } from '#core/calendar-rules'
import { days, instant, after as later, minutes } from '#core/time'
import { clockAt } from '#core/zone'
import { dayOn, MONDAY, RULES } from './rules.ts'

const quarters = (from: number, to: number) =>
  fc.tuple(fc.integer({ min: from, max: to }), fc.integer({ min: from, max: to })).map(([a, b]) => ({
    from: minutes(Math.min(a, b) * 15),
    to: minutes(Math.max(a, b) * 15),
  }))

const anyDay = fc.oneof(
  fc.constant([]),
  quarters(0, 96).map((one) => [one]),
  fc.tuple(quarters(0, 48), quarters(48, 96)),
)

const anyRules: fc.Arbitrary<CalendarRules> = fc
  .record({
    hours: fc.record({
      sun: anyDay,
      mon: anyDay,
      tue: anyDay,
      wed: anyDay,
      thu: anyDay,
      fri: anyDay,
      sat: anyDay,
    }),
    timeZone: fc.constantFrom(
      'America/New_York',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'UTC',
    ),
    length: fc.constantFrom(15, 20, 30, 45, 60, 90).map(minutes),
    every: fc.constantFrom(15, 30, 60).map(minutes),
    lead: fc.constantFrom(0, 30, 120, 48 * 60).map(minutes),
    horizon: fc.constantFrom(1, 7, 30).map(days),
    holidays: fc.subarray(['2026-11-24', '2026-11-26', '2027-03-14', '2026-10-25'].map(dayOn)),
  })
  .map((some) => ({ ...RULES, ...some }))

/** Half a year around both changes of the clocks. */
const anyNow = fc.integer({ min: Date.UTC(2026, 8, 1), max: Date.UTC(2027, 4, 1) }).map(instant)

describe('the times that may be offered', () => {
  test('lie within the hours of their day, on no holiday, and neither too soon nor too far ahead, in any zone and on any night', () => {
    fc.assert(
      fc.property(anyRules, anyNow, (rules, now) => {
        const slots = openSlots(now, later(now, days(14)), rules, now)
        for (const slot of slots) {
          const { day, time } = clockAt(slot.start, rules.timeZone)
          const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'sun'
          const within = rules.hours[weekday].some(({ from, to }) => time >= from && time < to)
          expect([within, rules.holidays.includes(day)]).toEqual([true, false])
          const end = clockAt(instant(slot.end - 1), rules.timeZone)
          expect(rules.hours[weekday].some(({ from, to }) => time >= from && end.time < to)).toBe(true)
          expect(end.day).toBe(day)
          expect(slot.end - slot.start).toBe(rules.length)
          expect(slot.start).toBeGreaterThanOrEqual(now + rules.lead)
          expect(slot.start).toBeLessThanOrEqual(now + rules.horizon)
        }
        for (const slot of slots.slice(0, 3)) expect(isOpen(slot, rules, now)).toBe(true)
        expect(new Set(slots.map(({ start }) => start)).size).toBe(slots.length)
      }),
      { numRuns: 60 },
    )
  })

  const nights = { ...RULES, hours: { ...RULES.hours, sun: [{ from: minutes(0), to: minutes(5 * 60) }] } }
  const clocksOf = (day: string) => {
    const from = instant(Date.parse(`${day}T00:00:00Z`))
    return openSlots(from, later(from, days(1)), nights, later(from, days(-3))).map(({ start }) => {
      const { time } = clockAt(start, nights.timeZone)
      return time / minutes(60)
    })
  }

  test('have no hour that the clocks skip, in the night to summer time', () => {
    expect(clocksOf('2027-03-14')).toEqual([0, 0.5, 1, 1.5, 3, 3.5, 4, 4.5])
  })

  test('have the hour once that the clocks show twice, in the night to winter time', () => {
    expect(clocksOf('2026-11-01')).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5])
  })

  test('end with the hours: no meeting runs past five', () => {
    const late = { ...RULES, length: minutes(90) }
    const slots = openSlots(MONDAY, later(MONDAY, minutes(8 * 60)), late, MONDAY)
    expect(clockAt(slots.at(-1)?.end ?? MONDAY, RULES.timeZone).time).toBe(minutes(17 * 60))
  })
})
