import type { TakeReports } from '#bus/report'
import type { Adapter } from '#contracts/adapter'
import type { IncomingReport } from '#core/report'
import { redactActivity } from '#language/redact/activity'
import { redact } from '#language/redact/index'

/** The adapter, but for secrets that people type: they are gone before the rest of the program sees the message (M9). */
export const redacting = (adapter: Adapter): Adapter => ({
  ...adapter,
  parse: async (request) => {
    const parsed = await adapter.parse(request)
    if (parsed.kind !== 'activities') return parsed
    return {
      ...parsed,
      activities: parsed.activities.map((one) => ({ ...one, activity: redactActivity(one.activity) })),
    }
  },
})

/** The same for what other systems tell: a note of theirs may quote what somebody should never have typed. */
export const redactingReports =
  (take: TakeReports): TakeReports =>
  (told) =>
    take(told.map((one) => ({ ...one, report: redactReport(one.report) })))

const redactReport = (report: IncomingReport): IncomingReport => {
  const { note, evidence } = report
  const { system, record, author } = evidence.by
  const words = {
    evidence: {
      ...evidence,
      quote: textOf(evidence.quote),
      by: { system, record: record && textOf(record), author: author && textOf(author) },
    },
    note: note && textOf(note),
  }
  return report.kind === 'need'
    ? { ...report, ...words, value: textOf(report.value) }
    : { ...report, ...words }
}

const textOf = (text: string): string => redact(text).text
