import type { Json } from '#core/json'
import type { Card, Message, SentFile } from '#core/message'
import { cardLines, choiceLine } from '../shared/plain.ts'
import { split } from '../shared/split.ts'
import { streamIdOf } from './typing.ts'

/** Characters of one activity: what the Bot Framework's channels take, with room for its cards. */
export const TEXT_LIMIT = 28_000

/**
 * The message as one Activity: suggested actions for its choices, hero cards for its cards (C4, I14). Only a text beyond
 * the limit takes more than one, and then what can be tapped comes with the last, which is the one Web Chat shows it for.
 */
export const render = (message: Message, outgoing: string): readonly Json[] => {
  const whole = [[message.text, message.question].filter(Boolean).join(' '), detailsOf(message)]
    .filter(Boolean)
    .join('\n\n')
  const fits = (text: string) => text.length <= TEXT_LIMIT
  const texts = fits(whole) ? [whole] : split(whole, { fits, limit: TEXT_LIMIT })
  const begun = message.begun ? { channelData: { streamType: 'final', streamId: streamIdOf(outgoing) } } : {}
  return texts.map((text, i) => ({
    ...activity(i === texts.length - 1 ? { ...message, text } : textAlone(text)),
    ...(i === 0 && begun),
  }))
}

/** A button has room for its title alone: what a list says of its rows stands above them. */
const detailsOf = ({ choices }: Message): string =>
  choices.some(({ detail }) => detail) ? choices.map(choiceLine).join('\n') : ''

const textAlone = (text: string): Message => ({ text, choices: [], cards: [] })

const activity = ({ text, choices, cards, files = [] }: Message): { readonly [key: string]: Json } => ({
  type: 'message',
  text,
  // Otherwise a client reads it as Markdown, and "2*15 or 3*15" loses its stars.
  textFormat: 'plain',
  inputHint: choices.length > 0 ? 'expectingInput' : 'acceptingInput',
  ...(choices.length === 0 ? {} : { suggestedActions: { to: [], actions: choices.map(imBack) } }),
  ...(cards.length + files.length === 0
    ? {}
    : { attachmentLayout: 'list', attachments: [...cards.map(heroCard), ...files.map(fileOf)] }),
})

const imBack = ({ title, value }: Message['choices'][number]): Json => ({ type: 'imBack', title, value })

const heroCard = ({ image, ...card }: Card): Json => ({
  contentType: 'application/vnd.microsoft.card.hero',
  content: {
    title: card.title,
    text: cardLines(card).join(LINE_BREAK),
    ...(image ? { images: [{ url: image.url, alt: image.alt }] } : {}),
    buttons: card.links.map((link) => ({ type: 'openUrl', title: link.title, value: link.url })),
  },
})

const fileOf = ({ contentType, url, name }: SentFile): Json => ({ contentType, contentUrl: url, name })

/** A card's text is Markdown to Web Chat, where a line only ends after two spaces. */
const LINE_BREAK = '  \n'
