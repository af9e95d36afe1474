import type { Json } from '#core/json'
import type { Message } from '#core/message'
import { cardText, choiceLine } from '../shared/plain.ts'
import { referenceTo } from '../shared/reference.ts'
import { split } from '../shared/split.ts'
import { type Attached, buttonCards, cardAttachments, fileAttachments, textCard } from './cards.ts'

/**
 * Characters of one Activity as JSON. Teams takes 28 KB of UTF-16, of which we leave room for who speaks to whom (docs:
 * "Format your bot messages", "message size").
 */
const ROOM = 11_500

/** Characters of one text. */
export const TEXT_LIMIT = 11_000

/**
 * The message as an Activity, as few as hold it (C4, I14): its text, then cards, files, and the question with its buttons.
 * Buttons stand on a card, because suggested actions are not shown in groups of Teams, and go with the next word.
 */
export const render = (message: Message, _to: unknown, outgoing: string): readonly Json[] =>
  packed([...leadOf(message), ...shownIn(message), ...askedIn(message, outgoing)]).map(activityOf)

/** A text, which begins an Activity, or something that hangs on one. */
type Piece = { readonly text: string } | { readonly attached: Attached }

/** The question stands with the text, where nothing comes between them. */
const isJoined = ({ cards, files = [] }: Message): boolean => cards.length + files.length === 0

const leadOf = (message: Message): readonly Piece[] =>
  textPieces(isJoined(message) ? [message.text, askOf(message)] : [message.text])

const shownIn = ({ cards, files = [] }: Message): readonly Piece[] => [
  ...cards.flatMap((card) => {
    const attachments = cardAttachments(card)
    return attachments.every((attached) => sizeOf(attached) < ROOM - ENVELOPE)
      ? attachments.map((attached) => ({ attached }))
      : textPieces([cardText(card)])
  }),
  ...fileAttachments(files).map((attached) => ({ attached })),
]

const askedIn = (message: Message, outgoing: string): readonly Piece[] => {
  const ask = isJoined(message) ? '' : askOf(message)
  const buttons = message.choices.map(({ title }, n) => ({
    type: 'messageBack',
    title,
    displayText: title,
    text: title,
    value: { reference: referenceTo(outgoing, n + 1) },
  }))
  if (buttons.length > 0 && sizeOf(ask) < TEXT_LIMIT / 2)
    return buttonCards(ask, buttons).map((attached) => ({ attached }))
  if (buttons.length > 0)
    return [...textPieces([ask]), ...buttonCards('', buttons).map((attached) => ({ attached }))]
  if (ask === '') return []
  return sizeOf(ask) < TEXT_LIMIT / 2 ? [{ attached: textCard(ask) }] : textPieces([ask])
}

/** A button is cut where it is long, and has no room for a detail: then its words stand above it, with their number. */
const askOf = ({ question = '', choices }: Message): string => {
  const isShort = choices.every(({ title, detail }) => !detail && title.length <= 40)
  const lines = isShort ? [] : choices.map((choice, n) => `${n + 1}. ${choiceLine(choice)}`)
  return [question, lines.join('\n')].filter((part) => part !== '').join('\n\n')
}

const textPieces = (parts: readonly string[]): readonly Piece[] => {
  const whole = parts.filter((part) => part.trim() !== '').join('\n\n')
  const fits = (text: string) => sizeOf(text) <= TEXT_LIMIT
  return split(whole, { fits, limit: TEXT_LIMIT }).map((text) => ({ text }))
}

const sizeOf = (value: unknown): number => JSON.stringify(value).length

/** What an Activity is beside its text and what hangs on it. */
const ENVELOPE = 200

type Packed = { readonly text: string; readonly attachments: readonly Attached[] }

/** Each piece goes with the one before it where it fits, so that a message is one bubble if it can be. */
const packed = (pieces: readonly Piece[]): readonly Packed[] => {
  const done: Packed[] = []
  for (const piece of pieces) {
    const last = done.at(-1)
    if ('text' in piece) done.push({ text: piece.text, attachments: [] })
    else if (last && sizeOf(last) + sizeOf(piece.attached) + ENVELOPE <= ROOM)
      done[done.length - 1] = { ...last, attachments: [...last.attachments, piece.attached] }
    else done.push({ text: '', attachments: [piece.attached] })
  }
  return done
}

const activityOf = ({ text, attachments }: Packed): Json => ({
  type: 'message',
  text,
  // Otherwise it is read as Markdown, and "2*15 or 3*15" loses its stars.
  textFormat: 'plain',
  ...(attachments.length > 0 ? { attachmentLayout: 'list', attachments } : {}),
})
