import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Calendar } from '#contracts/calendar'
import type { Slot } from '#core/slot'
import { days, type Instant, after as later, type Milliseconds, minutes } from '#core/time'

/** A calendar with a week of free times ahead, and the same one as another node sees it. */
export type CalendarBench = {
  readonly calendar: Calendar
  readonly other: Calendar
  readonly now: Instant
  /** Time passes for both. */
  readonly push: (length: Milliseconds) => void
  readonly close: () => Promise<void>
}

/** A clock that stands until it is pushed. */
export const pushedClock = (from: Instant) => {
  let now = from
  return {
    clock: { now: () => now },
    push: (length: Milliseconds) => {
      now = later(now, length)
    },
  }
}

/** Whoever comes. */
export const ATTENDEE = { email: 'dana@lakeside.example', zone: 'America/Denver' }

/** What every calendar keeps (D3), however it is reached. `open` is called once a case. */
export const calendarContract = (name: string, open: () => Promise<CalendarBench>): void => {
  describe(`${name} keeps the calendar contract`, () => {
    let bench: CalendarBench
    beforeEach(async () => {
      bench = await open()
    })
    afterEach(() => bench.close())

    const free = async (calendar = bench.calendar, holder = 'p0'): Promise<readonly Slot[]> => {
      const said = await calendar.free(bench.now, later(bench.now, days(7)), ATTENDEE.zone, holder)
      if (said.kind !== 'free') throw new Error(said.reason)
      return said.slots
    }
    const some = async (n = 0): Promise<Slot> => {
      const slot = (await free())[n]
      if (!slot) throw new Error('There is nothing free.')
      return slot
    }
    const until = () => later(bench.now, minutes(10))
    const starts = (slots: readonly Slot[]) => slots.map(({ start }) => start)
    const book = async (slot: Slot, key: string): Promise<string> => {
      const said = await bench.calendar.book(slot, ATTENDEE, key, 'p0')
      if (said.kind !== 'booked') throw new Error(said.kind)
      return said.reference
    }

    test('what is free lies ahead, in order, each once, within what was asked', async () => {
      const slots = await free()
      expect(slots.length).toBeGreaterThan(10)
      expect(starts(slots)).toEqual([...new Set(starts(slots))].sort((a, b) => a - b))
      expect(slots.every(({ start, end }) => start >= bench.now && end > start)).toBe(true)
      const from = later(bench.now, days(3))
      const part = await bench.calendar.free(from, later(from, days(1)), ATTENDEE.zone, 'p0')
      expect(part.kind === 'free' && part.slots.every(({ start }) => start >= from)).toBe(true)
    })

    test('what is booked is free no more, on no node, and nobody else gets it', async () => {
      const slot = await some(3)
      await book(slot, 'p1.meet1')
      expect(starts(await free())).not.toContain(slot.start)
      expect(starts(await free(bench.other))).not.toContain(slot.start)
      expect(await bench.other.book(slot, ATTENDEE, 'p2.meet1', 'p0')).toEqual({ kind: 'taken' })
    })

    test('the same key books once, and is told the same again', async () => {
      const slot = await some()
      const first = await book(slot, 'p1.meet1')
      expect(await bench.other.book(slot, ATTENDEE, 'p1.meet1', 'p0')).toMatchObject({
        kind: 'booked',
        reference: first,
      })
    })

    test('a time that is none is not to be had', async () => {
      const slot = await some()
      const odd = { start: later(slot.start, days(-30)), end: later(slot.end, days(-30)) }
      expect(await bench.calendar.book(odd, ATTENDEE, 'p1.meet1', 'p0')).toEqual({ kind: 'taken' })
    })

    test('moved, it leaves its old time free and takes the new; the same move twice is one', async () => {
      const [from, to] = [await some(2), await some(9)]
      const reference = await book(from, 'p1.meet1')
      const first = await bench.calendar.move(reference, to, 'move1', 'p0')
      expect(first.kind).toBe('booked')
      expect(await bench.other.move(reference, to, 'move1', 'p0')).toEqual(first)
      expect(starts(await free())).toContain(from.start)
      expect(starts(await free())).not.toContain(to.start)
    })

    test('a move onto a taken time leaves it where it was', async () => {
      const [from, to] = [await some(2), await some(9)]
      const reference = await book(from, 'p1.meet1')
      await book(to, 'p2.meet1')
      expect(await bench.calendar.move(reference, to, 'move1', 'p0')).toEqual({ kind: 'taken' })
      expect(starts(await free())).not.toContain(from.start)
    })

    test('called off, its time is free again; twice is once, and what is off cannot be moved', async () => {
      const [slot, to] = [await some(), await some(5)]
      const reference = await book(slot, 'p1.meet1')
      expect(await bench.calendar.cancel(reference, 'off1')).toEqual({ kind: 'cancelled' })
      expect(await bench.other.cancel(reference, 'off1')).toEqual({ kind: 'cancelled' })
      expect(starts(await free())).toContain(slot.start)
      expect((await bench.calendar.move(reference, to, 'move1', 'p0')).kind).toBe('refused')
      await book(slot, 'p2.meet1')
    })

    test('forgotten, its time is free again, and it is called off; twice is once', async () => {
      const slot = await some()
      const reference = await book(slot, 'p1.meet1')
      expect(await bench.calendar.forget(reference, slot)).toEqual({ kind: 'cancelled' })
      expect(await bench.other.forget(reference, slot)).toEqual({ kind: 'cancelled' })
      expect(starts(await free())).toContain(slot.start)
      expect((await bench.calendar.look(reference)).kind).not.toBe('booked')
    })

    test('nobody can move or call off what there never was', async () => {
      const slot = await some()
      expect((await bench.calendar.move('nothing', slot, 'move1', 'p0')).kind).toBe('refused')
      expect((await bench.calendar.cancel('nothing', 'off1')).kind).toBe('refused')
    })

    test('says how a booking stands, wherever it has been moved, and whether it is off', async () => {
      const [from, to] = [await some(2), await some(9)]
      const reference = await book(from, 'p1.meet1')
      expect(await bench.other.look(reference)).toMatchObject({ kind: 'booked', slot: from, pending: false })
      const moved = await bench.calendar.move(reference, to, 'move1', 'p1')
      expect(await bench.other.look(reference)).toEqual({ ...moved, slot: to })
      await bench.calendar.cancel(moved.kind === 'booked' ? moved.reference : '', 'off1')
      expect(await bench.other.look(reference)).toEqual({ kind: 'off', how: 'cancelled' })
      expect((await bench.other.look('nothing')).kind).toBe('refused')
    })

    test('a time that is held is free to its holder alone, on every node, and is theirs to book', async () => {
      const slot = await some(3)
      expect(await bench.calendar.hold(slot, 'p1', until())).toEqual({ kind: 'held' })
      expect(starts(await free(bench.other))).not.toContain(slot.start)
      expect(starts(await free(bench.other, 'p1'))).toContain(slot.start)
      expect(await bench.other.hold(slot, 'p2', until())).toEqual({ kind: 'taken' })
      expect(await bench.other.book(slot, ATTENDEE, 'p2.meet1', 'p2')).toEqual({ kind: 'taken' })
      expect((await bench.other.book(slot, ATTENDEE, 'p1.meet1', 'p1')).kind).toBe('booked')
      expect(starts(await free(bench.calendar, 'p1'))).not.toContain(slot.start)
      expect(await bench.calendar.hold(slot, 'p1', until())).toEqual({ kind: 'taken' })
    })

    test("a time that was let go is anybody's, and only its holder can let it go", async () => {
      const slot = await some(3)
      await bench.calendar.hold(slot, 'p1', until())
      await bench.calendar.release(slot, 'p2')
      expect(starts(await free())).not.toContain(slot.start)
      await bench.calendar.release(slot, 'p1')
      await bench.calendar.release(slot, 'p1')
      expect((await bench.other.book(slot, ATTENDEE, 'p2.meet1', 'p2')).kind).toBe('booked')
    })

    test("a move ends what was held for it, and another's hold is in its way", async () => {
      const [from, to, third] = [await some(2), await some(9), await some(12)]
      const reference = await book(from, 'p1.meet1')
      await bench.calendar.hold(to, 'p1', until())
      await bench.other.hold(third, 'p2', until())
      expect((await bench.calendar.move(reference, third, 'move1', 'p1')).kind).toBe('taken')
      expect((await bench.calendar.move(reference, to, 'move2', 'p1')).kind).toBe('booked')
      const now = await bench.calendar.look(reference)
      await bench.calendar.cancel(now.kind === 'booked' ? now.reference : '', 'off1')
      expect(starts(await free())).toContain(to.start)
    })

    test('what is held lapses by the clock alone, and is held on by who asks for it again', async () => {
      const [once, again] = [await some(3), await some(30)]
      await bench.calendar.hold(once, 'p1', until())
      await bench.calendar.hold(again, 'p2', until())
      bench.push(minutes(5))
      const longer = later(bench.now, minutes(15))
      for (const node of [bench.calendar, bench.other])
        expect(await node.hold(again, 'p2', longer)).toEqual({ kind: 'held' })
      bench.push(minutes(5))
      expect(starts(await free())).toContain(once.start)
      expect(starts(await free())).not.toContain(again.start)
      expect(await bench.other.hold(once, 'p3', longer)).toEqual({ kind: 'held' })
      expect(await bench.calendar.hold(once, 'p1', until())).toEqual({ kind: 'free' })
      bench.push(minutes(5))
      expect(starts(await free())).toEqual(expect.arrayContaining([once.start, again.start]))
      expect((await bench.other.book(again, ATTENDEE, 'p4.meet1', 'p4')).kind).toBe('booked')
    })

    test('who is held one time and takes another on that day has that one held alone', async () => {
      const [first, second] = [await some(2), await some(5)]
      await bench.calendar.hold(first, 'p1', until())
      await bench.other.hold(second, 'p1', until())
      expect(starts(await free())).toContain(first.start)
      expect(starts(await free())).not.toContain(second.start)
    })

    test('of fifty who want one time at once, on two nodes, one has it held, and books it', async () => {
      const slot = await some(4)
      const nodeOf = (n: number) => (n % 2 === 0 ? bench.calendar : bench.other)
      const holds = await Promise.all(
        Array.from({ length: 50 }, (_, n) => nodeOf(n).hold(slot, `p${n}`, until())),
      )
      expect(holds.filter(({ kind }) => kind === 'held')).toHaveLength(1)
      const books = await Promise.all(
        Array.from({ length: 50 }, (_, n) => nodeOf(n + 1).book(slot, ATTENDEE, `p${n}.meet1`, `p${n}`)),
      )
      expect(books.map(({ kind }) => kind).indexOf('booked')).toBe(
        holds.map(({ kind }) => kind).indexOf('held'),
      )
      expect(books.filter(({ kind }) => kind === 'booked')).toHaveLength(1)
    })

    test('of fifty who want one time at once, on two nodes, one gets it', async () => {
      const slot = await some(4)
      const wishes = Array.from({ length: 50 }, (_, n) => {
        const node = n % 2 === 0 ? bench.calendar : bench.other
        return node.book(slot, ATTENDEE, `p${n}.meet1`, 'p0')
      })
      const kinds = (await Promise.all(wishes)).map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind === 'booked')).toHaveLength(1)
      expect(kinds.filter((kind) => kind === 'taken')).toHaveLength(49)
    })
  })
}
