import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Event } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { woven } from '#core/history'
import { type PersonId, personId } from '#core/ids'
import type { Playbook } from '#core/playbook'
import { addDays, dayOf, days, instant, type Milliseconds, milliseconds, minutes } from '#core/time'
import { toldSteps } from '#core/told'
import { DIALOGS } from '#dialogs/index'
import { type MisalignmentName, misalignmentsIn } from '#metrics/misalignment/index'
import { RULES } from '../calendar/rules.ts'
import { agrees, recapped, says } from '../support/agreed.ts'
import { business } from '../support/business.ts'
import { latePayer, lives } from '../support/histories.ts'
import { beginning, MONDAY, nothing, type Played, play, said } from '../support/play.ts'
import { goneLives, wovenLives } from '../support/two-lives.ts'
import { DAMAGES, resealed } from './damage.ts'

const channels = {
  webchat: { optOutReplies: 'ours', carriesTexts: false },
  sms: { optOutReplies: 'platform', carriesTexts: true },
} as const

const SELLING: Playbook = { business, dialogs: DIALOGS, channels }

/** Some that sell, and some that meet whoever asks. */
const PLAYBOOKS: readonly Playbook[] = [
  SELLING,
  {
    crm: true,
    business: {
      ...business,
      calendar: RULES,
      policy: { ...business.policy, ladder: { ...business.policy.ladder, qualify: [], book: [] } },
    },
    dialogs: DIALOGS,
    channels,
  },
]

const ofAny = (livesOf: (playbook: Playbook) => fc.Arbitrary<Played>) =>
  fc
    .constantFrom(...PLAYBOOKS)
    .chain((playbook) => livesOf(playbook).map((played) => ({ ...played, playbook })))

const anyLife = ofAny(lives)

/** Before anything can be late. */
const AT_ONCE = instant(0)

const rulesOn = (
  person: PersonId,
  events: readonly Event[],
  playbook: Playbook,
): readonly MisalignmentName[] => {
  const snapshot = fold(initialState(person), events)
  const found = misalignmentsIn(person, { events, snapshot }, playbook, AT_ONCE)
  return [...new Set(found.map(({ rule }) => rule))]
}

/** Few pay by chance: one who does, and one whose second payment is for a link of somebody else's. */
function payers() {
  const paid = latePayer(SELLING)
  const stray = {
    kind: 'payment-received',
    at: paid.state.now,
    checkout: 'somebody.pay9',
    hash: 'f'.repeat(64),
    amount: 1,
    provider: 'builtin',
    reference: 'r-stray',
  } as const
  return [paid, play(paid, stray, SELLING, () => nothing)].map((played) => ({ ...played, playbook: SELLING }))
}

/** A rep has granted an invoice, so the yes itself places the order. */
function orderers() {
  const granting: Playbook = {
    ...SELLING,
    business: {
      ...business,
      policy: {
        ...business.policy,
        reps: { default: { discount: 10, amount: 100_000, terms: true } },
      },
    },
    desk: true,
    crm: true,
  }
  const asked = says(recapped(granting), { service: 'human' }, granting)
  const granted = play(
    asked,
    {
      kind: 'rep-judged',
      at: asked.state.now,
      rep: { id: 'U1', name: 'Ada' },
      handOff: asked.state.desk?.id ?? '',
      verdict: 'approved',
      discount: null,
      price: null,
      terms: 'net-30',
    },
    granting,
    () => nothing,
  )
  const ordered = agrees(agrees(granted, granting), granting)
  expect(ordered.state.payment).toMatchObject({ invoiced: true })
  return [{ ...ordered, playbook: granting }]
}

/** Lives that all damages are done to; each to so many of those that it can be done to. */
const POOL = [...orderers(), ...fc.sample(anyLife, 160), ...payers()]
const HARMED = 8

describe('the misalignment finder (S3)', () => {
  test('finds nothing in any history whatever', () => {
    fc.assert(
      fc.property(anyLife, ({ state, events, playbook }) => {
        expect(rulesOn(state.person, events, playbook)).toEqual([])
      }),
      { numRuns: 80 },
    )
  })

  test('finds nothing where two have become one, and none in who has become the other (M7)', () => {
    fc.assert(
      fc.property(fc.oneof(ofAny(wovenLives), ofAny(goneLives)), ({ state, events, playbook }) => {
        expect(rulesOn(state.person, events, playbook)).toEqual([])
      }),
      { numRuns: 80 },
    )
  })

  test('says where a finding stands as the audit numbers it, before a weave and after it (M7)', () => {
    const { events, at } = wovenOf(eagerToClose(), asksForAPerson())
    const harmed = events.filter(
      (event, n) => n > at || event.kind !== 'verdict-given' || event.tool !== 'state-recap',
    )
    const person = personId('p-test')
    const snapshot = fold(initialState(person), harmed)
    const [found, ...more] = misalignmentsIn(person, { events: harmed, snapshot }, SELLING, AT_ONCE)
    expect(more.map(({ rule }) => rule)).not.toContain('act-without-grant')
    expect(found?.rule).toBe('act-without-grant')
    expect(toldSteps(person, harmed)[found?.n ?? -1]?.event.kind).toBe('recap-stated')
  })

  describe.each(DAMAGES)('where $title', ({ found, harm }) => {
    test(`it finds ${found} and nothing else, in any history`, () => {
      const harmed = POOL.flatMap(({ state: { person }, events, playbook }) => {
        const damaged = harm(events, person)
        return damaged === null ? [] : [{ person, playbook, events: resealed(person, damaged) }]
      }).slice(0, HARMED)
      expect(harmed.length).toBeGreaterThan(0)
      for (const { person, events, playbook } of harmed)
        expect(rulesOn(person, events, playbook)).toEqual([found])
    })
  })

  test('a word that was changed in any message is seen by what every turn recorded (A8)', () => {
    const lives = POOL.filter(({ events }) => events.some(({ kind }) => kind === 'turn-ended')).slice(
      0,
      HARMED,
    )
    for (const { state, events, playbook } of lives) {
      const first = events.findIndex(({ kind }) => kind === 'message-received')
      const harmed = events.map((event, n) =>
        n === first && event.kind === 'message-received' ? { ...event, at: instant(event.at - 1) } : event,
      )
      const found = misalignmentsIn(state.person, { events: harmed, snapshot: state }, playbook, AT_ONCE)
      expect(found.map(({ rule }) => rule)).toContain('replay-differs')
      expect(found.find(({ rule }) => rule === 'replay-differs')?.todo).toMatch(/throughline replay/)
    }
  })

  test('terms whose timer never came are told an hour after their time, and not before', () => {
    const { state, events } = eagerToClose()
    const stated = state.recap?.statedAt ?? instant(0)
    const at = (length: Milliseconds) =>
      misalignmentsIn(
        state.person,
        { events, snapshot: state },
        SELLING,
        instant(stated + business.policy.recapValid + length),
      ).map(({ rule, n }) => [rule, n])
    expect(at(minutes(59))).toEqual([])
    expect(at(minutes(61))).toEqual([['overdue', null]])
  })

  test('a hand-off that nobody has claimed is told after eight hours of the desk, and not before', () => {
    const { state, events } = asksForAPerson()
    const at = (length: Milliseconds) =>
      misalignmentsIn(state.person, { events, snapshot: state }, AT_DESK, instant(MONDAY + length)).map(
        ({ rule, evidence }) => [rule, evidence[0]],
      )
    // Monday at ten, and the desk is open from nine to five.
    expect(at(minutes(23 * 60))).toEqual([])
    expect(at(minutes(25 * 60))).toEqual([['hand-off-open', `hand-off ${state.person}.hand1`]])
  })

  test('nothing waits with who has become another: it waits with whom they are now (M7)', () => {
    const long = instant(MONDAY + days(30))
    for (const [before, found] of [
      [eagerToClose(), 'overdue'],
      [asksForAPerson(), 'hand-off-open'],
    ] as const) {
      const waits = { events: before.events, snapshot: before.state }
      const { person } = before.state
      expect(misalignmentsIn(person, waits, AT_DESK, long).map(({ rule }) => rule)).toEqual([found])
      const into = personId('p-another')
      const { events, state } = play(
        before,
        { kind: 'merge-asked', at: before.state.now, into, address: WEB },
        AT_DESK,
        () => nothing,
      )
      expect(state.mergedInto).toBe(into)
      expect(misalignmentsIn(person, { events, snapshot: state }, AT_DESK, long)).toEqual([])
    }
  })
})

/** One who had heard their terms, and what another had said before, as one journal; `at` is where they became one. */
const wovenOf = (own: Played, other: Played) => {
  const past: readonly Event[] = JSON.parse(
    JSON.stringify(other.events)
      .replaceAll('p-test', 'p-other')
      .replaceAll('conversation-1', 'conversation-2'),
  )
  const rewoven: Event = {
    kind: 'rewoven',
    at: own.state.now,
    from: personId('p-other'),
    address: { channel: 'webchat', id: 'conversation-2' },
    why: 'merged',
    events: woven(past, own.events),
  }
  return { ...play(own, rewoven, SELLING, () => nothing), at: own.events.length }
}

const AT_DESK: Playbook = { ...SELLING, desk: true }

const WEB = { channel: 'webchat', id: 'conversation-1' }

const asksForAPerson = () =>
  play(beginning, said('a person please', WEB, MONDAY, 'm1'), AT_DESK, () => ({
    ...nothing,
    service: 'human',
  }))

const eagerToClose = () =>
  play(beginning, said('40 people, January 4, go', WEB, MONDAY, 'm1'), SELLING, () => ({
    ...nothing,
    noticed: [
      { kind: 'need', value: 'coffee', quote: 'people', confidence: 1 },
      { kind: 'quantity', value: 40, quote: '40 people', confidence: 1 },
      {
        kind: 'timeline',
        value: { day: addDays(dayOf(MONDAY, milliseconds(0)), 30), bound: 'on' },
        quote: 'January 4',
        confidence: 1,
      },
      { kind: 'readiness', value: true, quote: 'go', confidence: 1 },
    ],
  }))
