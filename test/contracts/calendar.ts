import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Calendar } from '#contracts/calendar'
import type { Slot } from '#core/slot'
import { days, type Instant, after as later } from '#core/time'

/** A calendar with a week of free times ahead, and the same one as another node sees it. */
export type CalendarBench = {
  readonly calendar: Calendar
  readonly other: Calendar
  readonly now: Instant
  readonly close: () => Promise<void>
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

    const free = async (calendar = bench.calendar): Promise<readonly Slot[]> => {
      const said = await calendar.free(bench.now, later(bench.now, days(7)), ATTENDEE.zone)
      if (said.kind !== 'free') throw new Error(said.reason)
      return said.slots
    }
    const some = async (n = 0): Promise<Slot> => {
      const slot = (await free())[n]
      if (!slot) throw new Error('There is nothing free.')
      return slot
    }
    const starts = (slots: readonly Slot[]) => slots.map(({ start }) => start)
    const book = async (slot: Slot, key: string): Promise<string> => {
      const said = await bench.calendar.book(slot, ATTENDEE, key)
      if (said.kind !== 'booked') throw new Error(said.kind)
      return said.reference
    }

    test('what is free lies ahead, in order, each once, within what was asked', async () => {
      const slots = await free()
      expect(slots.length).toBeGreaterThan(10)
      expect(starts(slots)).toEqual([...new Set(starts(slots))].sort((a, b) => a - b))
      expect(slots.every(({ start, end }) => start >= bench.now && end > start)).toBe(true)
      const from = later(bench.now, days(3))
      const part = await bench.calendar.free(from, later(from, days(1)), ATTENDEE.zone)
      expect(part.kind === 'free' && part.slots.every(({ start }) => start >= from)).toBe(true)
    })

    test('what is booked is free no more, on no node, and nobody else gets it', async () => {
      const slot = await some(3)
      await book(slot, 'p1.meet1')
      expect(starts(await free())).not.toContain(slot.start)
      expect(starts(await free(bench.other))).not.toContain(slot.start)
      expect(await bench.other.book(slot, ATTENDEE, 'p2.meet1')).toEqual({ kind: 'taken' })
    })

    test('the same key books once, and is told the same again', async () => {
      const slot = await some()
      const first = await book(slot, 'p1.meet1')
      expect(await bench.other.book(slot, ATTENDEE, 'p1.meet1')).toMatchObject({
        kind: 'booked',
        reference: first,
      })
    })

    test('a time that is none is not to be had', async () => {
      const slot = await some()
      const odd = { start: later(slot.start, days(-30)), end: later(slot.end, days(-30)) }
      expect(await bench.calendar.book(odd, ATTENDEE, 'p1.meet1')).toEqual({ kind: 'taken' })
    })

    test('moved, it leaves its old time free and takes the new; the same move twice is one', async () => {
      const [from, to] = [await some(2), await some(9)]
      const reference = await book(from, 'p1.meet1')
      const first = await bench.calendar.move(reference, to, 'move1')
      expect(first.kind).toBe('booked')
      expect(await bench.other.move(reference, to, 'move1')).toEqual(first)
      expect(starts(await free())).toContain(from.start)
      expect(starts(await free())).not.toContain(to.start)
    })

    test('a move onto a taken time leaves it where it was', async () => {
      const [from, to] = [await some(2), await some(9)]
      const reference = await book(from, 'p1.meet1')
      await book(to, 'p2.meet1')
      expect(await bench.calendar.move(reference, to, 'move1')).toEqual({ kind: 'taken' })
      expect(starts(await free())).not.toContain(from.start)
    })

    test('called off, its time is free again; twice is once, and what is off cannot be moved', async () => {
      const [slot, to] = [await some(), await some(5)]
      const reference = await book(slot, 'p1.meet1')
      expect(await bench.calendar.cancel(reference, 'off1')).toEqual({ kind: 'cancelled' })
      expect(await bench.other.cancel(reference, 'off1')).toEqual({ kind: 'cancelled' })
      expect(starts(await free())).toContain(slot.start)
      expect((await bench.calendar.move(reference, to, 'move1')).kind).toBe('refused')
      await book(slot, 'p2.meet1')
    })

    test('nobody can move or call off what there never was', async () => {
      const slot = await some()
      expect((await bench.calendar.move('nothing', slot, 'move1')).kind).toBe('refused')
      expect((await bench.calendar.cancel('nothing', 'off1')).kind).toBe('refused')
    })

    test('of fifty who want one time at once, on two nodes, one gets it', async () => {
      const slot = await some(4)
      const wishes = Array.from({ length: 50 }, (_, n) => {
        const node = n % 2 === 0 ? bench.calendar : bench.other
        return node.book(slot, ATTENDEE, `p${n}.meet1`)
      })
      const kinds = (await Promise.all(wishes)).map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind === 'booked')).toHaveLength(1)
      expect(kinds.filter((kind) => kind === 'taken')).toHaveLength(49)
    })
  })
}
