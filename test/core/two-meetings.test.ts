import { describe, expect, test } from '@jest/globals'
import { ahead, bookingsOf } from '#core/bookings'
import { decide } from '#core/decide'
import type { Event, Incoming } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { woven } from '#core/history'
import { messageId, personId } from '#core/ids'
import { parted } from '#core/parting'
import type { Playbook } from '#core/playbook'
import type { Reading } from '#core/reading'
import { reminderOf } from '#core/reminder'
import type { Slot } from '#core/slot'
import {
  addDays,
  after,
  dayOf,
  days,
  type Instant,
  instant,
  milliseconds,
  minutes,
  seconds,
} from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { RULES } from '../calendar/rules.ts'
import { CHAT } from '../support/agreed.ts'
import { business } from '../support/business.ts'
import { MONDAY, nothing, type Played, play, said } from '../support/play.ts'

const playbook: Playbook = {
  business: {
    ...business,
    calendar: RULES,
    policy: { ...business.policy, ladder: { ...business.policy.ladder, qualify: [], book: [] } },
  },
  dialogs: DIALOGS,
  crm: true,
  channels: { webchat: { optOutReplies: 'ours', carriesTexts: false } },
}

const ANA = personId('p-ana')
const BO = personId('p-bo')
const BOS_CHAT = { ...CHAT, id: 'c2' }
const [MINE, BOS] = ['p-ana.meet1', 'p-bo.meet1']

const at = (s: number): Instant => after(MONDAY, seconds(s))

const slotIn = (n: number): Slot => ({
  start: after(MONDAY, days(n)),
  end: instant(after(MONDAY, days(n)) + minutes(30)),
})

/** Somebody who has booked a meeting, and has the calendar's word for it. */
const booked = (booking: string, to: typeof CHAT, s: number, slot: Slot): readonly Event[] => [
  said('at ten', to, at(s), `${booking}-m`),
  {
    kind: 'booking-asked',
    at: at(s),
    booking,
    slot,
    zone: 'UTC',
    to,
    email: null,
    evidence: { message: messageId(`${booking}-m`), address: to, quote: 'at ten', by: 'rules' },
  },
  { kind: 'turn-ended', at: at(s), policy: '1', state: 'h' },
  {
    kind: 'booking-confirmed',
    at: at(s + 10),
    booking,
    slot,
    reference: `ref ${booking}`,
    pending: false,
  },
  { kind: 'turn-ended', at: at(s + 10), policy: '1', state: 'h' },
]

const anas = booked(MINE, CHAT, 1, slotIn(5))
const bos = booked(BOS, BOS_CHAT, 4, slotIn(3))
const rewoven: Incoming = {
  kind: 'rewoven',
  at: at(9999),
  from: BO,
  address: BOS_CHAT,
  why: 'merged',
  events: woven(anas, bos),
}
const alone: Played = { state: fold(initialState(ANA), anas), events: anas, acts: [] }
const merged = play(alone, rewoven, playbook, () => nothing)

const wish = (kind: 'cancel' | 'move', day: number | null): Reading => {
  const first = day === null ? null : addDays(dayOf(MONDAY, milliseconds(0)), day)
  const when = first === null ? [] : [{ first, last: first, from: null, to: null }]
  return {
    ...nothing,
    noticed: [{ kind: 'meeting', value: { wish: kind, when }, quote: 'call', confidence: 0.9 }],
  }
}

const says = (played: Played, text: string, reading: Reading): Played =>
  play(
    played,
    said(text, CHAT, after(played.state.now, seconds(60)), `m${played.events.length}`),
    playbook,
    () => reading,
  )

const sentIn = (earlier: Played, later: Played): readonly string[] =>
  later.events
    .slice(earlier.events.length)
    .flatMap((event) => (event.kind === 'message-queued' ? [event.message.text] : []))

const hears = (event: Incoming) => play(merged, event, playbook, () => nothing)

describe('two persons with a meeting each (M7, D3)', () => {
  test('have both ahead, the nearest first', () => {
    expect(ahead(merged.state).map(({ id }) => id)).toEqual([BOS, MINE])
  })

  test('are woken for each of them, and reminded of the right one, once', () => {
    const wakes = decide(alone.state, rewoven, playbook).acts.flatMap((act) =>
      act.act === 'wake' ? [act.timer] : [],
    )
    expect(wakes).toEqual(expect.arrayContaining([reminderOf(MINE), reminderOf(BOS)]))
    for (const [booking, slot] of [
      [MINE, slotIn(5)],
      [BOS, slotIn(3)],
    ] as const) {
      const timer: Incoming = { kind: 'timer-fired', at: after(MONDAY, days(2)), timer: reminderOf(booking) }
      const reminded = hears(timer)
      expect(sentIn(merged, reminded)).toEqual(['reminder'])
      expect(reminded.state.meetings.booking).toMatchObject({ id: booking, slot })
      expect(
        sentIn(
          reminded,
          play(reminded, timer, playbook, () => nothing),
        ),
      ).toEqual([])
    }
  })

  test('hear of either what was done to it at the calendar', () => {
    for (const booking of [MINE, BOS]) {
      const off = hears({ kind: 'booking-cancelled', at: at(10_000), booking, seen: 'cancelled' })
      expect(sentIn(merged, off)).toEqual(['off-there'])
      expect(ahead(off.state).map(({ id }) => id)).toEqual([booking === MINE ? BOS : MINE])
      const moved = hears({
        kind: 'booking-confirmed',
        at: at(10_000),
        booking,
        slot: slotIn(6),
        reference: 'r9',
        pending: false,
        seen: true,
      })
      expect(sentIn(merged, moved)).toEqual(['moved-there'])
      expect(moved.state.meetings.booking).toMatchObject({ id: booking, slot: slotIn(6) })
      expect(bookingsOf(moved.state.meetings)).toHaveLength(2)
      const stirred = hears({ kind: 'booking-stirred', at: at(10_000), booking })
      expect(stirred.acts.at(-1)).toMatchObject({ act: 'look', booking })
    }
  })

  test('are asked which to call off, and the one they name is', () => {
    const asked = says(merged, 'cancel my call', wish('cancel', null))
    expect(sentIn(merged, asked)).toEqual(['introduce + which-meeting'])
    for (const [day, booking] of [
      [5, MINE],
      [3, BOS],
    ] as const) {
      const named = says(asked, 'cancel the call then', wish('cancel', day))
      expect(sentIn(asked, named)).toEqual(['booking'])
      expect(named.acts).toContainEqual(
        expect.objectContaining({ act: 'cancel', booking, reference: `ref ${booking}` }),
      )
      const gone = play(
        named,
        { kind: 'booking-cancelled', at: instant(named.state.now + 5_000), booking },
        playbook,
        () => nothing,
      )
      expect(ahead(gone.state).map(({ id }) => id)).toEqual([booking === MINE ? BOS : MINE])
      const last = says(gone, 'cancel my call', wish('cancel', null))
      const other = booking === MINE ? BOS : MINE
      expect(last.acts).toContainEqual(expect.objectContaining({ act: 'cancel', booking: other }))
    }
  })

  test('are asked which to move, and the one they name is; they hear which that is', () => {
    const asked = says(merged, 'move my call', wish('move', 7))
    expect(sentIn(merged, asked)).toEqual(['introduce + which-meeting'])
    for (const [day, booking] of [
      [5, MINE],
      [3, BOS],
    ] as const) {
      const moving = says(asked, 'move the call then', wish('move', day))
      expect(sentIn(asked, moving)[0]).toMatch(/^moving \+ /)
      expect(moving.state.meetings.offer?.moves).toBe(booking)
    }
  })

  test('book no third while those are ahead', () => {
    const more = says(merged, 'book a call', {
      ...nothing,
      noticed: [{ kind: 'meeting', value: { wish: 'book', when: [] }, quote: 'call', confidence: 0.9 }],
    })
    expect(sentIn(merged, more)).toEqual(['introduce + already-booked'])
  })

  test('have each their own again once they are parted', () => {
    const timer: Event = { kind: 'timer-fired', at: at(20), timer: reminderOf(BOS) }
    const { theirs, rest, names } = parted([...woven(anas, bos), timer], BOS_CHAT)
    expect(bookingsOf(fold(initialState(BO), theirs).meetings).map(({ id }) => id)).toEqual([BOS])
    expect(bookingsOf(fold(initialState(ANA), rest).meetings).map(({ id }) => id)).toEqual([MINE])
    expect(names).toContain(BOS)
    expect(theirs).toContainEqual(timer)
    expect(rest).not.toContainEqual(timer)
  })

  test('are told of to the CRM with both', () => {
    const told = merged.events.flatMap((event) => (event.kind === 'crm-told' ? [JSON.stringify(event)] : []))
    expect(told.join()).toContain(BOS)
  })
})
