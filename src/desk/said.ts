import { lastHeardOf, theirName } from '#core/contacts'
import type { Event } from '#core/event'
import { messageId } from '#core/ids'
import type { Message } from '#core/message'
import type { State } from '#core/state'
import type { Instant } from '#core/time'
import { ago, cut } from './text.ts'

/** So many of the last messages stand on a card, and so much of each. */
const MESSAGES = 6
const LENGTH = 240

/** The last words of both sides, oldest first. */
export const lastWords = (events: readonly Event[], now: Instant): readonly string[] =>
  withoutCodes(events)
    .flatMap((event) => lineOf(event, now))
    .slice(-MESSAGES)

/** What was typed as a code is for nobody else to read, right or wrong (M6). */
export const withoutCodes = (events: readonly Event[]): readonly Event[] => {
  const typed = new Set(
    events.flatMap((event) =>
      event.kind === 'code-checked' || event.kind === 'text-checked' ? [event.message] : [],
    ),
  )
  if (typed.size === 0) return events
  return events.map((event) => {
    if (event.kind !== 'message-received' || !typed.has(messageId(event.activity.id))) return event
    const { activity } = event
    return { ...event, activity: { ...activity, text: activity.text.replace(/\d/g, '•') } }
  })
}

/** Whether all that is shown of them is among these events. */
export const isEnough = (events: readonly Event[]): boolean =>
  events.filter((event) => lineOf(event, event.at).length > 0).length >= MESSAGES

/** What somebody said, as one line; none for what nobody did. */
export const lineOf = (event: Event, now: Instant): readonly string[] => {
  if (event.kind === 'message-received' && event.activity.type === 'message') {
    const files = event.activity.attachments.length
    const words = [event.activity.text, ...(files > 0 ? [`[${files} attached]`] : [])].join(' ').trim()
    return [`Buyer, ${event.address.channel}, ${ago(now - event.at)}: ${cut(words, LENGTH)}`]
  }
  if (event.kind !== 'message-queued') return []
  const { by } = event
  const who = by === undefined || by === 'desk' ? 'Assistant' : by.name
  return [`${who}, ${event.to.channel}, ${ago(now - event.at)}: ${cut(wordsOf(event.message), LENGTH)}`]
}

const wordsOf = ({ text, cards, question, files = [] }: Message): string =>
  [text, ...cards.map(({ title }) => `[${title}]`), question ?? '', ...files.map(({ name }) => `[${name}]`)]
    .filter((part) => part !== '')
    .join(' ')

/**
 * Who it is: by name where a platform has told one, else by the number they are to be reached at, else by where they are and the end of
 * their id, by which the slash command finds them.
 */
export const whoIs = (state: State): string => {
  const last = lastHeardOf(state)
  const name = theirName(state)
  if (name !== null || last === null) return name ?? 'nobody yet'
  return last.id.startsWith('+')
    ? `${last.channel} ${last.id}`
    : `${PEOPLE.get(last.channel) ?? last.channel} …${last.id.slice(-END)}`
}

const END = 4

const PEOPLE: ReadonlyMap<string, string> = new Map([
  ['webchat', 'website visitor'],
  ['slack', 'somebody on Slack'],
  ['telegram', 'somebody on Telegram'],
  ['msteams', 'somebody on Teams'],
])
