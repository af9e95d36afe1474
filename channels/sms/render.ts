import type { Json } from '#core/json'
import type { Card, Choice, Message } from '#core/message'
import { plainTypography, segmentsOf } from '../shared/gsm.ts'
import { split } from '../shared/split.ts'

/** Characters that Twilio takes in one message (error 21617 beyond). */
const LIMIT = 1600

/**
 * A message as plain text: facts as lines, links as addresses, choices as numbers to reply with (C4, I14). Numbers, not
 * words: a bare "YES" or "CANCEL" would subscribe or unsubscribe the buyer at Twilio (docs: "Advanced Opt-Out").
 */
export const renderSms = (message: Message, mostSegments: number): readonly Json[] => {
  const { text: lead, cards, question = '', choices } = message
  const blocks = [lead, ...cards.map(cardText), question, choicesText(choices)]
  const text = blocks
    .map((block) => plainTypography(block).trim())
    .filter((block) => block !== '')
    .join('\n\n')
  return split(text, { fits: (piece) => segmentsOf(piece) <= mostSegments, limit: LIMIT }).map((body) => ({
    body,
  }))
}

const cardText = ({ title, text, facts, links }: Card): string =>
  [
    title,
    text,
    ...facts.map(([label, value]) => `${label}: ${value}`),
    ...links.map((link) => `${link.title}: ${link.url}`),
  ]
    .filter((line) => line !== '')
    .join('\n')

const choicesText = (choices: readonly Choice[]): string =>
  choices.length === 0
    ? ''
    : [invitation(choices.length), ...choices.map(({ title }, n) => `${n + 1}. ${title}`)].join('\n')

const invitation = (count: number): string => {
  if (count === 1) return 'Reply 1:'
  return count === 2 ? 'Reply 1 or 2:' : `Reply with a number from 1 to ${count}:`
}
