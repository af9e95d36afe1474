import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { calcomCalendar } from '#calendar/calcom'
import type { Records } from '#contracts/memory'
import type { Slot } from '#core/slot'
import { days, after as later, milliseconds, minutes, seconds } from '#core/time'
import { type CalcomEmulatorOptions, calcomEmulator } from '#lab/calcom/index'
import { openEmbedded } from '#memory/embedded/index'
import { ATTENDEE, calendarContract, pushedClock } from '../contracts/calendar.ts'
import { MONDAY } from './rules.ts'

const KEY = 'cal_test_0123456789'

const open = async (options: Partial<CalcomEmulatorOptions> = {}, apiKey = KEY) => {
  const { clock, push } = pushedClock(MONDAY)
  const server = await calcomEmulator({ apiKey: KEY, clock, ...options }).listen(0)
  const { records, close } = await openEmbedded({ directory: null })
  const account = {
    apiKey,
    eventTypeId: 4242,
    webhookSecret: null,
    apiRoot: server.url,
    length: minutes(30),
    // A busy machine is no trouble; where patience is to end, a test says so.
    patience: seconds(30),
  }
  return {
    calendar: calcomCalendar(account, { records, clock }),
    other: calcomCalendar(account, { records, clock }),
    account,
    records,
    clock,
    now: MONDAY,
    push,
    url: server.url,
    close: async () => {
      await server.close()
      await close()
    },
  }
}

calendarContract('Cal.com', () => open())
calendarContract('Cal.com that says 400 where others say 409, and books nothing that is reserved', () =>
  open({ conflictStatus: 400, keepsReserved: true }),
)

describe('Cal.com', () => {
  let bench: Awaited<ReturnType<typeof open>>
  beforeEach(async () => {
    bench = await open()
  })
  afterEach(() => bench.close())

  const badDay = (...kinds: readonly string[]) =>
    fetch(`${bench.url}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ next: kinds.map((kind) => ({ kind })) }),
    })
  const some = async (n = 0) => {
    const said = await bench.calendar.free(MONDAY, later(MONDAY, days(7)), 'America/New_York', 'p0')
    const slot = said.kind === 'free' ? said.slots[n] : undefined
    if (!slot) throw new Error('There is nothing free.')
    return slot
  }
  const until = later(MONDAY, minutes(10))
  const reserved = async (): Promise<readonly unknown[]> => {
    const said: { readonly reservations: readonly unknown[] } = JSON.parse(
      await (await fetch(`${bench.url}/reservations`)).text(),
    )
    return said.reservations
  }
  const isFreeTo = async (holder: string, { start }: Slot): Promise<boolean> => {
    const said = await bench.calendar.free(MONDAY, later(MONDAY, days(7)), 'UTC', holder)
    return said.kind === 'free' && said.slots.some((one) => one.start === start)
  }
  const bookings = async (): Promise<readonly unknown[]> => {
    const said: { readonly bookings: readonly unknown[] } = JSON.parse(
      await (await fetch(`${bench.url}/bookings`)).text(),
    )
    return said.bookings
  }

  test.each(['http-500', '429', 'timeout'])('a %s is no news: later', async (kind) => {
    const slot = await some()
    const calendar = calcomCalendar({ ...bench.account, patience: milliseconds(300) }, bench)
    await badDay(kind)
    expect(await calendar.book(slot, ATTENDEE, 'p1.meet1', 'p0')).toMatchObject({ kind: 'later' })
    await badDay(kind)
    expect(await calendar.free(MONDAY, later(MONDAY, days(1)), 'UTC', 'p0')).toMatchObject({
      kind: 'unavailable',
    })
    expect(await bench.calendar.book(slot, ATTENDEE, 'p1.meet1', 'p0')).toMatchObject({ kind: 'booked' })
  })

  test('a booking whose answer was lost is found and not made twice', async () => {
    const slot = await some()
    await badDay('cut-after-accept')
    expect(await bench.calendar.book(slot, ATTENDEE, 'p1.meet1', 'p0')).toMatchObject({ kind: 'later' })
    expect(await bench.calendar.book(slot, ATTENDEE, 'p1.meet1', 'p0')).toMatchObject({ kind: 'booked' })
    expect(await bookings()).toHaveLength(1)
  })

  test('a move and an end whose answers were lost are done once', async () => {
    const [from, to] = [await some(1), await some(6)]
    const first = await bench.calendar.book(from, ATTENDEE, 'p1.meet1', 'p0')
    const reference = first.kind === 'booked' ? first.reference : ''
    await badDay('cut-after-accept')
    expect(await bench.calendar.move(reference, to, 'm1', 'p0')).toMatchObject({ kind: 'later' })
    const moved = await bench.calendar.move(reference, to, 'm1', 'p0')
    expect(moved.kind).toBe('booked')
    await badDay('cut-after-accept')
    const now = moved.kind === 'booked' ? moved.reference : ''
    expect(await bench.calendar.cancel(now, 'c1')).toMatchObject({ kind: 'later' })
    expect(await bench.calendar.cancel(now, 'c1')).toEqual({ kind: 'cancelled' })
    expect(await bookings()).toHaveLength(2)
  })

  test('a host who has to agree makes a booking that is pending', async () => {
    const strict = await open({ eventType: { requiresConfirmation: true } })
    const slot = await some()
    expect(await strict.calendar.book(slot, ATTENDEE, 'p1.meet1', 'p0')).toMatchObject({
      kind: 'booked',
      pending: true,
    })
    await strict.close()
  })

  test('a wrong key is refused with what to mend, and is in no reason', async () => {
    const stranger = await open({}, 'cal_wrong_98765')
    const said = await stranger.calendar.book(await some(), ATTENDEE, 'p1.meet1', 'p0')
    expect(said).toMatchObject({ kind: 'refused', reason: expect.stringContaining('CALCOM_API_KEY') })
    expect(JSON.stringify(said)).not.toContain('98765')
    await stranger.close()
  })

  test('books nobody without an e-mail address', async () => {
    const said = await bench.calendar.book(await some(), { ...ATTENDEE, email: null }, 'p1.meet1', 'p0')
    expect(said.kind).toBe('refused')
  })

  test('a time that is held is reserved there once and for as long, and let go leaves nothing, here or there', async () => {
    const slot = await some()
    for (const node of [bench.calendar, bench.other]) await node.hold(slot, 'p1', until)
    expect(await reserved()).toEqual([{ uid: expect.any(String), start: slot.start, until }])
    const longer = later(until, minutes(5))
    await bench.calendar.hold(slot, 'p1', longer)
    expect(await reserved()).toEqual([{ uid: expect.any(String), start: slot.start, until: longer }])
    await bench.other.release(slot, 'p1')
    expect(await reserved()).toEqual([])
    const kept = await bench.records.read('calcom', ['day:2026-11-22', 'day:2026-11-23'])
    expect(kept.map(({ value }) => value)).toEqual([[], []])
  })

  test.each(['http-500', '429'])(
    'a time is held for a buyer all the same where Cal.com says %s',
    async (kind) => {
      const slot = await some()
      await badDay(kind)
      expect(await bench.calendar.hold(slot, 'p1', until)).toEqual({ kind: 'held' })
      expect(await reserved()).toEqual([])
      expect([await isFreeTo('p1', slot), await isFreeTo('p2', slot)]).toEqual([true, false])
      expect(await bench.other.book(slot, ATTENDEE, 'p2.meet1', 'p2')).toEqual({ kind: 'taken' })
      expect((await bench.other.book(slot, ATTENDEE, 'p1.meet1', 'p1')).kind).toBe('booked')
    },
  )

  test('a time whose reservation is refused is held all the same', async () => {
    const stranger = await open({}, 'cal_wrong_98765')
    const slot = await some()
    expect(await stranger.calendar.hold(slot, 'p1', until)).toEqual({ kind: 'held' })
    expect(await stranger.other.hold(slot, 'p2', until)).toEqual({ kind: 'taken' })
    await stranger.close()
  })

  test('a reservation whose answer was lost is taken for our own, and is in nobody’s way for longer than the hold', async () => {
    const slot = await some()
    await badDay('cut-after-accept')
    expect(await bench.calendar.hold(slot, 'p1', until)).toEqual({ kind: 'held' })
    expect(await bench.other.hold(slot, 'p1', until)).toEqual({ kind: 'held' })
    expect([await isFreeTo('p1', slot), await isFreeTo('p2', slot)]).toEqual([true, false])
    bench.push(minutes(10))
    expect(await isFreeTo('p2', slot)).toBe(true)
  })

  test('what somebody else has reserved or booked at Cal.com itself cannot be held', async () => {
    const [slot, other] = [await some(), await some(5)]
    await fetch(`${bench.url}/v2/slots/reservations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'cal-api-version': '2024-09-04' },
      body: JSON.stringify({ eventTypeId: 4242, slotStart: new Date(slot.start) }),
    })
    await bench.calendar.book(other, ATTENDEE, 'p9.meet1', 'p9')
    expect(await bench.calendar.hold(slot, 'p1', until)).toEqual({ kind: 'taken' })
    expect(await bench.calendar.hold(other, 'p2', until)).toEqual({ kind: 'taken' })
    expect([await isFreeTo('p1', slot), await isFreeTo('p2', other)]).toEqual([false, false])
    bench.push(minutes(5))
    expect(await bench.other.hold(slot, 'p2', until)).toEqual({ kind: 'held' })
  })

  test('a hold that is let go while it is being reserved leaves no reservation behind', async () => {
    const slot = await some()
    let writes = 0
    const between: Records = {
      read: bench.records.read,
      write: async (shelf, changes) => {
        writes += 1
        if (writes === 2) await bench.other.release(slot, 'p1')
        return bench.records.write(shelf, changes)
      },
    }
    const slow = calcomCalendar(bench.account, { records: between, clock: bench.clock })
    expect(await slow.hold(slot, 'p1', until)).toEqual({ kind: 'free' })
    expect(await reserved()).toEqual([])
    expect(await isFreeTo('p2', slot)).toBe(true)
  })

  test('without our memory nothing is held, and times are offered and booked as ever', async () => {
    const away = async () => {
      throw new Error('no memory')
    }
    const lost = calcomCalendar(bench.account, { records: { read: away, write: away }, clock: bench.clock })
    const slot = await some()
    expect((await lost.hold(slot, 'p1', until)).kind).toBe('later')
    expect((await lost.release(slot, 'p1')).kind).toBe('later')
    expect((await lost.free(MONDAY, later(MONDAY, days(7)), 'UTC', 'p1')).kind).toBe('free')
    expect((await lost.book(slot, ATTENDEE, 'p1.meet1', 'p1')).kind).toBe('booked')
  })
})
