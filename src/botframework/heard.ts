import type { Activity as BotActivity, CardAction } from 'botbuilder'
import { z } from 'zod'
import type { Activity } from '#core/activity'
import type { PersonId } from '#core/ids'

/**
 * What a bot is told of each channel. One name for all, because its state is filed under it: a person who goes from the
 * website to a text message stays in one conversation. And this one, since its helpers then offer buttons, which we show
 * on every channel.
 */
const CHANNEL = 'directline'

/** A button that the bot put up, kept until the next ones: it comes back by its title, from whichever channel. */
export type Action = z.infer<typeof Action>

/** What the bot needs to be told of a tapped button (the Activity schema, "Card action"). */
export const Action = z.object({
  type: z.string(),
  title: z.string(),
  text: z.string().optional(),
  value: z.json().optional(),
})

/** A button, as it is kept; null for one that leads elsewhere and says nothing here. */
export const actionOf = ({ type, title, text, value }: CardAction): Action | null => {
  const read = Action.safeParse({
    type,
    title: title || (typeof value === 'string' ? value : ''),
    ...(text ? { text } : {}),
    ...(value == null ? {} : { value: JSON.parse(JSON.stringify(value)) }),
  })
  return read.success && read.data.title !== '' ? read.data : null
}

/** What one person said, as the bot expects it: one user, one conversation, wherever it was said. */
export const heardAs = (
  person: PersonId,
  { activity, meant }: { readonly activity: Activity; readonly meant: string },
  actions: readonly Action[],
): Partial<BotActivity> => {
  const action = actions.find(({ title }) => title === meant)
  return {
    ...between(person, activity),
    type: 'message',
    id: activity.id,
    textFormat: 'plain',
    attachments: activity.attachments.map(({ contentType, contentUrl, name }) => ({
      contentType,
      contentUrl,
      ...(name === undefined ? {} : { name }),
    })),
    ...(action ? tapped(action) : said(activity, meant)),
  }
}

/** That somebody is there, who was not: a bot greets them when it hears that. */
export const joined = (person: PersonId, activity: Activity): Partial<BotActivity> => ({
  ...between(person, activity),
  type: 'conversationUpdate',
  id: `${activity.id}-joined`,
  membersAdded: [{ id: person, name: activity.from.name ?? '' }],
  membersRemoved: [],
})

const between = (
  person: PersonId,
  { timestamp, from, recipient, locale, channelId, conversation }: Activity,
) => ({
  timestamp: new Date(timestamp),
  channelId: CHANNEL,
  serviceUrl: 'urn:throughline',
  from: { id: person, name: from.name ?? '', role: 'user' },
  recipient: { id: 'bot', name: recipient.name ?? '', role: 'bot' },
  conversation: { id: person, name: '', isGroup: false, conversationType: 'personal' },
  ...(locale === undefined ? {} : { locale }),
  channelData: { throughline: { channel: channelId, conversation: conversation.id } },
})

/** As Web Chat would send it, which is what bots are written for. */
const tapped = ({ type, title, text, value }: Action): Partial<BotActivity> => {
  switch (type) {
    case 'postBack':
      return typeof value === 'string' ? { text: value } : { text: '', value }
    case 'messageBack':
      return { text: text ?? '', value }
    default:
      return { text: typeof value === 'string' ? value : title }
  }
}

/** A number that was tapped is our own affair; what else a platform's card carried is the bot's. */
const said = ({ value }: Activity, meant: string): Partial<BotActivity> => {
  const isOurs = typeof value === 'object' && value !== null && 'choice' in value
  return { text: meant, ...(value === undefined || isOurs ? {} : { value }) }
}
