import type { Catalogue } from '#core/catalogue'
import { exceptionInWords } from '#core/exception'
import { REPORTED_KINDS, type Report, standingReport } from '#core/report'
import { type Fact, isAlive, type Signal } from '#core/signal'
import type { State } from '#core/state'
import type { Instant } from '#core/time'
import { ago, cut, money } from './text.ts'

/** Characters of a quote: enough to know what was meant. */
const QUOTE = 120

/** What is known of the buyer, each fact with the words it rests on, its age, and whether it still counts (M2, M3). */
export const knownLines = (state: State, now: Instant, catalogue: Catalogue): readonly string[] => [
  ...signalsOf(state)
    .filter(({ kind }) => kind !== 'objection' && kind !== 'discount')
    .map((signal) => factLine(signal, now, catalogue)),
  ...REPORTED_KINDS.flatMap((kind) => {
    const report = standingReport(kind, { ...state, now })
    return report ? [reportLine(report, now, catalogue)] : []
  }),
]

/** What speaks against it for them, and the other terms that they have asked for. */
export const objectionLines = (state: State, now: Instant, catalogue: Catalogue): readonly string[] =>
  signalsOf(state)
    .filter(({ kind }) => kind === 'objection' || kind === 'discount')
    .map((signal) => factLine(signal, now, catalogue))

const signalsOf = ({ signals }: State): readonly Signal[] => Object.values(signals)

const factLine = (signal: Signal, now: Instant, catalogue: Catalogue): string => {
  const { evidence, at, confidence } = signal
  const sure = confidence < 0.75 ? `, ${Math.round(confidence * 100)} % sure` : ''
  const over = isAlive(signal, now) ? '' : ', expired'
  const who = evidence.by === 'rep' ? (evidence.rep ?? 'a rep') : evidence.address.channel
  return `${LABELS[signal.kind]}: ${inWords(signal, catalogue)} ("${cut(evidence.quote, QUOTE)}", ${who}, ${ago(now - at)}${sure}${over})`
}

/** What another system says, and the buyer has said nothing of since: told as that (M4). */
const reportLine = (report: Report, now: Instant, catalogue: Catalogue): string => {
  const { by, quote } = report.evidence
  const words = quote === '' ? '' : `"${cut(quote, QUOTE)}", `
  return `${LABELS[report.kind]}, not from them: ${inWords(report, catalogue)} (${words}${by.system}, ${ago(now - report.at)})`
}

const LABELS: { readonly [kind in Fact['kind']]: string } = {
  need: 'Wants',
  product: 'Plan',
  quantity: 'People',
  budget: 'Budget',
  timeline: 'When',
  decision: 'Who decides',
  location: 'Where',
  urgency: 'Urgency',
  readiness: 'Ready to buy',
  objection: 'Objection',
  discount: 'Asks for',
  preference: 'Prefers',
  meeting: 'Meeting',
  callback: 'Ask again from',
  zone: 'Time zone',
  contact: 'Gave as contact (not proven)',
  approval: 'Approved',
  agreement: 'Agreed',
}

const inWords = (signal: Fact, { currency, plans }: Catalogue): string => {
  switch (signal.kind) {
    case 'product':
      return plans.find(({ id }) => id === signal.value)?.name ?? signal.value
    case 'quantity':
      return String(signal.value)
    case 'budget': {
      const { min, max, per } = signal.value
      const ends = [min, max].map((end) => (end === null ? 'open' : money(end, currency)))
      return `${ends[0] === ends[1] ? ends[0] : ends.join(' to ')} ${per === 'once' ? 'once' : `a ${per}`}`
    }
    case 'timeline':
      return `${signal.value.bound} ${signal.value.day}`
    case 'readiness':
      return 'yes'
    case 'preference':
      return signal.value.channel
    case 'meeting':
      return 'they would like to meet'
    case 'contact':
      return `${signal.value.channel} ${signal.value.id}`
    case 'approval':
      return exceptionInWords(signal.value, currency)
    case 'need':
    case 'decision':
    case 'urgency':
    case 'objection':
    case 'discount':
    case 'location':
    case 'zone':
    case 'callback':
    case 'agreement':
      return cut(signal.value, QUOTE)
    default:
      return signal satisfies never
  }
}
