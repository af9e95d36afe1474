import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Address } from '#core/address'
import { authorityOf, holds } from '#core/authority'
import { decide } from '#core/decide'
import type { Event } from '#core/event'
import { evolve, fold, initialState } from '#core/evolve'
import { messageId } from '#core/ids'
import { parted } from '#core/parting'
import type { Playbook } from '#core/playbook'
import { LEVELS } from '#core/policy'
import { isOfReport, standingReport } from '#core/report'
import { alive } from '#core/signal'
import type { State } from '#core/state'
import { addDays, dayOf, days, instant, milliseconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { business } from '../support/business.ts'
import { lives } from '../support/histories.ts'
import { beginning, MONDAY, type Played } from '../support/play.ts'
import { reported, reportedFact } from '../support/reported.ts'

const ours: Playbook = {
  business,
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours', carriesTexts: false },
    sms: { optOutReplies: 'platform', carriesTexts: true },
  },
}

const WEB = { channel: 'webchat', id: 'conversation-1' }
const RUNS = { numRuns: 100 }
const FIRST = addDays(dayOf(MONDAY, milliseconds(0)), 8)

/** The state after each event of a life. */
const statesOf = ({ state, events }: Played): readonly State[] => {
  let known = initialState(state.person)
  return events.map((event) => {
    known = evolve(known, event)
    return known
  })
}

const withoutReports = (events: readonly Event[]): readonly Event[] =>
  events.filter((event) => !isOfReport(event))

/** What binds, and what the buyer said. */
const bindingOf = (state: State) => {
  const { signals, recap, acceptance, acknowledged, checkout, payment, identity } = state
  return { signals, recap, acceptance, acknowledged, checkout, payment, identity }
}

describe('in any history, with reports anywhere in it', () => {
  test('what the buyer said, the recap, the yes and the link are those of the same history without them (M4, I8)', () => {
    let reports = 0
    fc.assert(
      fc.property(lives(ours), ({ state, events }) => {
        reports += events.filter(({ kind }) => kind === 'report-kept').length
        const without = fold(initialState(state.person), withoutReports(events))
        expect(bindingOf(without)).toEqual(bindingOf(state))
      }),
      { numRuns: 2 * RUNS.numRuns },
    )
    expect(reports).toBeGreaterThan(100)
  })

  const scored = (least: number) => ({ need: 'score' as const, least })
  const { ladder } = business.policy
  test.each([
    ['to qualify', { ...ladder, qualify: [scored(0.7)] }],
    ['to close', { ...ladder, close: [...ladder.close, scored(0.6)] }],
  ])(
    'neither close nor commit rests on one, where a score is needed %s: take them all away, and both stand as they did (A4)',
    (_, steps) => {
      const policy = { ...business.policy, outside: 1, ladder: steps }
      const playbook = { ...ours, business: { ...business, policy } }
      fc.assert(
        fc.property(lives(playbook), (life) => {
          for (const state of statesOf(life)) {
            if (Object.keys(state.reports).length === 0) continue
            const [all, own] = [
              authorityOf(state, playbook),
              authorityOf({ ...state, reports: {} }, playbook),
            ]
            for (const level of ['close', 'commit'] as const)
              expect(holds(all, level)).toBe(holds(own, level))
            expect(LEVELS.indexOf(all.level)).toBeGreaterThanOrEqual(LEVELS.indexOf(own.level))
          }
        }),
        { numRuns: 60 },
      )
    },
  )

  test('where the policy gives them no weight they change no level at all', () => {
    const deaf = { ...ours, business: { ...business, policy: { ...business.policy, outside: 0 } } }
    fc.assert(
      fc.property(lives(deaf), (life) => {
        for (const state of statesOf(life))
          expect(authorityOf(state, deaf)).toEqual(authorityOf({ ...state, reports: {} }, deaf))
      }),
      RUNS,
    )
  })

  test('one that arrives asks nothing, does nothing and says nothing; at most the level moves, below closing (D8)', () => {
    const when = fc.integer({ min: 0, max: days(40) })
    fc.assert(
      fc.property(lives(ours), reportedFact(FIRST), when, fc.nat(), (life, fact, ago, n) => {
        const states = statesOf(life)
        const state = states[n % Math.max(1, states.length)] ?? life.state
        const now = state.now
        const { events, asks, acts } = decide(state, reported(fact, now, instant(now - ago), 'late'), ours)
        const isIdle = state.turn.heard.length === 0 && state.turn.news === null
        if (!isIdle) return
        expect([asks, acts]).toEqual([[], []])
        expect(events.filter((one) => !isOfReport(one) && one.kind !== 'authority-changed')).toEqual([])
        for (const event of events) {
          if (event.kind !== 'authority-changed') continue
          const wasHeld = holds(authorityOf(state, ours), 'close')
          expect(wasHeld || (event.to !== 'close' && event.to !== 'commit')).toBe(true)
        }
      }),
      RUNS,
    )
  })
})

describe('a report and the words of the buyer, in whatever order they arrive', () => {
  type Said = { readonly by: 'buyer' | 'crm'; readonly value: number; readonly at: number }
  const said: fc.Arbitrary<readonly Said[]> = fc.uniqueArray(
    fc.record({
      by: fc.constantFrom('buyer' as const, 'crm' as const),
      value: fc.constantFrom(10, 40, 55),
      at: fc.integer({ min: 1, max: 50 }),
    }),
    { minLength: 1, maxLength: 8, selector: ({ at }) => at },
  )

  /** All of it arrives on the next day. */
  const arrived = instant(MONDAY + days(1))
  const told = ({ by, value, at }: Said): Event => {
    const asOf = instant(MONDAY + at)
    if (by === 'crm') {
      const { report } = reported({ kind: 'quantity', value }, arrived, asOf, `r${at}`)
      const { evidence, confidence, note } = report
      const kept = {
        kind: 'quantity',
        value,
        at: asOf,
        evidence,
        confidence,
        note,
        validUntil: null,
      } as const
      return { kind: 'report-kept', at: arrived, report: kept }
    }
    const evidence = { message: messageId(`m${at}`), address: WEB, quote: 'it', by: 'rules' } as const
    const signal = { kind: 'quantity', value, confidence: 1, evidence, at: asOf, validUntil: null } as const
    return { kind: 'signal-kept', at: arrived, signal }
  }

  test('the last word of the buyer is what counts, and what is older changes nothing (I8, M4)', () => {
    fc.assert(
      fc.property(said, (all) => {
        const state = fold(beginning.state, all.map(told))
        const theirs = all.filter(({ by }) => by === 'buyer').sort((a, b) => b.at - a.at)[0]
        const other = all.filter(({ by }) => by === 'crm').sort((a, b) => b.at - a.at)[0]
        expect(alive(state.signals, 'quantity', state.now)).toBe(theirs?.value)
        const standing = standingReport('quantity', state)
        expect(standing?.value).toBe(other && other.at > (theirs?.at ?? 0) ? other.value : undefined)
      }),
    )
  })
})

test('when an address leaves, what was told of it leaves as well, and what was told of the person stays (M6)', () => {
  const told = (n: number, of: Address | null): Event => ({
    ...reported({ kind: 'quantity', value: n }, MONDAY, MONDAY, `r${n}`),
    ...(of && { of }),
  })
  const [ofThem, ofAddress] = [told(40, null), told(55, WEB)]
  expect(parted([ofThem, ofAddress], WEB)).toMatchObject({ theirs: [ofAddress], rest: [ofThem] })
})
