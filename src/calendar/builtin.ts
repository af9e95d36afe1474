import { createHash } from 'node:crypto'
import type { Booked, Calendar, Cancelled } from '#contracts/calendar'
import type { Clock } from '#contracts/clock'
import type { Records } from '#contracts/memory'
import type { CalendarRules } from '#core/calendar-rules'
import type { Slot } from '#core/slot'
import { sameSlot } from '#core/slot'
import { type Day, instant } from '#core/time'
import { clockAt } from '#core/zone'
import { isOpen, openSlots } from './open-slots.ts'
import { type Entry, type Opened, shelfOf, type Taken } from './shelf.ts'

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
 */
export const builtinCalendar = ({ records, rules, clock }: BuiltinOptions): Calendar => {
  const shelf = shelfOf(records, 'calendar')
  const daysOf = (slot: Slot): readonly Day[] => {
    const reach = reachOf(slot, rules)
    const days = [reach.start, slot.start, reach.end].map((at) => clockAt(at, rules.timeZone).day)
    return [...new Set(days)]
  }

  /** Another is tried until nobody has come in between; nobody is unlucky for so long. */
  const settled = async <T>(step: () => Promise<T | 'conflict'>): Promise<T | Trouble> => {
    try {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const outcome = await step()
        if (outcome !== 'conflict') return outcome
      }
      return { kind: 'later', reason: 'too many want the same day' }
    } catch (error) {
      return { kind: 'later', reason: `the memory does not answer (${String(error)})` }
    }
  }

  /** Puts a booking onto its new time and takes it off its old one, if it has one (B1). */
  const place = async (
    reference: string,
    slot: Slot,
    key: string,
    { days, write }: Opened,
  ): Promise<Booked | 'conflict'> => {
    const others = [...days.values()].flat().filter((one) => one.reference !== reference)
    const isFree = others.every((one) => !collide(one.slot, slot, rules))
    if (!isFree || !isOpen(slot, rules, clock.now())) return { kind: 'taken' }
    const changed = new Map([...days].map(([day, taken]) => [day, without(taken, reference)]))
    const home = clockAt(slot.start, rules.timeZone).day
    changed.set(home, [...(changed.get(home) ?? []), { reference, slot }])
    const next: Entry = { reference, slot, standing: 'booked', last: key }
    return (await write(next, changed)) === 'written' ? booked(reference) : 'conflict'
  }

  return {
    name: 'builtin',
    free: async (from, to) => {
      const open = openSlots(from, to, rules, clock.now())
      try {
        const taken = await shelf.taken([...new Set(open.flatMap(daysOf))])
        const slots = open.filter((slot) => taken.every((one) => !collide(one.slot, slot, rules)))
        return { kind: 'free', slots }
      } catch (error) {
        return { kind: 'unavailable', reason: `the memory does not answer (${String(error)})` }
      }
    },
    book: (slot, _attendee, key) => {
      const reference = referenceOf(key)
      return settled(async () => {
        const opened = await shelf.open(reference, daysOf(slot))
        // B2
        if (opened.entry) return opened.entry.standing === 'booked' ? booked(reference) : { kind: 'taken' }
        return place(reference, slot, key, opened)
      })
    },
    move: (reference, slot, key) =>
      settled(async () => {
        const known = (await shelf.open(reference, [])).entry
        if (known?.standing !== 'booked') return { kind: 'refused', reason: 'there is no such booking' }
        if (known.last === key || sameSlot(known.slot, slot)) return booked(reference)
        const opened = await shelf.open(reference, [...new Set([...daysOf(known.slot), ...daysOf(slot)])])
        const isStill = opened.entry && sameSlot(opened.entry.slot, known.slot)
        return isStill ? place(reference, slot, key, opened) : 'conflict'
      }),
    cancel: (reference, key) =>
      settled<Cancelled>(async () => {
        const known = (await shelf.open(reference, [])).entry
        if (!known) return { kind: 'refused', reason: 'there is no such booking' }
        if (known.standing === 'off') return { kind: 'cancelled' }
        const { days, write } = await shelf.open(reference, daysOf(known.slot))
        const changed = new Map([...days].map(([day, taken]) => [day, without(taken, reference)]))
        const outcome = await write({ ...known, standing: 'off', last: key }, changed)
        return outcome === 'written' ? { kind: 'cancelled' } : 'conflict'
      }),
  }
}

type Trouble = { readonly kind: 'later'; readonly reason: string }

/** Each try that fails is somebody else's success. */
const MOST_TRIES = 100

const booked = (reference: string): Booked => ({ kind: 'booked', reference, pending: false })

const without = (taken: readonly Taken[], reference: string): readonly Taken[] =>
  taken.filter((one) => one.reference !== reference)

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
