import { setTimeout as pause } from 'node:timers/promises'
import { startTimers } from '#bus/timers'
import { watchOver } from '#bus/watch'
import { turnPump } from '#bus/worker'
import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import { type Commit, type Lease, type Memory, TOPICS } from '#contracts/memory'
import { type PersonId, personId } from '#core/ids'
import { instant, type Milliseconds, milliseconds, seconds } from '#core/time'
import { fact, mail, turn } from '#test/support/mail'

/** How long the turn of this bench takes; with the room that a node has for turns, that is what it can do. */
const TURN = milliseconds(400)
const ROOM = 64

/** Turns a second that one node can give here. */
export const CAPACITY = (ROOM / TURN) * seconds(1)

/** How many of a hundred are of which lane: closing, ordinary, what can wait. */
const LANES = [20, 70, 10] as const

type Lane = Commit['lane']

/** Milliseconds that were waited, by lane: for a turn after mail came, and for a timer's turn after it was due. */
export type Waits = {
  readonly mail: { readonly [lane in Lane]: readonly number[] }
  readonly timers: { readonly [lane in Lane]: readonly number[] }
}

const clock: Clock = { now: () => instant(Date.now()) }
const log: Log = {
  info: () => {},
  warn: () => {},
  error: (facts, sentence) => console.error(sentence, facts),
}

/**
 * Mail for one person after the other, `share` times as much as one node can deal with, for `length`; each has met us
 * before, which is how its lane is known. One in ten has a timer instead, due at the time its mail would have come.
 */
export const underLoad = async (
  memory: Memory,
  name: string,
  share: number,
  length: Milliseconds,
): Promise<Waits> => {
  const count = Math.round((CAPACITY * share * length) / seconds(1))
  const persons = Array.from({ length: count }, (_, n) => ({
    person: personId(`${name}-${n}`),
    lane: laneOf(n),
    hasTimer: Math.floor(n / 100) % 10 === 0,
    at: (n / count) * length,
  }))
  const begin = clock.now() + count * MEETING + 500
  await meet(memory, persons, begin)
  const waits = { mail: { 0: [], 1: [], 2: [] }, timers: { 0: [], 1: [], 2: [] } } satisfies Waits
  const stop = attend(memory, waits, new Map(persons.map(({ person, lane }) => [person, lane])))
  await pause(begin - clock.now())
  for (const { person, at, hasTimer } of persons) {
    const wait = begin + at - clock.now()
    if (wait > 1) await pause(wait)
    if (!hasTimer) void memory.mailbox.accept(person, { ...mail(), event: noteAt(begin + at) }, clock.now())
  }
  while (total(waits) < count) await pause(50)
  await stop()
  return waits
}

/** Milliseconds that meeting one person takes at most. */
const MEETING = 2

type Somebody = {
  readonly person: PersonId
  readonly lane: Lane
  readonly hasTimer: boolean
  readonly at: number
}

/** Dealt out evenly, so that the lanes are mixed at every moment. */
const laneOf = (n: number): Lane => {
  const place = (n * 37) % 100
  if (place < LANES[0]) return 0
  return place < LANES[0] + LANES[1] ? 1 : 2
}

/** A first turn for each, which says what lane they are in from now on, and sets their timer. */
const meet = async (memory: Memory, persons: readonly Somebody[], begin: number): Promise<void> => {
  const known = new Map(persons.map((one) => [one.person, one]))
  await Promise.all(persons.map(({ person }) => memory.mailbox.accept(person, mail(), clock.now())))
  for (let met = 0; met < persons.length; ) {
    const leases = await memory.mailbox.lease({ now: clock.now(), hold: seconds(10), most: 200 })
    met += leases.length
    await Promise.all(leases.map((lease) => greet(memory, lease, known.get(lease.person), begin)))
  }
}

const greet = (memory: Memory, lease: Lease, one: Somebody | undefined, begin: number) =>
  memory.mailbox.commit(
    lease,
    turn(lease.person, {
      lane: one?.lane ?? 1,
      timers: one?.hasTimer ? [{ timer: 'due', at: instant(begin + one.at) }] : [],
    }),
    clock.now(),
  )

/** When it was sent stands in the event itself. */
const noteAt = (at: number) => ({ ...mail().event, at: instant(at) })

type Counting = { readonly [what in keyof Waits]: { readonly [lane in Lane]: number[] } }

/** Gives turns and keeps time, as a node does, and writes down how long each mail and timer has waited. */
const attend = (
  memory: Memory,
  waits: Counting,
  lanes: ReadonlyMap<PersonId, Lane>,
): (() => Promise<void>) => {
  const watch = watchOver(log)
  const work = async (lease: Lease) => {
    const now = clock.now()
    const lane = lanes.get(lease.person) ?? 1
    for (const { event } of lease.envelopes) {
      const counts = event.kind === 'timer-fired' ? waits.timers : waits.mail
      counts[lane].push(now - event.at)
    }
    await pause(TURN)
    const events = lease.envelopes.map(({ id }) => fact(id))
    return memory.mailbox.commit(
      lease,
      turn(lease.person, { taken: events.length, events, lane }),
      clock.now(),
    )
  }
  const pumping = turnPump({ memory, clock, log, watch, gesture: () => {}, turn: work, giveUp: work })
  const timers = startTimers({ memory, clock, watch, ring: pumping.ring })
  const quiet = memory.feed.subscribe(TOPICS.work, pumping.ring)
  pumping.ring()
  return async () => {
    quiet()
    timers.stop()
    await pumping.stop()
  }
}

const total = ({ mail, timers }: Counting): number =>
  [mail, timers].flatMap((lanes) => Object.values(lanes)).reduce((sum, { length }) => sum + length, 0)
