import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { builtinCalendar } from '#calendar/builtin'
import type { CalendarRules } from '#core/calendar-rules'
import { days, after as later, minutes } from '#core/time'
import { clockAt } from '#core/zone'
import { openEmbedded } from '#memory/embedded/index'
import { ATTENDEE, calendarContract, pushedClock } from '../contracts/calendar.ts'
import { openNode } from '../support/redis-memory.ts'
import { type RedisServer, startRedis } from '../support/redis-server.ts'
import { freshPrefix } from '../support/shared-redis.ts'
import { MONDAY, RULES } from './rules.ts'

const clock = { now: () => MONDAY }

calendarContract('The built-in calendar on the embedded memory', async () => {
  const memory = await openEmbedded({ directory: null })
  const { clock, push } = pushedClock(MONDAY)
  const calendar = builtinCalendar({ records: memory.records, rules: RULES, clock })
  const other = builtinCalendar({ records: memory.records, rules: RULES, clock })
  return { calendar, other, now: MONDAY, push, close: () => memory.close() }
})

describe('on Redis', () => {
  let server: RedisServer
  beforeAll(async () => {
    server = await startRedis()
  })
  afterAll(() => server.close())

  calendarContract('The built-in calendar on two nodes', async () => {
    const place = { url: server.url, prefix: freshPrefix() }
    const [a, b] = [await openNode(place), await openNode(place)]
    const { clock, push } = pushedClock(MONDAY)
    return {
      calendar: builtinCalendar({ records: a.records, rules: RULES, clock }),
      other: builtinCalendar({ records: b.records, rules: RULES, clock }),
      now: MONDAY,
      push,
      close: async () => {
        await a.close()
        await b.close()
      },
    }
  })
})

describe('the built-in calendar', () => {
  const slots = fc.array(fc.nat(400), { minLength: 1, maxLength: 12 })
  const distance = fc.constantFrom(0, 5, 15, 30, 45).map(minutes)

  test('keeps what must be free around each meeting, whoever books in whichever order', async () => {
    const anyBookings = fc.record({ picks: slots, before: distance, after: distance })
    await fc.assert(
      fc.asyncProperty(anyBookings, async ({ picks, ...buffers }) => {
        const memory = await openEmbedded({ directory: null })
        const rules: CalendarRules = { ...RULES, ...buffers, every: minutes(15) }
        const calendar = builtinCalendar({ records: memory.records, rules, clock })
        const got: { start: number; end: number }[] = []
        for (const [n, pick] of picks.entries()) {
          const free = await calendar.free(MONDAY, later(MONDAY, days(7)), 'UTC', 'p0')
          const all = free.kind === 'free' ? free.slots : []
          const slot = all[pick % all.length]
          if (!slot) continue
          expect(await calendar.book(slot, ATTENDEE, `p${n}`, 'p0')).toMatchObject({ kind: 'booked' })
          got.push(slot)
        }
        await memory.close()
        const inOrder = got.sort((a, b) => a.start - b.start)
        const apart = Math.max(buffers.before, buffers.after)
        for (const [n, one] of inOrder.entries()) {
          const next = inOrder[n + 1]
          if (next) expect(next.start).toBeGreaterThanOrEqual(one.end + apart)
        }
      }),
      { numRuns: 25 },
    )
  })

  test('what is held lapses by the clock alone, and leaves nothing behind', async () => {
    const memory = await openEmbedded({ directory: null })
    let now = MONDAY
    const calendar = builtinCalendar({ records: memory.records, rules: RULES, clock: { now: () => now } })
    const slot = { start: later(MONDAY, days(1)), end: later(later(MONDAY, days(1)), minutes(30)) }
    const isFree = async () => {
      const said = await calendar.free(MONDAY, later(MONDAY, days(3)), 'UTC', 'p2')
      return said.kind === 'free' && said.slots.some(({ start }) => start === slot.start)
    }
    await calendar.hold(slot, 'p1', later(MONDAY, minutes(10)))
    now = later(MONDAY, minutes(9))
    expect(await isFree()).toBe(false)
    now = later(MONDAY, minutes(10))
    expect(await isFree()).toBe(true)
    expect(await calendar.hold(slot, 'p1', now)).toEqual({ kind: 'free' })
    const reference = await calendar.book(slot, ATTENDEE, 'p2.meet1', 'p2')
    await calendar.cancel(reference.kind === 'booked' ? reference.reference : '', 'off1')
    const [day] = await memory.records.read('calendar', ['day:2026-11-24'])
    expect(day?.value).toEqual([])
    await memory.close()
  })

  test('keeps its distance over midnight too', async () => {
    const memory = await openEmbedded({ directory: null })
    const allDay = [{ from: minutes(0), to: minutes(24 * 60) }]
    const hours = { ...RULES.hours, tue: allDay, wed: allDay }
    const rules = { ...RULES, hours, after: minutes(15) }
    const calendar = builtinCalendar({ records: memory.records, rules, clock })
    const free = await calendar.free(MONDAY, later(MONDAY, days(3)), 'UTC', 'p0')
    const all = free.kind === 'free' ? free.slots : []
    const late = all.find(({ start }) => clockAt(start, rules.timeZone).time === minutes(23 * 60 + 30))
    if (!late) throw new Error('Nothing is free before midnight.')
    await calendar.book(late, ATTENDEE, 'p1', 'p0')
    expect(
      await calendar.book({ start: late.end, end: later(late.end, minutes(30)) }, ATTENDEE, 'p2', 'p0'),
    ).toEqual({
      kind: 'taken',
    })
    await memory.close()
  })

  test('says that it cannot be had when its memory is away, and never throws', async () => {
    const away = async () => {
      throw new Error('no memory')
    }
    const calendar = builtinCalendar({ records: { read: away, write: away }, rules: RULES, clock })
    const slot = { start: later(MONDAY, days(1)), end: later(MONDAY, days(1)) }
    expect((await calendar.free(MONDAY, later(MONDAY, days(7)), 'UTC', 'p0')).kind).toBe('unavailable')
    expect((await calendar.book(slot, ATTENDEE, 'p1', 'p0')).kind).toBe('later')
    expect((await calendar.move('B-1', slot, 'm1', 'p0')).kind).toBe('later')
    expect((await calendar.cancel('B-1', 'c1')).kind).toBe('later')
    expect((await calendar.hold(slot, 'p1', later(MONDAY, minutes(10)))).kind).toBe('later')
    expect((await calendar.release(slot, 'p1')).kind).toBe('later')
    expect((await calendar.look('B-1')).kind).toBe('later')
  })
})
