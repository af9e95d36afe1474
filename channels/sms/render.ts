import { withoutKeywords } from '#core/asked-words'
import type { Json } from '#core/json'
import type { Message } from '#core/message'
import { plainTypography, segmentsOf, withoutAcutes } from '../shared/gsm.ts'
import { cardText, filesText, numberedChoices } from '../shared/plain.ts'
import { split } from '../shared/split.ts'

/** Characters that Twilio takes in one message (error 21617 beyond). */
const LIMIT = 1600

/**
 * A message as plain text: facts as lines, links as addresses, choices as numbers to reply with (C4, I14). Numbers, not
 * words, and none of the words that Twilio takes for itself: a bare "CANCEL" would unsubscribe the buyer (docs:
 * "Advanced Opt-Out").
 */
export const renderSms = (message: Message, mostSegments: number): readonly Json[] => {
  const { text: lead, cards, question = '', choices, locale } = message
  const blocks = [
    lead,
    ...cards.map(cardText),
    filesText(message),
    question,
    numberedChoices(choices, locale),
  ]
  const text = blocks
    .map((block) => (locale === 'es' ? withoutAcutes : plainTypography)(block).trim())
    .filter((block) => block !== '')
    .join('\n\n')
  return split(withoutKeywords(text), {
    fits: (piece) => segmentsOf(piece) <= mostSegments,
    limit: LIMIT,
  }).map((body) => ({
    body,
  }))
}
