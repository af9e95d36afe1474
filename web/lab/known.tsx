import { type Report, standingReport } from '#core/report'
import { isAlive, SIGNAL_KINDS, type Signal, type SignalKind } from '#core/signal'
import type { State } from '#core/state'
import type { Instant } from '#core/time'
import { Panel } from './panel.tsx'
import { sourceInWords } from './source.ts'
import { useNow } from './use-now.ts'
import { age, channelName, signalValue, until } from './values.ts'

/** What is known of the person: each fact with the words it rests on, and until when it counts (M2, M3). */
export const Known = ({ snapshot }: { readonly snapshot: State }) => {
  const now = useNow()
  const signals = Object.values(snapshot.signals).sort(inOrder)
  const reports = Object.values(snapshot.reports).sort(inOrder)
  return (
    <Panel
      name="known"
      title="What we know"
      about="Facts with the buyer's own words. Expired ones stay, unused."
    >
      {signals.length + reports.length === 0 && <p class="empty">Nothing yet.</p>}
      <ul class="facts">
        {signals.map((signal) => (
          <Fact key={`${signal.kind}${signal.at}`} signal={signal} now={now} />
        ))}
        {reports.map((report) => (
          <Reported key={report.kind} report={report} snapshot={snapshot} now={now} />
        ))}
      </ul>
    </Panel>
  )
}

/** A fact is found where it was. */
const inOrder = (a: { readonly kind: SignalKind }, b: { readonly kind: SignalKind }): number =>
  SIGNAL_KINDS.indexOf(a.kind) - SIGNAL_KINDS.indexOf(b.kind)

const Fact = ({ signal, now }: { readonly signal: Signal; readonly now: Instant }) => {
  const counts = isAlive(signal, now)
  return (
    <li class={counts ? 'fact' : 'fact expired'}>
      <p class="kind">{signal.kind}</p>
      <p>
        <b>{signalValue(signal)}</b>
      </p>
      <blockquote>“{signal.evidence.quote}”</blockquote>
      <p class="fine">
        <span>
          {channelName(signal.evidence.address.channel)}, {age(signal.at, now)}
        </span>
        <span>{validity(signal, now, counts)}</span>
        {signal.confidence < 0.8 && <span>{Math.round(signal.confidence * 100)}% sure</span>}
      </p>
    </li>
  )
}

/** What another system says: beside the buyer's words, and struck out once the buyer has said something later (M4). */
const Reported = ({
  report,
  snapshot,
  now,
}: {
  readonly report: Report
  readonly snapshot: State
  readonly now: Instant
}) => {
  const { evidence, note, at, confidence } = report
  const counts = standingReport(report.kind, { ...snapshot, now }) === report
  return (
    <li class={counts ? 'fact' : 'fact expired'}>
      <p class="kind">{report.kind}</p>
      <p>
        <b>{signalValue(report)}</b>
      </p>
      {evidence.quote !== '' && <blockquote>“{evidence.quote}”</blockquote>}
      {note !== null && <p class="fine">{note}</p>}
      <p class="fine">
        <span>
          reported by {sourceInWords(evidence.by)}, {age(at, now)}
        </span>
        <span>{counts ? 'not their own word' : 'older than their words, or expired'}</span>
        {confidence < 0.8 && <span>{Math.round(confidence * 100)}% sure</span>}
      </p>
    </li>
  )
}

const validity = ({ validUntil }: Signal, now: Instant, counts: boolean): string => {
  if (validUntil === null) return 'for good'
  return counts ? `until ${until(validUntil, now)}` : `expired ${until(validUntil, now)}`
}
