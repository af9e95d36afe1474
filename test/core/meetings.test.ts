import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Incoming } from '#core/event'
import { initialState } from '#core/evolve'
import { upcoming } from '#core/meetings'
import type { Playbook } from '#core/playbook'
import type { Reading } from '#core/reading'
import { replay } from '#core/replay'
import { sameSlot } from '#core/slot'
import { addDays, dayOf, type Instant, instant, milliseconds, minutes } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { RULES } from '../calendar/rules.ts'
import { business } from '../support/business.ts'
import { keenLives, lives } from '../support/histories.ts'
import { beginning, MONDAY, nothing, play, said } from '../support/play.ts'
import { steps } from '../support/steps.ts'

const playbook: Playbook = {
  business: {
    ...business,
    calendar: RULES,
    // Anybody may book, so that many do.
    policy: { ...business.policy, ladder: { ...business.policy.ladder, qualify: [], book: [] } },
  },
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours', carriesTexts: false },
    sms: { optOutReplies: 'platform', carriesTexts: true },
  },
}

const anyLife = lives(playbook)
const RUNS = { numRuns: 300 }

describe('meetings, in any history whatever', () => {
  test('nothing is said to be booked, moved or called off before the calendar has said so (D3)', () => {
    let said = 0
    fc.assert(
      fc.property(anyLife, ({ state: last, events }) => {
        for (const [state, event] of steps(events, initialState(last.person))) {
          if (event.kind !== 'message-queued') continue
          const words = event.message.text.split(' ')
          if (words.includes('booked') || words.includes('rebooked')) {
            said++
            expect(state.meetings.booking?.reference).not.toBeNull()
            expect(state.meetings.booking?.standing).toBe('booked')
          }
          if (words.includes('called-off')) expect(state.meetings.booking?.standing).toBe('off')
        }
      }),
      RUNS,
    )
    expect(said).toBeGreaterThan(10)
  })

  test('what is booked was offered, what is offered the calendar has just called free, and it lies ahead', () => {
    let asked = 0
    fc.assert(
      fc.property(anyLife, ({ state: last, events }) => {
        for (const [state, event] of steps(events, initialState(last.person))) {
          if (event.kind === 'slots-offered') {
            const found = Object.values(state.turn.slots ?? {}).flatMap((slots) => slots ?? [])
            for (const slot of event.slots) {
              expect(found.some((one) => sameSlot(one, slot))).toBe(true)
              expect(slot.start).toBeGreaterThan(event.at)
            }
            expect(event.slots.length).toBeLessThanOrEqual(3)
          }
          if (event.kind !== 'booking-asked' && event.kind !== 'move-asked') continue
          asked++
          expect(state.meetings.offer?.slots.some((one) => sameSlot(one, event.slot))).toBe(true)
          expect(event.slot.start).toBeGreaterThan(state.now)
        }
      }),
      RUNS,
    )
    expect(asked).toBeGreaterThan(20)
  })

  test('nobody has two meetings ahead, and none is asked for while one is', () => {
    fc.assert(
      fc.property(anyLife, ({ state: last, events }) => {
        for (const [state, event] of steps(events, initialState(last.person))) {
          if (event.kind !== 'booking-asked') continue
          expect(upcoming(state)).toBeNull()
          expect(state.meetings.booking?.standing).not.toBe('asked')
        }
      }),
      RUNS,
    )
  })

  test('no time is offered while a recap waits for its yes, and no new one after a payment (A6)', () => {
    fc.assert(
      fc.property(anyLife, ({ state: last, events }) => {
        for (const [state, event] of steps(events, initialState(last.person))) {
          if (event.kind !== 'slots-offered') continue
          expect(state.recap === null || state.payment !== null).toBe(true)
          expect(state.payment === null || event.moves !== null).toBe(true)
        }
      }),
      RUNS,
    )
  })

  test('a reminder is of a meeting that stands and lies ahead, and nobody asked for it (D8)', () => {
    fc.assert(
      fc.property(anyLife, ({ state: last, events }) => {
        for (const [state, event] of steps(events, initialState(last.person))) {
          if (event.kind !== 'message-queued' || !event.message.text.split(' ').includes('reminder')) continue
          expect(upcoming(state)?.standing).toBe('booked')
          expect(event.promptedAt).toBeNull()
        }
      }),
      RUNS,
    )
  })

  test('one time at most is held, the one that they are asked about, and what was held before is let go first', () => {
    let held = 0
    fc.assert(
      fc.property(anyLife, ({ state: last, events }) => {
        for (const [state, event] of steps(events, initialState(last.person))) {
          if (event.kind !== 'hold-asked') continue
          held++
          const before = state.meetings.held
          expect(before === null || before.until <= event.at || sameSlot(before.slot, event.slot)).toBe(true)
          expect(state.meetings.offer?.slots).toEqual([event.slot])
          expect(event.until - event.at).toBe(business.policy.booking.hold)
        }
      }),
      RUNS,
    )
    expect(held).toBeGreaterThan(20)
  })

  test('what somebody else did at the calendar is said once, and of what they know already nothing is', () => {
    let heard = 0
    fc.assert(
      fc.property(keenLives(playbook), ({ state: last, events }) => {
        let ended = 0
        for (const [state, event] of steps(events, initialState(last.person))) {
          // What was called off may be put at another time, and be called off again.
          if (event.kind === 'booking-cancelled' && state.meetings.booking?.standing !== 'off') ended++
          if (event.kind !== 'message-queued') continue
          const words = event.message.text.split(' ')
          if (words.includes('moved-there')) expect(state.meetings.booking?.reference).not.toBeNull()
          if (words.includes('off-there')) expect(state.meetings.booking?.standing).toBe('off')
          if (words.includes('moved-there') || words.includes('off-there')) heard++
        }
        const offs = events.filter(
          (event) => event.kind === 'message-queued' && /off-there|called-off/.test(event.message.text),
        )
        expect(offs.length).toBeLessThanOrEqual(ended)
      }),
      RUNS,
    )
    expect(heard).toBeGreaterThan(10)
  })

  test('what becomes of a wish is told beside a rep too, and so is the reminder; no new times are offered (D6)', () => {
    const beside: Playbook = { ...playbook, desk: true }
    const wish = { first: addDays(dayOf(MONDAY, milliseconds(0)), 3), from: minutes(600) }
    const book: Reading = {
      ...nothing,
      noticed: [
        {
          kind: 'meeting',
          value: { wish: 'book', when: [{ ...wish, last: wish.first, to: wish.from }] },
          quote: 'ten',
          confidence: 0.9,
        },
      ],
    }
    const yes: Reading = {
      ...nothing,
      acceptance: { verdict: 'accept', tier: 'explicit', hesitates: false, reason: 'covered', spans: [] },
    }
    let played = beginning
    let seconds = 0
    const step = (event: (at: Instant) => Incoming, reading: Reading = nothing): readonly string[] => {
      const before = played.events.length
      seconds += 1
      played = play(played, event(instant(MONDAY + seconds * 1_000)), beside, () => reading)
      return played.events
        .slice(before)
        .flatMap((one) => (one.kind === 'message-queued' ? [`${one.by ?? 'bot'}: ${one.message.text}`] : []))
    }
    const web = { channel: 'webchat', id: 'c1' }
    step((at) => said('ten', web, at, 'm1'), book)
    step((at) => said('yes', web, at, 'm2'), yes)
    step((at) => ({ kind: 'rep-claimed', at, rep: { id: 'U1', name: 'Ana' }, handOff: null }))
    const { booking } = played.state.meetings
    if (!booking) throw new Error('Nothing was asked for.')
    const { id, slot } = booking
    expect(
      step((at) => ({ kind: 'booking-confirmed', at, booking: id, slot, reference: 'B-1', pending: false })),
    ).toEqual(['desk: booked'])
    expect(step((at) => ({ kind: 'timer-fired', at, timer: 'reminder' }))).toEqual(['desk: reminder'])
    expect(step((at) => said('ten', web, at, 'm3'), book)).toEqual([])
  })

  test('replaying gives the state that every turn recorded (A8)', () => {
    fc.assert(
      fc.property(anyLife, ({ state, events }) => {
        expect(replay(state.person, events).differences).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
