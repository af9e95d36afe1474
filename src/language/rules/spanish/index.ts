import type { Clocks, Expecting } from '#core/reading'
import type { Noticed } from '#core/signal'
import { budget, quantity } from './amounts.ts'
import { readSpanishConflict } from './concerns/conflict.ts'
import { callback, timeline, type When } from './days.ts'
import { decision } from './decision.ts'
import { meeting } from './meeting.ts'
import { discount, objection, readiness, urgency } from './moods.ts'
import { quoted, type SpanishText, spanishText, without } from './text.ts'
import { need, preference } from './wishes.ts'

export { readSpanishConcerns, readSpanishServedPlace } from './concerns/index.ts'
export { spanishCourtesy } from './courtesy.ts'
export { spanishTopics, unmarkedSpanish } from './questions.ts'

/** What the Spanish readers must know besides the words. */
export type SpanishContext = When & {
  readonly expecting: Expecting | null
  readonly calendar?: Clocks
}

/** What a Spanish message says that is worth remembering, each thing with its exact words (M2, D2). */
export const noticeSpanish = (message: string, context: SpanishContext): readonly Noticed[] => {
  const text = spanishText(message)
  return text ? noticeIn(text, context) : []
}

const noticeIn = (text: SpanishText, context: SpanishContext): readonly Noticed[] => {
  const { calendar, expecting } = context
  const met = calendar ? meeting(text, context, calendar, expecting) : null
  const again = met ? null : callback(text, context)
  const taken = met ?? again
  // The day of a meeting is no day of the order, and its hour no head count.
  const rest = taken ? without(text, [taken]) : text
  return [
    taken?.noticed ?? null,
    need(rest),
    quantity(rest, expecting),
    budget(rest, expecting),
    timeline(rest, context),
    decision(rest, expecting),
    urgency(rest),
    readiness(rest),
    objection(rest) ?? contested(rest),
    discount(rest),
    preference(rest),
  ].filter((one) => one !== null)
}

/** Somebody else's no is an objection as well (M2). */
const contested = (text: SpanishText): Noticed | null => {
  const found = readSpanishConflict(text)
  return found && { kind: 'objection', value: 'other', quote: quoted(text, found), confidence: 0.8 }
}
