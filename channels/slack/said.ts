import { z } from 'zod'
import type { Parsed } from '#contracts/adapter'
import type { Activity, Attachment } from '#core/activity'
import type { Hearing } from './app.ts'
import { Envelope, filesIn, kept, SaidEvent } from './payload.ts'
import { addressIn, idOf, isDirect, isoOf, type Place } from './place.ts'
import { emojiIn, plainOf } from './text.ts'
import type { Threads } from './threads.ts'

type Said = z.infer<typeof SaidEvent>

/** Who hears. */
type Hearer = { readonly team: string; readonly botId: string; readonly botUser: string }

/** What it takes to tell whether something was said to us. */
type Listening = { readonly threads: Threads; readonly deskChannel: string | null }

/**
 * Step 2 for words. What is a conversation with us: a direct message, a message that calls us, and what follows in the same
 * thread by whoever has called us there or was answered there, unless it begins with somebody else's name. Nothing else in
 * a channel or among several is: the others there talk to each other. Nor is an edit or a deletion, because what was said
 * has been heard, nor anything that a bot says.
 */
export const parseSaid = async (
  body: unknown,
  hearing: Hearing,
  { threads, deskChannel }: Listening,
): Promise<Parsed> => {
  const envelope = Envelope.safeParse(body)
  const event = SaidEvent.safeParse(envelope.data?.event)
  if (!event.success) return { kind: 'malformed', reason: z.prettifyError(event.error) }
  const said = event.data
  const hearer = hearerOf(hearing, envelope.data?.authorizations ?? [])
  const useless = uselessness(said, hearer, deskChannel)
  if (useless !== null) return unsupported(useless)
  if (hearer === null) return { kind: 'malformed', reason: NOBODY }
  const place = { team: hearer.team, channel: said.channel, thread: threadOf(said) }
  const notToUs = isDirect(said.channel) ? null : await otherTalk(said, place, hearer, hearing, threads)
  return notToUs ?? activitiesOf(body, said, place, hearer)
}

/** What to say of talk in a channel that is not with us; null when it is. */
const otherTalk = async (
  said: Said,
  place: Place,
  { botUser }: Hearer,
  { workspace }: Hearing,
  threads: Threads,
): Promise<Parsed | null> => {
  const user = said.user ?? ''
  const isCalled = said.type === 'app_mention' || said.text?.includes(`<@${botUser}`) === true
  if (!isCalled && isToAnother(said.text ?? '')) return unsupported(NOT_TO_US)
  if (isCalled || said.parent_user_id === botUser) {
    threads.join(place, user)
    return null
  }
  if (!said.thread_ts) return unsupported(NOT_TO_US)
  const isOurs = workspace && (await threads.isWithUs(place, user, workspace))
  if (isOurs === null) return { kind: 'malformed', reason: WHOSE_THREAD }
  return isOurs ? null : unsupported(NOT_TO_US)
}

/** It begins with somebody's name. */
const isToAnother = (text: string): boolean => /^\s*<@[UW][A-Z0-9]+/.test(text)

const NOT_TO_US = 'It was said in a channel, and not to us.'
const NOBODY = 'The event does not say for whom it is.'
const WHOSE_THREAD = 'Slack cannot say just now whose thread it is in; it will bring the message again.'

const unsupported = (reason: string): Parsed => ({ kind: 'unsupported', reason })

/**
 * All direct messages with one person are one mailbox. In a channel the answer to a call opens a thread under it, so that
 * the channel is not filled with our conversations.
 */
const threadOf = ({ channel, ts, thread_ts }: Said): string | null =>
  isDirect(channel) ? null : (thread_ts ?? ts)

/** Kinds of message that a person has written; the others are news of the channel, or say what was changed. */
export const WRITTEN: ReadonlySet<string> = new Set(['file_share', 'thread_broadcast', 'me_message'])

/** Why a message is none of a buyer's; a bot that answers bots would never end. */
const uselessness = (said: Said, hearer: Hearer | null, deskChannel: string | null): string | null => {
  const { subtype, bot_id, user, channel } = said
  if (subtype && !WRITTEN.has(subtype))
    return `A message of the kind "${subtype.slice(0, 60)}" says nothing to us.`
  if (bot_id || !user || user === hearer?.botUser || user === 'USLACKBOT') return 'A bot wrote it.'
  return channel === deskChannel ? "It was said at the reps' desk." : null
}

/** As our token knows us; while that cannot be asked, as the event does. */
const hearerOf = (
  { workspace, teams }: Hearing,
  authorizations: readonly { readonly user_id: string; readonly is_bot?: boolean | undefined }[],
): Hearer | null => {
  if (workspace) return workspace
  const bot = authorizations.find(({ is_bot }) => is_bot === true)?.user_id
  return bot && teams[0] ? { team: teams[0], botId: bot, botUser: bot } : null
}

/**
 * One Activity. Channel and time name it, not the event's own id: a message that calls us comes as two events, and each
 * may come again; all of them are one message (I2).
 */
const activitiesOf = (body: unknown, said: Said, place: Place, hearer: Hearer): Parsed => {
  const id = idOf({ ...place, thread: said.ts })
  const activity: Activity = {
    type: 'message',
    id,
    timestamp: isoOf(said.ts),
    channelId: 'slack',
    from: { id: `${said.user}:${said.user_team ?? said.team ?? place.team}`, role: 'user' },
    recipient: { id: `${hearer.botId}:${place.team}`, role: 'bot' },
    conversation: { id: `${hearer.botId}:${idOf(place)}`, isGroup: !isDirect(place.channel) },
    text: plainOf(said.text ?? '', hearer.botUser, emojiIn(said.blocks)),
    attachments: filesIn(said.files ?? []).map((file) => attachmentOf(file, place.team)),
    channelData: { SlackMessage: kept(body) },
  }
  const address = addressIn(place, said.user ?? '')
  return { kind: 'activities', activities: [{ address, activity, dedupe: id }] }
}

/** By reference: its address at Slack is no secret, but whoever fetches it must be told which token goes with it (C9). */
export const attachmentOf = (
  { id, name, mimetype, size }: ReturnType<typeof filesIn>[number],
  team: string,
): Attachment => ({
  contentType: mimetype && /^[\w.+-]+\/[\w.+-]+$/.test(mimetype) ? mimetype : 'application/octet-stream',
  contentUrl: `slack:file/${team}/${id}`,
  ...(name ? { name } : {}),
  ...(typeof size === 'number' ? { size } : {}),
})
