import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addressKey } from '#core/address'
import { termsHash } from '#core/catalogue'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { canonical } from '#core/json'
import type { Playbook } from '#core/playbook'
import { replay } from '#core/replay'
import { alive, isAlive } from '#core/signal'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { eagerLives, lives } from '../support/histories.ts'
import { steps } from '../support/steps.ts'

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours', carriesTexts: false },
    sms: { optOutReplies: 'platform', carriesTexts: true },
  },
}

const anyLife = lives(playbook)

const RUNS = { numRuns: 200 }

describe('any history whatever', () => {
  test('the fold of its journal is its snapshot, also after a trip through JSON (I11)', () => {
    fc.assert(
      fc.property(anyLife, ({ state, events }) => {
        const kept: Event[] = JSON.parse(JSON.stringify(events))
        expect(canonical(fold(initialState(state.person), kept))).toBe(canonical(state))
      }),
      RUNS,
    )
  })

  test('replaying its journal gives the state that every turn recorded (A8)', () => {
    fc.assert(
      fc.property(anyLife, ({ state, events }) => {
        const replayed = replay(state.person, events)
        expect(replayed.differences).toEqual([])
        expect(canonical(replayed.state)).toBe(canonical(state))
      }),
      RUNS,
    )
  })

  test('a link rests on an alive, unconditional yes to the very recap that was shown, and on every acknowledgement (I6)', () => {
    let offered = 0
    fc.assert(
      fc.property(eagerLives(playbook), ({ state: last, events }) => {
        for (const [state, event] of steps(events, initialState(last.person))) {
          if (event.kind !== 'checkout-offered') continue
          offered++
          const before = events.slice(0, state.length)
          const stated = before.findLastIndex((one) => one.kind === 'recap-stated')
          const since = before.slice(stated)
          const yes = since.find((one) => one.kind === 'acceptance-recorded')
          expect(before[stated]).toMatchObject({ hash: event.hash })
          expect(yes).toMatchObject({ hash: event.hash })
          expect(yes?.kind === 'acceptance-recorded' && yes.validUntil > state.now).toBe(true)
          expect(since.some((one) => one.kind === 'recap-withdrawn')).toBe(false)
          expect(termsHash(event.terms)).toBe(event.hash)
          for (const { id } of business.policy.acknowledgements) {
            expect(since.some((one) => one.kind === 'acknowledged' && one.acknowledgement === id)).toBe(true)
          }
        }
      }),
      RUNS,
    )
    expect(offered).toBeGreaterThan(10)
  })

  test('every yes and every acknowledgement rests on a message that was read as a plain yes (L2)', () => {
    fc.assert(
      fc.property(anyLife, ({ events }) => {
        for (const event of events) {
          if (event.kind !== 'acceptance-recorded' && event.kind !== 'acknowledged') continue
          const { message } = event.evidence
          const read = events.find((one) => one.kind === 'message-read' && one.message === message)
          expect(read).toMatchObject({ reading: { acceptance: { verdict: 'accept' } } })
        }
      }),
      RUNS,
    )
  })

  test('a recap is stated only from signals that are alive (M3)', () => {
    fc.assert(
      fc.property(anyLife, ({ state: last, events }) => {
        for (const [state, event] of steps(events, initialState(last.person))) {
          if (event.kind !== 'recap-stated') continue
          const { quantity, timeline, readiness } = state.signals
          for (const signal of [quantity, timeline, readiness])
            expect(signal && isAlive(signal, event.at)).toBe(true)
          expect(event.terms.quantity).toBe(alive(state.signals, 'quantity', event.at))
        }
      }),
      RUNS,
    )
  })

  test('a plan that is only spoken of changes no deal that is under way (A5)', () => {
    let spoken = 0
    fc.assert(
      fc.property(anyLife, ({ state: last, events }) => {
        for (const [state, event] of steps(events, initialState(last.person))) {
          if (event.kind !== 'signal-kept' || event.signal.value !== 'team') continue
          spoken++
          expect(event.signal).not.toHaveProperty('inPassing')
          expect(state.recap === null || state.payment !== null).toBe(true)
        }
      }),
      // Few lives have a plan spoken of in passing.
      { numRuns: 6 * RUNS.numRuns },
    )
    expect(spoken).toBeGreaterThan(10)
  })

  test('nothing is sold after payment (A6)', () => {
    fc.assert(
      fc.property(anyLife, ({ events }) => {
        const paid = events.findIndex((event) => event.kind === 'paid')
        const after = paid < 0 ? [] : events.slice(paid)
        expect(
          after.filter((event) => event.kind === 'recap-stated' || event.kind === 'checkout-offered'),
        ).toEqual([])
      }),
      RUNS,
    )
  })

  test('after a stop nothing goes to that address but one confirmation, until it is taken back (C8)', () => {
    fc.assert(
      fc.property(anyLife, ({ state: last, events }) => {
        for (const [state, event] of steps(events, initialState(last.person))) {
          if (event.kind !== 'message-queued' || !state.addresses[addressKey(event.to)]?.suppressed) continue
          expect(event.message.text).toContain('stopped')
          const heard = state.turn.heard.filter(({ reading }) => reading?.service === 'stop')
          expect(heard.length).toBeGreaterThan(0)
        }
      }),
      RUNS,
    )
  })

  test('every act follows from an event of the journal, each exactly once', () => {
    fc.assert(
      fc.property(anyLife, ({ events, acts }) => {
        const sends = acts.flatMap((act) => (act.act === 'send' ? [act.outgoing] : []))
        const queued = events.flatMap((event) => (event.kind === 'message-queued' ? [event.outgoing] : []))
        expect(sends).toEqual(queued)
        expect(new Set(sends).size).toBe(sends.length)
      }),
      RUNS,
    )
  })

  test('a quote that is not in the message is never kept as evidence (M2)', () => {
    fc.assert(
      fc.property(anyLife, ({ events }) => {
        const kept = events.filter(
          (event) => event.kind === 'signal-kept' && event.signal.value === 'never said',
        )
        expect(kept).toEqual([])
      }),
      RUNS,
    )
  })
})
