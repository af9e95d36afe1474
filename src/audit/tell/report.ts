import { factOf, noteInWords, reportInWords, sourceInWords } from '../facts.ts'
import type { TellersOf } from '../scene.ts'
import { capital, quoted } from '../text.ts'

/** What other systems say of them, and where somebody says otherwise than before (M4). */
export const REPORT = {
  'signal-reported': ({ report }, { rules, clock }) => ({
    who: 'Report',
    what: `${capital(sourceInWords(report))} says ${reportInWords(report, rules)}, as of ${clock.moment(report.at)}.`,
    more: noteInWords(report),
  }),
  'report-kept': ({ report }, { before, clock }) => {
    const known = before.reports[report.kind]
    const until = report.validUntil === null ? 'always' : `until ${clock.moment(report.validUntil)}`
    return {
      who: 'Report',
      what:
        known && known.at > report.at
          ? 'Something newer of its kind was reported already, so it changes nothing.'
          : `Kept beside their own words, and never as these: it counts ${until}, for questions and for who fits.`,
    }
  },
  'contradiction-noticed': ({ earlier, later }, scene) => ({
    who: 'report' in later ? 'Report' : 'Reader',
    what: `That is otherwise than what they had said: ${factOf(earlier, scene.rules)}, on ${quoted(earlier.evidence.quote)}.`,
    more: [
      'report' in later
        ? 'Their own words count until they say which is right.'
        : 'What they say now counts.',
    ],
  }),
} satisfies TellersOf<'signal-reported' | 'report-kept' | 'contradiction-noticed'>
