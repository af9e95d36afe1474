import { z } from 'zod'
import type { Clock } from '#contracts/clock'
import type { Change, Records } from '#contracts/memory'
import type { Slot } from '#core/slot'
import { type Day, type Instant, instant } from '#core/time'

/** A meeting as the built-in calendar keeps it; nothing in it says who comes but the key it was booked by. */
export type Entry = {
  readonly reference: string
  readonly slot: Slot
  readonly standing: 'booked' | 'off'
  /** The last thing that was done to it, by its key: done once, it is not done again. */
  readonly last: string
}

const Time = z.number().int().transform(instant)
const Slots = z.object({ start: Time, end: Time })
const Entries = z.object({
  reference: z.string(),
  slot: Slots,
  standing: z.enum(['booked', 'off']),
  last: z.string(),
})
const Days = z.array(
  z.object({
    reference: z.string(),
    slot: Slots,
    until: Time.exactOptional(),
    uid: z.string().exactOptional(),
  }),
)

/** What is taken on a day, and by which booking; or only held, `until` then, and under which `uid` a provider holds it too. */
export type Taken = {
  readonly reference: string
  readonly slot: Slot
  readonly until?: Instant
  readonly uid?: string
}

/** One time at most is held for anybody, on any day. */
export const holdOf = (holder: string): string => `held:${holder}`

/** Whether it stands in the way of anybody but those who go by these names. */
export const isThere = ({ reference, until }: Taken, clock: Clock, names: readonly string[]): boolean =>
  !names.includes(reference) && (until === undefined || until > clock.now())

/** Our own memory was not to be had. */
export type Trouble = { readonly kind: 'later'; readonly reason: string }

/** Each try that fails is somebody else's success. */
const MOST_TRIES = 100

/** Another is tried until nobody has come in between; nobody is unlucky for so long. */
export const settled = async <T>(step: () => Promise<T | 'conflict'>): Promise<T | Trouble> => {
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

/** A record that is not there yet has a tag that none ever has: somebody who makes it first is noticed. */
const NONE = 'none'

/** The days and the bookings of one calendar, which change together or not at all. */
export const shelfOf = (records: Records, shelf: string) => {
  const read = async (keys: readonly string[]) => {
    const kept = await records.read(shelf, keys)
    return new Map(kept.map((one) => [one.key, one]))
  }
  return {
    /** What is taken on some days. */
    taken: async (days: readonly Day[]): Promise<readonly Taken[]> =>
      [...(await read(days.map(dayKey))).values()].flatMap(({ value }) => Days.parse(value)),
    /** Nothing tells of a booking any more. */
    forget: (reference: string) =>
      records.write(shelf, [{ key: entryKey(reference), value: null, tag: null }]),
    /** A booking, if one is named, and some days, as they are now, and the way to change them all unless somebody else does first. */
    open: async (reference: string | null, days: readonly Day[]): Promise<Opened> => {
      const entries = reference === null ? [] : [entryKey(reference)]
      const kept = await read([...entries, ...days.map(dayKey)])
      const found = reference === null ? undefined : kept.get(entryKey(reference))
      const tagOf = (key: string): string => kept.get(key)?.tag ?? NONE
      return {
        entry: found ? Entries.parse(found.value) : null,
        days: new Map(days.map((day) => [day, Days.parse(kept.get(dayKey(day))?.value ?? [])])),
        write: async (entry, changed) => {
          const changes: Change[] = [...changed].map(([day, taken]) => {
            const key = dayKey(day)
            return { key, value: taken.map((one) => ({ ...one })), tag: tagOf(key) }
          })
          if (entry === null) return records.write(shelf, changes)
          const key = entryKey(entry.reference)
          return records.write(shelf, [...changes, { key, value: { ...entry }, tag: tagOf(key) }])
        },
      }
    },
  }
}

/** A booking and days at one moment. */
export type Opened = {
  readonly entry: Entry | null
  readonly days: ReadonlyMap<Day, readonly Taken[]>
  readonly write: (
    entry: Entry | null,
    days: ReadonlyMap<Day, readonly Taken[]>,
  ) => Promise<'written' | 'conflict'>
}

const dayKey = (day: Day): string => `day:${day}`
const entryKey = (reference: string): string => `booking:${reference}`
