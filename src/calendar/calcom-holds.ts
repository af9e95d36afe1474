import { z } from 'zod'
import type { Booked, Held } from '#contracts/calendar'
import type { Clock } from '#contracts/clock'
import type { Records } from '#contracts/memory'
import { type Slot, sameSlot } from '#core/slot'
import { addDays, type Day, dayOf, type Instant, milliseconds, minutes } from '#core/time'
import type { CalcomOptions, calcomCalls } from './calcom-calls.ts'
import { holdOf, isThere, settled, shelfOf, type Taken, type Trouble } from './shelf.ts'

/** Where holds are kept, and by which clock they lapse. */
export type HoldParts = { readonly records: Records; readonly clock: Clock }

/** The version of the pages "Reserve a slot" and "Delete a reserved slot". */
const SLOTS = '2024-09-04'

const Reserved = z.object({ data: z.object({ reservationUid: z.string().min(1).max(200) }) })

/**
 * What is held while Cal.com keeps the calendar: in our own memory, and there as a slot that is reserved.
 *
 * K1 Among our buyers the memory decides, day by day as in the built-in calendar (B1, B3). Cal.com knows no holders: it hides what is
 *    reserved from everybody alike, and no booking names the reservation that it rests on.
 * K2 The reservation keeps the time from whoever comes by other ways. It is a courtesy: what Cal.com refuses or does not answer leaves the
 *    hold as it is, without one. Only that the time is somebody else's is news.
 * K3 Its uid stands beside the hold and it is deleted with it. One whose uid was lost on the way lapses by itself, when the hold does.
 */
export const calcomHolds = (
  { eventTypeId }: CalcomOptions,
  call: ReturnType<typeof calcomCalls>['call'],
  { records, clock }: HoldParts,
) => {
  const shelf = shelfOf(records, 'calcom')

  /** What is held now on these days; nothing that anybody knows of, where the memory is away. */
  const heldOn = async (days: readonly Day[]): Promise<readonly Taken[]> =>
    (await shelf.taken(days).catch(() => [])).filter((one) => isThere(one, clock, []))

  /** What they hold around a slot becomes this, or nothing, unless others are in the way (K1). Answers what it was before. */
  const change = (
    slot: Slot,
    holder: string,
    next: (before: readonly Taken[]) => Taken | null,
  ): Promise<Changed | Trouble> =>
    settled(async () => {
      const name = holdOf(holder)
      const { days, write } = await shelf.open(null, daysOf(slot))
      const before = [...days.values()].flat().filter(({ reference }) => reference === name)
      const others = new Map(
        [...days].map(([day, taken]) => [day, taken.filter((one) => isThere(one, clock, [name]))]),
      )
      const hold = next(before)
      if (hold && [...others.values()].flat().some((one) => collide(one.slot, slot))) return { kind: 'taken' }
      if (hold) others.set(dayIn(slot.start), [...(others.get(dayIn(slot.start)) ?? []), hold])
      if (!hold && before.length === 0) return { kind: 'changed', before }
      return (await write(null, others)) === 'written' ? { kind: 'changed', before } : 'conflict'
    })

  /** How many of these were reserved at Cal.com, and are asked to be so no more. */
  const unreserve = async (holds: readonly Taken[]): Promise<number> => {
    const uids = holds.flatMap(({ uid, until }) => (uid && until && until > clock.now() ? [uid] : []))
    await Promise.all(
      uids.map((uid) => call('DELETE', `/v2/slots/reservations/${encodeURIComponent(uid)}`, SLOTS)),
    )
    return uids.length
  }

  const release = async (slot: Slot, holder: string): Promise<Held> => {
    const said = await change(slot, holder, () => null)
    if (said.kind === 'later') return said
    if (said.kind === 'changed') await unreserve(said.before)
    return FREE
  }

  /** Writes down under which uid it is reserved (K3), or deletes that, where the hold was let go meanwhile. */
  const note = async (hold: Taken, holder: string, uid: string): Promise<Held> => {
    const reserved = { ...hold, uid }
    const said = await change(hold.slot, holder, (before) => (before.some(isSame(hold)) ? reserved : null))
    if (said.kind === 'later') return said
    if (said.kind === 'changed' && said.before.some(isSame(hold))) return HELD
    await unreserve([reserved])
    return FREE
  }

  return {
    hold: async (slot: Slot, holder: string, until: Instant): Promise<Held> => {
      const now = clock.now()
      if (until <= now) return FREE
      const hold: Taken = { reference: holdOf(holder), slot, until }
      const said = await change(slot, holder, (before) => before.find(isSame(hold)) ?? hold)
      if (said.kind !== 'changed') return said
      const known = said.before.find((one) => sameSlot(one.slot, slot) && isThere(one, clock, []))
      if (known?.uid && known.until === until) return HELD
      await unreserve(said.before)
      const reservationDuration = Math.max(1, Math.round((until - now) / minutes(1)))
      const wish = { eventTypeId, slotStart: new Date(slot.start).toISOString(), reservationDuration }
      const answer = await call('POST', '/v2/slots/reservations', SLOTS, wish)
      // Of a hold that was there without a reservation, the answer of one may have been lost: then the time is reserved for them.
      if (answer.kind === 'taken' && !known) {
        await release(slot, holder)
        return { kind: 'taken' }
      }
      const reserved = answer.kind === 'ok' ? Reserved.safeParse(answer.body) : null
      return reserved?.success ? note(hold, holder, reserved.data.data.reservationUid) : HELD
    },
    release,
    /** Of what Cal.com calls free, what is free to them: less what others hold, and with what they hold themselves, in order. */
    seenBy: async (free: readonly Slot[], from: Instant, to: Instant, holder: string) => {
      const held = await heldOn(daysOf({ start: from, end: to }))
      const name = holdOf(holder)
      const others = held.filter(({ reference }) => reference !== name)
      const theirs = held.flatMap(({ reference, slot }) => (reference === name ? [slot] : []))
      const hidden = theirs.filter(
        (slot) => slot.start >= from && slot.start < to && !free.some((one) => one.start === slot.start),
      )
      return [...free, ...hidden]
        .filter((slot) => others.every((one) => !collide(one.slot, slot)))
        .sort((a, b) => a.start - b.start)
    },
    /**
     * Books or moves, unless others hold the time; what they hold themselves ends with it. The pages say that nobody else can book what is
     * reserved, and know no way to tell for whom it is: where Cal.com keeps to that, it is reserved no more, and asked again.
     */
    honouring: async (slot: Slot, holder: string, ask: () => Promise<Booked>): Promise<Booked> => {
      const held = (await heldOn(daysOf(slot))).filter((one) => collide(one.slot, slot))
      const theirs = held.filter(({ reference }) => reference === holdOf(holder))
      if (theirs.length < held.length) return { kind: 'taken' }
      const first = await ask()
      const said = first.kind === 'taken' && (await unreserve(theirs)) > 0 ? await ask() : first
      if (said.kind !== 'later') await release(slot, holder)
      return said
    },
  }
}

type Changed = { readonly kind: 'changed'; readonly before: readonly Taken[] } | { readonly kind: 'taken' }

const HELD = { kind: 'held' } as const
const FREE = { kind: 'free' } as const

const isSame =
  ({ slot, until }: Taken) =>
  (one: Taken): boolean =>
    sameSlot(one.slot, slot) && one.until === until

const collide = (a: Slot, b: Slot): boolean => a.start < b.end && b.start < a.end

/** Days by which holds are kept: those of UTC, whoever asks. */
const dayIn = (at: Instant): Day => dayOf(at, milliseconds(0))

/** All that a hold may stand on that collides with it: it stands where it begins, which may be the day before. */
const daysOf = ({ start, end }: Slot): readonly Day[] => {
  const days: Day[] = []
  for (let day = addDays(dayIn(start), -1); day <= dayIn(end); day = addDays(day, 1)) days.push(day)
  return days
}
