import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { deliveryPump } from '#bus/deliver'
import type { MeetingDeed } from '#bus/meet'
import { watchOver } from '#bus/watch'
import { sealWith } from '#checkout/seal'
import type { Booked, Calendar, Held, Seen } from '#contracts/calendar'
import { type Memory, TOPICS } from '#contracts/memory'
import { strangerAt } from '#core/address'
import { CALENDAR } from '#core/effect'
import type { Incoming } from '#core/event'
import { initialState } from '#core/evolve'
import { type Instant, instant, after as later, minutes, seconds } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { business } from '../support/business.ts'
import { eventually } from '../support/eventually.ts'
import { logbook } from '../support/logbook.ts'

const here = { channel: 'webchat', id: 'c1' }
const person = strangerAt(here)
const slot = { start: instant(9_000_000), end: instant(9_900_000) }
const BOOK: MeetingDeed = { act: 'book', booking: 'p.meet1', slot, zone: 'UTC', email: null }
const LOOK: MeetingDeed = { act: 'look', booking: 'p.meet1', reference: 'B-1' }
const BOOKED: Booked = { kind: 'booked', reference: 'B-1', pending: false }

/** A calendar that answers as it is told, and the outbox in front of it. */
describe('what is done at a calendar, behind the outbox', () => {
  let memory: Memory
  let now: Instant
  let answers: Booked[]
  let keys: string[]
  let held: Held
  let seen: Seen[]
  let stop: () => Promise<void>
  const log = logbook()

  const calendar: Calendar = {
    name: 'told',
    hook: null,
    free: async () => ({ kind: 'free', slots: [] }),
    book: async (_slot, _attendee, key) => {
      keys.push(key)
      return answers.shift() ?? BOOKED
    },
    move: async () => BOOKED,
    cancel: async () => ({ kind: 'cancelled' }),
    forget: async () => ({ kind: 'cancelled' }),
    hold: async () => held,
    release: async () => ({ kind: 'free' }),
    look: async () => seen.shift() ?? { kind: 'off', how: 'cancelled' },
  }

  beforeEach(async () => {
    memory = await openEmbedded({ directory: null })
    now = instant(1_000_000)
    answers = []
    keys = []
    held = { kind: 'held' }
    seen = []
    const pump = deliveryPump({
      memory,
      adapters: [],
      calendar,
      files: null,
      rules: { business, channels: {} },
      seal: sealWith('a secret of more than thirty-two characters'),
      publicUrl: 'https://bot.example.com',
      clock: { now: () => now },
      log,
      watch: watchOver(log),
    })
    const leave = memory.feed.subscribe(TOPICS.work, pump.ring)
    stop = async () => {
      leave()
      await pump.stop()
      await memory.close()
    }
  })
  afterEach(() => stop())

  const ask = async (...deeds: readonly MeetingDeed[]): Promise<void> => {
    const event: Incoming = { kind: 'timer-fired', at: now, timer: 'x' }
    await memory.mailbox.accept(here, { id: 'first', event }, now)
    const [lease] = await memory.mailbox.lease({ now, hold: seconds(10), most: 1 })
    if (!lease) throw new Error('Nobody has anything to do.')
    const parcels = (deeds.length === 0 ? [BOOK] : deeds).map((deed, n) => ({
      id: `${person}.${deed.act}1.${n}`,
      to: { channel: CALENDAR, id: person },
      deed,
    }))
    const snapshot = initialState(person)
    await memory.mailbox.commit(lease, { taken: 1, events: [], snapshot, lane: 1, parcels, timers: [] }, now)
  }
  const news = async (): Promise<readonly Incoming[]> => {
    const [lease] = await memory.mailbox.lease({ now, hold: seconds(1), most: 1 })
    return lease?.envelopes.map(({ event }) => event) ?? []
  }
  const pass = async (length: ReturnType<typeof minutes>): Promise<void> => {
    now = later(now, length)
    await memory.mailbox.tick(now)
  }

  test('its word comes into the inbox, with its reference', async () => {
    await ask()
    await eventually(async () =>
      expect(await news()).toMatchObject([
        { kind: 'booking-confirmed', booking: 'p.meet1', reference: 'B-1', slot },
      ]),
    )
  })

  test('what nobody knows is asked again under the same key, until it is known', async () => {
    answers = [
      { kind: 'later', reason: 'away' },
      { kind: 'later', reason: 'away' },
    ]
    await ask()
    await eventually(async () => {
      await pass(minutes(1))
      expect(keys.length).toBe(3)
    })
    await eventually(async () => expect(await news()).toMatchObject([{ kind: 'booking-confirmed' }]))
    expect(new Set(keys)).toEqual(new Set(['p.meet1']))
  })

  test('is given up in the end, and said to be', async () => {
    answers = Array.from({ length: 50 }, () => ({ kind: 'later', reason: 'away' }))
    await ask()
    await eventually(async () => {
      await pass(minutes(3))
      expect(await news()).toMatchObject([{ kind: 'booking-failed', reason: 'unavailable', detail: 'away' }])
    })
    expect(keys.length).toBeGreaterThanOrEqual(10)
    expect(new Set(keys).size).toBe(1)
  })

  test.each<[Booked, object]>([
    [{ kind: 'taken' }, { reason: 'taken', detail: null }],
    [
      { kind: 'refused', reason: 'no such type' },
      { reason: 'unavailable', detail: 'no such type' },
    ],
  ])('%j is told at once', async (answer, told) => {
    answers = [answer]
    await ask()
    await eventually(async () => expect(await news()).toMatchObject([{ kind: 'booking-failed', ...told }]))
    expect(keys).toHaveLength(1)
  })

  const HOLD: MeetingDeed = { act: 'hold', slot, until: instant(5_000_000) }
  test.each<[MeetingDeed, Held, readonly object[]]>([
    [HOLD, { kind: 'held' }, []],
    [HOLD, { kind: 'free' }, []],
    [HOLD, { kind: 'later', reason: 'away' }, []],
    [HOLD, { kind: 'taken' }, [{ kind: 'hold-failed', slot }]],
    [{ act: 'release', slot }, { kind: 'held' }, []],
  ])('of %j that came to %j, %j is told, and what is behind it goes on', async (deed, found, told) => {
    held = found
    await ask(deed, BOOK)
    await eventually(async () =>
      expect(await news()).toMatchObject([...told, { kind: 'booking-confirmed', booking: 'p.meet1' }]),
    )
  })

  test.each<[Seen, object]>([
    [
      { kind: 'booked', reference: 'B-2', slot, pending: false },
      { kind: 'booking-confirmed', reference: 'B-2', slot, seen: true },
    ],
    [
      { kind: 'off', how: 'rejected' },
      { kind: 'booking-cancelled', seen: 'rejected' },
    ],
  ])('a look that finds %j is told as seen', async (found, told) => {
    seen = [{ kind: 'later', reason: 'away' }, found]
    await ask(LOOK)
    await eventually(async () => {
      await pass(minutes(1))
      expect(await news()).toMatchObject([{ booking: 'p.meet1', ...told }])
    })
  })

  test('a look that finds nothing is given up in the end, says nothing, and lets what is behind it go on', async () => {
    seen = Array.from({ length: 50 }, () => ({ kind: 'later', reason: 'away' }) as const)
    await ask(LOOK, BOOK)
    await eventually(async () => {
      await pass(minutes(3))
      expect(await news()).toMatchObject([{ kind: 'booking-confirmed', reference: 'B-1' }])
    })
    expect(seen.length).toBeLessThanOrEqual(40)
  })
})
