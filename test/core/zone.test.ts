import { describe, expect, test } from '@jest/globals'
import { instant } from '#core/time'
import { utcOffset } from '#core/zone'

const HOUR = 3_600_000

describe('the offset of a zone', () => {
  test.each([
    ['America/New_York', '2026-01-15T12:00:00Z', -5],
    ['America/New_York', '2026-07-15T12:00:00Z', -4],
    ['Asia/Kolkata', '2026-07-15T12:00:00Z', 5.5],
    ['Europe/Berlin', '2026-10-25T00:59:59Z', 2],
    ['Europe/Berlin', '2026-10-25T01:00:00Z', 1],
    ['UTC', '2026-01-15T12:00:00Z', 0],
  ])('%s at %s', (zone, at, hours) => {
    expect(utcOffset(zone, instant(Date.parse(at)))).toBe(hours * HOUR)
  })

  test('a name that is no zone is a broken policy', () => {
    expect(() => utcOffset('America/Gotham', instant(0))).toThrow()
  })
})
