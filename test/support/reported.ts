import fc from 'fast-check'
import { messageId } from '#core/ids'
import type { Report, ReportedKind, ReportIncoming } from '#core/report'
import type { Fact } from '#core/signal'
import { addDays, type Day, type Instant } from '#core/time'

/** What another system may say, in its kind and value. */
export type ReportedFact = Extract<Fact, { readonly kind: ReportedKind }>

/** Another system says so, as of then. */
export const reported = (
  fact: ReportedFact,
  at: Instant,
  asOf: Instant,
  id: string,
  more: Partial<Pick<Report, 'confidence' | 'note'>> = {},
): ReportIncoming => ({
  kind: 'signal-reported',
  at,
  report: {
    ...fact,
    confidence: 1,
    at: asOf,
    evidence: {
      message: messageId(`crm:${id}`),
      quote: 'as they told Dana',
      by: { system: 'crm', record: 'deal 7', author: 'Dana' },
    },
    note: null,
    ...more,
  },
})

/** Anything that another system may say, as true as it may be. */
export const reportedFact = (from: Day): fc.Arbitrary<ReportedFact> =>
  fc.oneof(
    fc.constantFrom(10, 40, 55, 100).map((value) => ({ kind: 'quantity' as const, value })),
    fc.integer({ min: -20, max: 60 }).map((n) => ({
      kind: 'timeline' as const,
      value: { day: addDays(from, n), bound: 'on' as const },
    })),
    fc.constantFrom<ReportedFact>(
      { kind: 'need', value: 'espresso' },
      { kind: 'product', value: 'starter' },
      { kind: 'product', value: 'team' },
      { kind: 'decision', value: 'other' },
      { kind: 'decision', value: 'self' },
      { kind: 'budget', value: { min: null, max: 20_000, per: 'month' } },
      { kind: 'contact', value: { channel: 'sms', id: '+14155550177' } },
    ),
  )
