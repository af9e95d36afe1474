import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { calcomCalendar } from '#calendar/calcom'
import { days, after as later, type Milliseconds, minutes, seconds } from '#core/time'
import { type CalcomEmulatorOptions, calcomEmulator } from '#lab/calcom/index'
import { ATTENDEE, calendarContract } from '../contracts/calendar.ts'
import { MONDAY } from './rules.ts'

const KEY = 'cal_test_0123456789'
const clock = { now: () => MONDAY }

const open = async (
  options: Partial<CalcomEmulatorOptions> = {},
  apiKey = KEY,
  patience: Milliseconds = seconds(2),
) => {
  const server = await calcomEmulator({ apiKey: KEY, clock, ...options }).listen(0)
  const account = {
    apiKey,
    eventTypeId: 4242,
    webhookSecret: null,
    apiRoot: server.url,
    length: minutes(30),
    patience,
  }
  return {
    calendar: calcomCalendar(account),
    other: calcomCalendar(account),
    now: MONDAY,
    holds: false,
    url: server.url,
    close: server.close,
  }
}

/** Fifty at once take a busy machine longer than one; what is promised is not how fast. */
const PATIENT = seconds(20)

calendarContract('Cal.com', () => open({}, KEY, PATIENT))
calendarContract('Cal.com that says 400 where others say 409', () =>
  open({ conflictStatus: 400 }, KEY, PATIENT),
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
  const bookings = async (): Promise<readonly unknown[]> => {
    const said: { readonly bookings: readonly unknown[] } = JSON.parse(
      await (await fetch(`${bench.url}/bookings`)).text(),
    )
    return said.bookings
  }

  test.each(['http-500', '429', 'timeout'])('a %s is no news: later', async (kind) => {
    const slot = await some()
    await badDay(kind)
    expect(await bench.calendar.book(slot, ATTENDEE, 'p1.meet1', 'p0')).toMatchObject({ kind: 'later' })
    await badDay(kind)
    expect(await bench.calendar.free(MONDAY, later(MONDAY, days(1)), 'UTC', 'p0')).toMatchObject({
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
})
