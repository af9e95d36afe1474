import { createHash } from 'node:crypto'
import type { Booked, Calendar, Cancelled, Held, Seen } from '#contracts/calendar'
import type { Clock } from '#contracts/clock'
import type { Records } from '#contracts/memory'
import type { CalendarRules } from '#core/calendar-rules'
import type { Slot } from '#core/slot'
import { sameSlot } from '#core/slot'
import { type Day, instant } from '#core/time'
import { clockAt } from '#core/zone'
import { isOpen, openSlots } from './open-slots.ts'
import { type Entry, holdOf, isThere, type Opened, settled, shelfOf, type Taken } from './shelf.ts'

/** What the built-in calendar is made of. */
export type BuiltinOptions = {
  readonly records: Records
  readonly rules: CalendarRules
  readonly clock: Clock
}

/**
 * The calendar of a business that has no other: its hours, and what is booked, kept in our own memory (D3).
 *
 * B1 One meeting at a time: what is booked is written only onto days that nobody else has changed since they were read, so of
 * any number that want one slot, on any nodes, one gets it.
 * B2 A booking is named after its key: the same wish again finds what it has done.
 * B3 What is held stands on its day like a booking, with its end beside it: it lapses by the clock, and needs nobody to end it.
 */
export const builtinCalendar = ({ records, rules, clock }: BuiltinOptions): Calendar => {
  const shelf = shelfOf(records, 'calendar')
  const daysOf = (slot: Slot): readonly Day[] => {
    const reach = reachOf(slot, rules)
    const days = [reach.start, slot.start, reach.end].map((at) => clockAt(at, rules.timeZone).day)
    return [...new Set(days)]
  }

  /** Days without what has lapsed and what goes by these names (B3). */
  const cleared = (days: Opened['days'], ...names: readonly string[]): Map<Day, readonly Taken[]> =>
    new Map([...days].map(([day, taken]) => [day, taken.filter((one) => isThere(one, clock, names))]))

  /** Puts what is taken onto its time, and what goes by the other names off theirs (B1). */
  const place = async (
    taken: Taken,
    entry: Entry | null,
    { days, write }: Opened,
    ...instead: readonly string[]
  ): Promise<'placed' | 'taken' | 'conflict'> => {
    const { slot } = taken
    const changed = cleared(days, taken.reference, ...instead)
    const isFree = [...changed.values()].flat().every((one) => !collide(one.slot, slot, rules))
    if (!isFree || !isOpen(slot, rules, clock.now())) return 'taken'
    const home = clockAt(slot.start, rules.timeZone).day
    changed.set(home, [...(changed.get(home) ?? []), taken])
    return (await write(entry, changed)) === 'written' ? 'placed' : 'conflict'
  }

  /** A booking takes the place of what was held for it. */
  const placeBooking = async (
    reference: string,
    slot: Slot,
    last: string,
    opened: Opened,
    holder: string,
  ): Promise<Booked | 'conflict'> => {
    const entry: Entry = { reference, slot, standing: 'booked', last }
    const outcome = await place({ reference, slot }, entry, opened, holdOf(holder))
    return outcome === 'placed' ? booked(reference) : outcome === 'taken' ? { kind: 'taken' } : outcome
  }

  return {
    name: 'builtin',
    hook: null,
    free: async (from, to, _zone, holder) => {
      const open = openSlots(from, to, rules, clock.now())
      try {
        const known = await shelf.taken([...new Set(open.flatMap(daysOf))])
        const taken = known.filter((one) => isThere(one, clock, [holdOf(holder)]))
        const slots = open.filter((slot) => taken.every((one) => !collide(one.slot, slot, rules)))
        return { kind: 'free', slots }
      } catch (error) {
        return { kind: 'unavailable', reason: `the memory does not answer (${String(error)})` }
      }
    },
    hold: (slot, holder, until) =>
      settled<Held>(async () => {
        if (until <= clock.now()) return { kind: 'free' }
        const opened = await shelf.open(null, daysOf(slot))
        const outcome = await place({ reference: holdOf(holder), slot, until }, null, opened)
        return outcome === 'placed' ? { kind: 'held' } : outcome === 'taken' ? { kind: 'taken' } : outcome
      }),
    release: (slot, holder) =>
      settled<Held>(async () => {
        const { days, write } = await shelf.open(null, daysOf(slot))
        const outcome = await write(null, cleared(days, holdOf(holder)))
        return outcome === 'written' ? { kind: 'free' } : outcome
      }),
    book: (slot, _attendee, key, holder) => {
      const reference = referenceOf(key)
      return settled(async () => {
        const opened = await shelf.open(reference, daysOf(slot))
        // B2
        if (opened.entry) return opened.entry.standing === 'booked' ? booked(reference) : { kind: 'taken' }
        return placeBooking(reference, slot, key, opened, holder)
      })
    },
    move: (reference, slot, key, holder) =>
      settled(async () => {
        const known = (await shelf.open(reference, [])).entry
        if (known?.standing !== 'booked') return { kind: 'refused', reason: 'there is no such booking' }
        if (known.last === key || sameSlot(known.slot, slot)) return booked(reference)
        const opened = await shelf.open(reference, [...new Set([...daysOf(known.slot), ...daysOf(slot)])])
        const isStill = opened.entry && sameSlot(opened.entry.slot, known.slot)
        return isStill ? placeBooking(reference, slot, key, opened, holder) : 'conflict'
      }),
    cancel: (reference, key) =>
      settled<Cancelled>(async () => {
        const known = (await shelf.open(reference, [])).entry
        if (!known) return { kind: 'refused', reason: 'there is no such booking' }
        if (known.standing === 'off') return { kind: 'cancelled' }
        const { days, write } = await shelf.open(reference, daysOf(known.slot))
        const outcome = await write({ ...known, standing: 'off', last: key }, cleared(days, reference))
        return outcome === 'written' ? { kind: 'cancelled' } : 'conflict'
      }),
    forget: (reference, slot) =>
      settled<Cancelled>(async () => {
        const known = (await shelf.open(reference, [])).entry
        const { days, write } = await shelf.open(null, daysOf(known?.slot ?? slot))
        if ((await write(null, cleared(days, reference))) === 'conflict') return 'conflict'
        await shelf.forget(reference)
        return { kind: 'cancelled' }
      }),
    look: (reference) =>
      settled<Seen>(async () => {
        const known = (await shelf.open(reference, [])).entry
        if (!known) return { kind: 'refused', reason: 'there is no such booking' }
        const { slot, standing } = known
        return standing === 'off'
          ? { kind: 'off', how: 'cancelled' }
          : { kind: 'booked', reference, slot, pending: false }
      }),
  }
}

const booked = (reference: string): Booked => ({ kind: 'booked', reference, pending: false })

/** Short enough to be read out on the phone, and the same for the same key. */
const referenceOf = (key: string): string =>
  `B-${createHash('sha256').update(key).digest('hex').slice(0, 12).toUpperCase()}`

/** A slot with all that must be free around it. */
const reachOf = ({ start, end }: Slot, { before, after }: CalendarRules): Slot => ({
  start: instant(start - Math.max(before, after)),
  end: instant(end + Math.max(before, after)),
})

/** Whether two meetings cannot both be: each keeps its own distance before and after. */
const collide = (a: Slot, b: Slot, { before, after }: CalendarRules): boolean => {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a]
  return second.start < first.end + Math.max(before, after)
}
