import { startDay } from './catalogue.ts'
import type { EventOf } from './event.ts'
import type { MessageId } from './ids.ts'
import { inTurn } from './in-turn.ts'
import { canonical } from './json.ts'
import { isSamePlace } from './location.ts'
import { openQuestion } from './place.ts'
import {
  learnReport,
  REPORTED_KINDS,
  type Report,
  type ReportDecided,
  type ReportEvent,
  type ReportedKind,
  type ReportIncoming,
  standingReport,
} from './report.ts'
import type { Rules } from './rules.ts'
import { type Fact, isAlive, type Signal, validUntil } from './signal.ts'
import type { State } from './state.ts'
import { utcOffset } from './zone.ts'

/**
 * What other systems know, and what the buyer said (M4).
 *
 * K1 A report never stands among the buyer's words: no level but qualifying, no recap and no yes rests on one.
 * K2 What is older than the buyer's own words changes nothing, in whichever order the two arrive (I8).
 * K3 What is newer and says otherwise is put to the buyer, once for each value, where it is a term or who decides.
 */
export const hearReport = (
  state: State,
  { at, report }: ReportIncoming,
  rules: Rules,
): readonly ReportDecided[] => {
  const { policy } = rules.business
  const until = validUntil(report, report.at, policy.validity, utcOffset(policy.timeZone, report.at))
  const kept: Report = { ...report, validUntil: until }
  const after = { ...state, reports: learnReport(state.reports, kept) }
  const earlier = disputed(report.kind, after)
  return [
    { kind: 'report-kept', at, report: kept },
    ...(earlier && after.reports[report.kind] === kept
      ? [{ kind: 'contradiction-noticed' as const, at, earlier, later: { report: kept.evidence.message } }]
      : []),
  ]
}

/** The state after one more event of this kind. */
export const withReport = (state: State, event: ReportEvent): State => {
  switch (event.kind) {
    case 'signal-reported':
      return state
    case 'report-kept':
      return { ...state, reports: learnReport(state.reports, event.report) }
    case 'contradiction-noticed':
      return 'message' in event.later
        ? inTurn(state, { corrected: [...(state.turn.corrected ?? []), event.earlier] })
        : state
    default:
      return event satisfies never
  }
}

/** Facts that mean one thing: two values of them contradict each other, and what somebody needs may be several things. */
const COMPARED: readonly ReportedKind[] = [
  'product',
  'quantity',
  'budget',
  'timeline',
  'decision',
  'location',
]

/** Facts on which a deal turns, so that a contradiction is put to the buyer (K3). */
const TURNED_ON: readonly ReportedKind[] = ['quantity', 'product', 'timeline', 'decision']

/** What the buyer says now, against what they said before and what still counted: noticed, unless they were asked for it. */
export const corrections = (said: Signal, { signals, question, now }: State): readonly ReportDecided[] => {
  const earlier = signals[said.kind]
  if (!earlier || !COMPARED.some((kind) => kind === said.kind) || question?.about === said.kind) return []
  if (!isAlive(earlier, now) || earlier.at > said.at || isSame(earlier, said)) return []
  return [{ kind: 'contradiction-noticed', at: said.at, earlier, later: { message: said.evidence.message } }]
}

/** A report that says otherwise than the buyer's words before it, and that was not put to them yet; null: there is none. */
export const openContradiction = (
  state: State,
): { readonly report: Report; readonly theirs: Signal } | null => {
  for (const kind of TURNED_ON) {
    const report = standingReport(kind, state)
    const theirs = disputed(kind, state)
    if (report && theirs && !wasPut(report, state)) return { report, theirs }
  }
  return null
}

/** A report of what the buyer has not said, or not of late, and that was not put to them yet. */
export const unsaidReport = (kind: ReportedKind, state: State): Report | null => {
  const report = standingReport(kind, state)
  return report && !isSaid(kind, state) && !wasPut(report, state) ? report : null
}

/** What a question puts to them by itself may be confirmed by a plain yes; of two values it would say neither. */
export const confirmable = (
  state: State,
  { about, report }: EventOf<'question-put'>,
): { readonly report?: MessageId } => {
  const kind = REPORTED_KINDS.find((one) => one === about)
  return kind && report && !isSaid(kind, state) ? { report } : {}
}

/** The report that a plain yes would confirm now; null: there is none, or another has come since. */
export const reportInQuestion = (state: State): Report | null => {
  const kind = REPORTED_KINDS.find((one) => one === state.question?.about)
  const report = kind && standingReport(kind, state)
  return report && report.evidence.message === state.question?.report ? report : null
}

/** What other systems say of these facts has been before the buyer, and is not put to them again. */
export const withPut = (state: State, kinds: readonly string[]): State => {
  const fresh = REPORTED_KINDS.filter((kind) => kinds.includes(kind)).flatMap((kind) => {
    const report = standingReport(kind, state)
    return report ? [[kind, [...(state.put[kind] ?? []), canonical(report.value)].slice(-REMEMBERED)]] : []
  })
  return fresh.length === 0 ? state : { ...state, put: { ...state.put, ...Object.fromEntries(fresh) } }
}

/** Values of one kind that are remembered as put. */
const REMEMBERED = 10

const disputed = (kind: ReportedKind, state: State): Signal | null => {
  const report = standingReport(kind, state)
  const theirs = state.signals[kind]
  if (!report || !theirs || !COMPARED.includes(kind)) return null
  return isAlive(theirs, state.now) && !isSame(theirs, report) ? theirs : null
}

const isSaid = (kind: ReportedKind, { signals, now }: State): boolean => {
  const signal = signals[kind]
  return signal !== undefined && isAlive(signal, now)
}

const wasPut = (report: Report, state: State): boolean =>
  !isTakenUp(report, state) && (state.put[report.kind]?.includes(canonical(report.value)) ?? false)

/** The question that it was put with is still open, and is taken up where they go on now (M5). */
const isTakenUp = ({ evidence }: Report, state: State): boolean =>
  state.turn.news === 'joined' && openQuestion(state)?.report === evidence.message

/** "Before December 1" and "by November 30" are one start, and no contradiction; nor is "Austin" beside "Austin, TX". */
const isSame = (one: Fact, other: Fact): boolean =>
  one.kind === 'location' && other.kind === 'location'
    ? isSamePlace(one.value, other.value)
    : meaningOf(one) === meaningOf(other)

const meaningOf = (fact: Fact): string =>
  fact.kind === 'timeline' ? startDay(fact.value) : canonical(fact.value)
