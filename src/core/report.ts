import type { Address } from './address.ts'
import type { MessageId } from './ids.ts'
import { isAlive, type Noticed, type Signal, type SignalKind, type SignalValues } from './signal.ts'
import type { Instant } from './time.ts'

/**
 * What another system may know of a buyer (M4). The rest it cannot even say: whether they are ready, have accepted, agreed
 * or consented, and what a rep has granted, is for the buyer and for the rep alone.
 */
export const REPORTED_KINDS = [
  'need',
  'product',
  'quantity',
  'budget',
  'timeline',
  'decision',
  'location',
  'contact',
] as const satisfies readonly SignalKind[]

/** A kind of fact that another system may report. */
export type ReportedKind = (typeof REPORTED_KINDS)[number]

/** Which system says so, in which record of its own, and who wrote it there; null: it does not say. */
export type Source = {
  readonly system: string
  readonly record: string | null
  readonly author: string | null
}

/** What another system says of a person; beside their own words, and never among them. */
export type ReportOf<K extends ReportedKind> = {
  readonly kind: K
  readonly value: SignalValues[K]
  /** 0 to 1. */
  readonly confidence: number
  /** When it was true, by the clock of whoever knew it; never later than it came. */
  readonly at: Instant
  readonly evidence: {
    /** The report by its name: the system, and the system's own id of it. */
    readonly message: MessageId
    /** The words it rests on over there; empty where it gave none. */
    readonly quote: string
    readonly by: Source
  }
  /** What its author adds, for people to read; null: nothing. */
  readonly note: string | null
  /** Null where it never expires by itself. */
  readonly validUntil: Instant | null
}

/** A report of any kind. */
export type Report = { readonly [K in ReportedKind]: ReportOf<K> }[ReportedKind]

/** A report as it comes: until when it counts is for the policy to say. */
export type IncomingReport = {
  readonly [K in ReportedKind]: Omit<ReportOf<K>, 'validUntil'>
}[ReportedKind]

/** The newest report of each kind. */
export type Reports = { readonly [K in ReportedKind]?: ReportOf<K> }

/** What another system has just said. */
export type ReportIncoming = {
  readonly kind: 'signal-reported'
  readonly at: Instant
  /** The address it was told of, which takes it along if it leaves; absent: it was told of the person. */
  readonly of?: Address
  readonly report: IncomingReport
}

/** What follows of it, or of what the buyer says against what they said before (M4). */
export type ReportDecided =
  | { readonly kind: 'report-kept'; readonly at: Instant; readonly report: Report }
  /** `earlier` is what the buyer had said; what says otherwise is a later message of theirs, or a report. */
  | {
      readonly kind: 'contradiction-noticed'
      readonly at: Instant
      readonly earlier: Signal
      readonly later: { readonly message: MessageId } | { readonly report: MessageId }
    }

/** A fact that has to do with reports. */
export type ReportEvent = ReportIncoming | ReportDecided

/** Whether an event is one. */
export const isOfReport = <E extends { readonly kind: string }>(event: E): event is Extract<E, ReportEvent> =>
  event.kind in KINDS

const KINDS: { readonly [kind in ReportEvent['kind']]: true } = {
  'signal-reported': true,
  'report-kept': true,
  'contradiction-noticed': true,
}

/** What a report says, in words of the buyer's own that stand for it. */
export const saidBy = (
  { evidence: _evidence, at: _at, validUntil: _until, note: _note, ...fact }: Report,
  quote: string,
  confidence: number,
): Noticed => ({ ...fact, quote, confidence })

/** Takes a report in unless something newer of its kind was reported already (I8). */
export const learnReport = (reports: Reports, report: Report): Reports => {
  const known = reports[report.kind]
  return known && known.at > report.at ? reports : { ...reports, [report.kind]: report }
}

/** The report of a kind, if it counts now and the buyer has said nothing of it since (I8). */
export const standingReport = (
  kind: ReportedKind,
  {
    reports,
    signals,
    now,
  }: {
    readonly reports: Reports
    readonly signals: { readonly [kind in SignalKind]?: Pick<Signal, 'at'> }
    readonly now: Instant
  },
): Report | undefined => {
  const report = reports[kind]
  if (!report || !isAlive(report, now)) return undefined
  return report.at > (signals[kind]?.at ?? 0) ? report : undefined
}
