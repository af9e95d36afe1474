import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Event } from '#core/event'
import { initialState } from '#core/evolve'
import { canonical } from '#core/json'
import type { Playbook } from '#core/playbook'
import { receiptOf } from '#core/receipt'
import { replay } from '#core/replay'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { moneyLives } from '../support/histories.ts'
import { steps } from '../support/steps.ts'

const playbook: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours', carriesTexts: false },
    sms: { optOutReplies: 'platform', carriesTexts: true },
  },
  desk: true,
}

const anyLife = moneyLives(playbook)
const RUNS = { numRuns: 60 }

/** What a composed message says, by the names of its briefs. */
const saysOf = (event: Event): readonly string[] =>
  event.kind === 'composed' ? event.message.text.split(' + ') : []

const saysOneOf = (event: Event, names: readonly string[]): boolean =>
  saysOf(event).some((name) => names.includes(name))

describe('whatever is told of money, in any order', () => {
  test('no words say that it is paid before the provider has said so, by its own name for it (D7)', () => {
    let told = 0
    fc.assert(
      fc.property(anyLife, ({ events }) => {
        for (const [n, event] of events.entries()) {
          if (!saysOneOf(event, ['paid', 'confirmed', 'complete', 'payment-reversed', 'payment-restored']))
            continue
          told++
          const before = events.slice(0, n)
          const paid = before.find((one) => one.kind === 'paid')
          const receipts = before.flatMap((one) =>
            one.kind === 'payment-received' && one.reference !== '' && one.checkout === paid?.checkout
              ? [receiptOf(one)]
              : [],
          )
          expect(receipts).toContain(paid?.receipt)
        }
      }),
      RUNS,
    )
    expect(told).toBeGreaterThan(10)
  })

  test('no words say that it is paid while the money has gone back', () => {
    let reversed = 0
    fc.assert(
      fc.property(anyLife, ({ state: last, events }) => {
        for (const [state, event] of steps(events, initialState(last.person))) {
          if (event.kind !== 'composed' || !state.payment?.reversed) continue
          reversed++
          expect(saysOneOf(event, ['paid', 'complete', 'confirmed'])).toBe(false)
        }
      }),
      RUNS,
    )
    expect(reversed).toBeGreaterThan(10)
  })

  test('money that fits nothing is a matter for a person, each payment once (D4)', () => {
    let unmatched = 0
    fc.assert(
      fc.property(anyLife, ({ events }) => {
        const odd = events.filter((event) => event.kind === 'payment-disputed')
        const asked = events.filter(
          (event) => event.kind === 'hand-off-requested' && event.trigger === 'payment-mismatch',
        )
        unmatched += odd.length
        expect(asked).toHaveLength(odd.length)
      }),
      RUNS,
    )
    expect(unmatched).toBeGreaterThan(3)
  })

  test('the journal replays to the state that every turn recorded (A8)', () => {
    fc.assert(
      fc.property(anyLife, ({ state, events }) => {
        const kept: Event[] = JSON.parse(JSON.stringify(events))
        const replayed = replay(state.person, kept)
        expect(replayed.differences).toEqual([])
        expect(canonical(replayed.state)).toBe(canonical(state))
      }),
      RUNS,
    )
  })
})
