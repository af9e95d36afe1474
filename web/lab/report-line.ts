import type { IncomingReport, ReportEvent } from '#core/report'
import type { EventLine } from './line.ts'
import { sourceInWords } from './source.ts'
import { moment, signalValue } from './values.ts'

/** What another system said, or what contradicts what (M4). */
export const reportLine = (event: ReportEvent): EventLine => {
  switch (event.kind) {
    case 'signal-reported':
      return { what: 'reported', detail: inWords(event.report), ...quoteOf(event.report) }
    case 'report-kept':
      return { what: 'kept beside', detail: inWords(event.report), weight: 'quiet' }
    case 'contradiction-noticed': {
      const { earlier, later } = event
      const where = 'report' in later ? later.report : 'a later message'
      return {
        what: 'contradicted',
        detail: `${earlier.kind}: ${signalValue(earlier)}, otherwise in ${where}`,
        quote: earlier.evidence.quote,
        weight: 'key',
      }
    }
    default:
      return event satisfies never
  }
}

const inWords = (report: IncomingReport): string =>
  `${report.kind}: ${signalValue(report)}, as of ${moment(report.at)}, by ${sourceInWords(report.evidence.by)}`

const quoteOf = ({ evidence, note }: IncomingReport): { readonly quote?: string } => {
  const quote = evidence.quote === '' ? note : evidence.quote
  return quote === null ? {} : { quote }
}
