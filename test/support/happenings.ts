import fc from 'fast-check'
import type { Acceptance } from '#core/acceptance'
import type { Address } from '#core/address'
import type { Reading } from '#core/reading'
import type { Noticed } from '#core/signal'
import type { TimeWindow } from '#core/slot'
import { addDays, dayOf, days, milliseconds, minutes } from '#core/time'
import { MONDAY } from './play.ts'
import { type ReportedFact, reportedFact } from './reported.ts'

/** The mailboxes that lives are led on. */
export const WEB: Address = { channel: 'webchat', id: 'conversation-1' }
export const PHONE: Address = { channel: 'sms', id: '+14155550123' }

/** One thing that happens to a person, some time after the thing before. */
export type Happening = { readonly wait: number; readonly what: What }

/** What it is. */
export type What =
  | { readonly does: 'says'; readonly on: Address; readonly reading: Reading; readonly text: string }
  | { readonly does: 'pays'; readonly right: boolean }
  | { readonly does: 'provider'; readonly tells: Told; readonly of: number }
  | { readonly does: 'calendar'; readonly says: Says }
  | { readonly does: 'reports'; readonly fact: ReportedFact; readonly ago: number }
  | { readonly does: 'nothing' }

/** What a provider may tell at any time, also of payments that nobody has heard of. */
export type Told = 'failed' | 'refunded' | 'disputed' | 'lost' | 'restored' | 'ignored' | 'opened'

/** What it answers; or what was done there unasked: somebody else has what was to be held, a host moves a meeting or calls it off. */
export type Says = 'yes' | 'taken' | 'away' | 'off' | 'gone' | 'moved-there' | 'off-there'

export const FIRST = addDays(dayOf(MONDAY, milliseconds(0)), 8)

/** A word of every message, so that quotes are true. */
export const TEXT = 'so: 123456 it is'

const when: fc.Arbitrary<TimeWindow> = fc
  .tuple(fc.integer({ min: -2, max: 20 }), fc.constantFrom(null, 10, 14))
  .map(([n, hour]) => {
    const [day, time] = [addDays(FIRST, n - 8), hour === null ? null : minutes(hour * 60)]
    return { first: day, last: day, from: time, to: time }
  })

const meeting: fc.Arbitrary<Noticed> = fc
  .record({
    wish: fc.constantFrom(
      'book' as const,
      'book' as const,
      'time' as const,
      'move' as const,
      'cancel' as const,
    ),
    when: fc.array(when, { maxLength: 2 }),
  })
  .map((value) => ({ kind: 'meeting', value, quote: 'it', confidence: 0.9 }))

const noticed: fc.Arbitrary<Noticed> = fc.oneof(
  meeting,
  fc
    .constantFrom(10, 40, 100)
    .map((value) => ({ kind: 'quantity' as const, value, quote: 'it', confidence: 1 })),
  fc.integer({ min: -20, max: 60 }).map((n) => ({
    kind: 'timeline' as const,
    value: { day: addDays(FIRST, n), bound: 'on' as const },
    quote: 'it',
    confidence: 0.9,
  })),
  fc.constantFrom(
    { kind: 'need' as const, value: 'coffee machines', quote: 'it', confidence: 1 },
    { kind: 'readiness' as const, value: true as const, quote: 'it', confidence: 1 },
    { kind: 'readiness' as const, value: true as const, quote: 'it', confidence: 1 },
    { kind: 'product' as const, value: 'starter', quote: 'it', confidence: 0.8 },
    { kind: 'product' as const, value: 'team', quote: 'it', confidence: 0.6, inPassing: true as const },
    { kind: 'decision' as const, value: 'self' as const, quote: 'it', confidence: 1 },
    { kind: 'discount' as const, value: '20% off', quote: 'it', confidence: 1 },
    {
      kind: 'budget' as const,
      value: { min: null, max: 30_000, per: 'month' as const },
      quote: 'it',
      confidence: 0.8,
    },
    { kind: 'preference' as const, value: { channel: 'sms' }, quote: 'it', confidence: 1 },
    { kind: 'contact' as const, value: PHONE, quote: 'it', confidence: 1 },
    { kind: 'need' as const, value: 'never said', quote: 'words that are not there', confidence: 1 },
  ),
)

const acceptance: fc.Arbitrary<Acceptance> = fc.constantFrom(
  { verdict: 'accept', tier: 'explicit', hesitates: false, reason: 'covered', spans: [] },
  { verdict: 'accept', tier: 'explicit', hesitates: false, reason: 'covered', spans: [] },
  { verdict: 'accept', tier: 'assent', hesitates: false, reason: 'covered', spans: [] },
  { verdict: 'accept-with-change', tier: 'none', hesitates: false, reason: 'change: january', spans: [] },
  { verdict: 'refuse', tier: 'none', hesitates: false, reason: 'no', spans: [] },
  { verdict: 'question', tier: 'none', hesitates: false, reason: 'question', spans: [] },
  { verdict: 'uncertain', tier: 'ack', hesitates: false, reason: 'acknowledgement', spans: [] },
  { verdict: 'uncertain', tier: 'none', hesitates: true, reason: 'hedge: maybe', spans: [] },
)

const reading: fc.Arbitrary<Reading> = fc.record({
  by: fc.constant('rules' as const),
  noticed: fc.array(noticed, { maxLength: 3 }),
  service: fc.option(fc.constantFrom('stop', 'start', 'restart', 'human'), { freq: 12 }),
  acceptance,
  questions: fc.constantFrom([], [], [{ text: 'it', topic: 'other' as const, plan: null }]),
  courtesy: fc.constantFrom(null, null, 'thanks' as const),
})

export const reports: fc.Arbitrary<What> = fc.record({
  does: fc.constant('reports' as const),
  fact: reportedFact(FIRST),
  ago: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: days(30) })),
})

export const what: fc.Arbitrary<What> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('says' as const),
      on: fc.constantFrom(WEB, WEB, PHONE),
      reading,
      text: fc.constant(TEXT),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('pays' as const), right: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('provider' as const),
      tells: fc.constantFrom<Told>('failed', 'refunded', 'disputed', 'lost', 'restored', 'ignored', 'opened'),
      of: fc.constantFrom(3, 3, 4, 5),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('calendar' as const),
      says: fc.constantFrom(
        'yes' as const,
        'yes' as const,
        'taken' as const,
        'away' as const,
        'off' as const,
        'gone' as const,
        'moved-there' as const,
        'off-there' as const,
      ),
    }),
  },
  { weight: 2, arbitrary: reports },
  { weight: 1, arbitrary: fc.constant({ does: 'nothing' as const }) },
)

const wait = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: minutes(2) }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: milliseconds(9 * 24 * 60 * 60_000) }) },
)

/** What may happen to a person, from a first message to weeks later. */
export const histories: fc.Arbitrary<readonly Happening[]> = fc.array(fc.record({ wait, what }), {
  maxLength: 14,
})
