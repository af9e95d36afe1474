import { strangerAt } from '#core/address'
import { factOf, sourceInWords } from '../facts.ts'
import { addressInWords } from '../text.ts'
import type { Standing } from './standing.ts'

/** Whom they have become: there all of it is told, and so is what came since (M7). */
export const becomeIn = ({ state: { mergedInto } }: Standing): readonly string[] =>
  mergedInto === undefined
    ? []
    : [`They are ${mergedInto}. What stands here is as it was then; the audit of ${mergedInto} tells all.`]

/** Who became one with them, and which address is somebody's by themselves again, in the order in which it came about. */
export const wovenIn = ({ state, events, clock }: Standing): readonly string[] =>
  events.flatMap((event) => {
    if (event.kind !== 'rewoven') return []
    const where = addressInWords(event.address)
    const when = clock.moment(event.at)
    if (event.why === 'merged') return [`${event.from}, one with them since ${when}, by ${where}.`]
    return event.from === state.person
      ? [
          `${where} left them on ${when}; the audit of ${event.there ?? strangerAt(event.address)} tells what was said there.`,
        ]
      : [`By themselves again since ${when}, when ${where} left ${event.from}.`]
  })

/** What other systems say of them, beside what they said themselves (M4). */
export const reportedIn = ({ state: { reports, now }, rules, clock }: Standing): readonly string[] =>
  Object.values(reports).map((report) => {
    const isOver = report.validUntil !== null && now >= report.validUntil
    return `${factOf(report, rules)}, by ${sourceInWords(report)}, as of ${clock.moment(report.at)}${isOver ? ' (EXPIRED: not used)' : ''}`
  })
