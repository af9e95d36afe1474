import { addressKey } from '#core/address'
import type { Event } from '#core/event'
import type { Message } from '#core/message'
import type { Instant } from '#core/time'
import type { ExportedLine, ExportedWords } from './shape.ts'

/** A moment as anybody reads it. */
export const iso = (at: Instant): string => new Date(at).toISOString()

/** What was said on both sides, in order, and what became of what was sent; by a journal as it is told, each event once. */
export const conversationOf = (events: readonly Event[]): readonly ExportedLine[] => {
  const fates = new Map<string, string>()
  for (const event of events) if (event.kind === 'delivery-updated') fates.set(event.outgoing, event.state)
  return events.flatMap((event): readonly ExportedLine[] => {
    switch (event.kind) {
      case 'message-received': {
        const { text = '', attachments } = event.activity
        const files = attachments.map(({ name, contentType }) => name ?? contentType)
        return [{ at: iso(event.at), from: 'them', address: addressKey(event.address), text, files }]
      }
      case 'message-queued':
        return [
          {
            at: iso(event.at),
            from: event.by ? 'rep' : 'bot',
            address: addressKey(event.to),
            ...wordsOf(event.message),
            became: fates.get(event.outgoing) ?? 'queued',
          },
        ]
      default:
        return []
    }
  })
}

/** A message in words: all that its shape says on any channel. */
export const wordsOf = ({ text, question, cards, choices, files = [] }: Message): ExportedWords => ({
  text: [
    text,
    ...cards.flatMap((card) => [card.title, card.text, ...card.facts.map((fact) => fact.join(': '))]),
    question ?? '',
    ...choices.map(({ title }) => `[${title}]`),
  ]
    .filter((line) => line !== '')
    .join('\n'),
  files: files.map(({ name }) => name),
})
