import { randomBytes } from 'node:crypto'
import type { Clock } from '#contracts/clock'
import { APP_ID, type LabTeam } from './options.ts'
import type { Posted, Store, Upload } from './store.ts'

/** What Slack's events say, as they go over the wire (docs: "Events API", callback field overview). */

/** Wraps an event; each wrapping has an id of its own, also of the same message. */
export const envelopeOf = (team: LabTeam, event: object, clock: Clock): object => ({
  token: 'deprecated-verification-token',
  team_id: team.id,
  context_team_id: team.id,
  context_enterprise_id: null,
  api_app_id: APP_ID,
  event,
  type: 'event_callback',
  event_id: `Ev${randomBytes(5).toString('hex').toUpperCase()}`,
  event_time: Math.floor(clock.now() / 1_000),
  authorizations: [
    {
      enterprise_id: null,
      team_id: team.id,
      user_id: team.botUserId,
      is_bot: true,
      is_enterprise_install: false,
    },
  ],
  is_ext_shared_channel: false,
  event_context: '4-event-context',
})

/** `im` for direct messages, else by the letter of the channel. */
const channelType = (channel: string): string =>
  channel.startsWith('D') ? 'im' : channel.startsWith('G') ? 'group' : 'channel'

/** A message as the event `message` tells it. */
export const messageEvent = (team: LabTeam, message: Posted, store: Store, origin: string): object => ({
  ...asMessage(team, message, store, origin),
  channel: message.channel,
  event_ts: message.ts,
  channel_type: channelType(message.channel),
})

/** The same message once more, because it calls the bot; without the kind of channel. */
export const mentionEvent = (team: LabTeam, message: Posted, store: Store, origin: string): object => ({
  ...asMessage(team, message, store, origin),
  type: 'app_mention',
  subtype: undefined,
  channel: message.channel,
  event_ts: message.ts,
})

/** That the bot changed a message of its own. */
export const changedEvent = (
  team: LabTeam,
  message: Posted,
  store: Store,
  origin: string,
  ts: string,
): object => ({
  type: 'message',
  subtype: 'message_changed',
  message: asMessage(team, message, store, origin),
  channel: message.channel,
  hidden: true,
  ts,
  event_ts: ts,
  channel_type: channelType(message.channel),
})

/** A message as every method and event shows it. */
export const asMessage = (team: LabTeam, message: Posted, store: Store, origin: string): object => {
  const root = message.thread === null ? undefined : store.find(message.thread)
  const files = message.files.flatMap((id) => store.file(id) ?? [])
  return {
    type: 'message',
    ...(files.length > 0 ? { subtype: 'file_share', files: files.map((file) => asFile(file, origin)) } : {}),
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: message.team,
    ...(message.isBot
      ? { bot_id: team.botId, app_id: APP_ID, bot_profile: botProfile(team) }
      : { client_msg_id: crypto.randomUUID() }),
    ...(message.blocks === null ? {} : { blocks: message.blocks }),
    ...(message.isEdited ? { edited: { user: message.user, ts: message.ts } } : {}),
    ...(message.thread === null
      ? {}
      : { thread_ts: message.thread, ...(root ? { parent_user_id: root.user } : {}) }),
  }
}

const botProfile = (team: LabTeam) => ({
  id: team.botId,
  app_id: APP_ID,
  name: 'Throughline',
  deleted: false,
  team_id: team.id,
})

/** A file as Slack describes it; its bytes are to be had at `url_private` with a token. */
export const asFile = ({ id, team, user, name, mimetype, content }: Upload, origin: string): object => {
  const url = `${origin}/files-pri/${team}-${id}`
  return {
    id,
    name,
    title: name,
    mimetype,
    filetype: name.split('.').at(-1) ?? '',
    user,
    user_team: team,
    size: Buffer.byteLength(content, 'base64'),
    mode: 'hosted',
    is_external: false,
    is_public: false,
    file_access: 'visible',
    url_private: `${url}/${encodeURIComponent(name)}`,
    url_private_download: `${url}/download/${encodeURIComponent(name)}`,
  }
}
