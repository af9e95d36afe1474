import { asFile, asMessage } from './events.ts'
import type { Answer, Arguments, Method } from './method.ts'
import { channelsOf, type LabTeam } from './options.ts'
import type { Parts } from './parts.ts'
import { directOf, isPerson, personIn, profileOf } from './person.ts'
import { channelNamed } from './place.ts'
import { micros, type Posted } from './store.ts'

/** The part of a conversation that a method asks for. */
const page = (
  said: readonly Posted[],
  given: Arguments,
  { team, parts, origin }: { readonly team: LabTeam; readonly parts: Parts; readonly origin: string },
): Answer => {
  const [oldest, latest] = [given.oldest, given.latest].map((ts) =>
    ts === undefined ? null : micros(String(ts)),
  )
  const isInclusive = String(given.inclusive) === 'true'
  const isWithin = ({ ts }: Posted): boolean => {
    const at = micros(ts)
    if (oldest != null && (isInclusive ? at < oldest : at <= oldest)) return false
    return latest == null || (isInclusive ? at <= latest : at < latest)
  }
  const limit = Math.min(999, Math.max(1, Number(given.limit ?? 100)))
  const found = said.filter((message) => message.onlyFor === null && isWithin(message))
  const isWithMetadata = String(given.include_all_metadata) === 'true'
  return {
    messages: found.slice(0, limit).map((message) => ({
      ...asMessage(team, message, parts.store, origin),
      ...(isWithMetadata && message.metadata !== null ? { metadata: message.metadata } : {}),
    })),
    has_more: found.length > limit,
  }
}

const history: Method['run'] = (call) => {
  const channel = channelNamed(call.team, call.given.channel)
  if (channel.kind === 'error') return { error: channel.error }
  if (!channel.isMember) return { error: 'not_in_channel' }
  const said = call.parts.store.said(call.team.id, channel.id).filter(({ thread }) => thread === null)
  return page([...said].reverse(), call.given, call)
}

const replies: Method['run'] = (call) => {
  const channel = channelNamed(call.team, call.given.channel)
  if (channel.kind === 'error') return { error: channel.error }
  const root = String(call.given.ts)
  const thread = call.parts.store
    .said(call.team.id, channel.id)
    .filter((message) => message.ts === root || message.thread === root)
  return thread[0]?.ts === root ? page(thread, call.given, call) : { error: 'thread_not_found' }
}

const info: Method['run'] = ({ team, given }) => {
  const id = String(given.channel)
  const person = personIn(team, id)
  if (person !== null)
    return { channel: { id, is_im: true, user: person, is_member: true, is_archived: false } }
  const known = channelsOf(team).find((channel) => channel.id === id)
  if (!known) return { error: 'channel_not_found' }
  const { name, isMember = true, isArchived = false } = known
  return { channel: { id, name, is_channel: true, is_member: isMember, is_archived: isArchived } }
}

const open: Method['run'] = ({ team, given }) => {
  const user = String(given.users)
  return isPerson(user) ? { channel: { id: directOf(team, user) } } : { error: 'user_not_found' }
}

const fileInfo: Method['run'] = ({ team, given, parts, origin }) => {
  const file = parts.store.file(String(given.file))
  return file?.team === team.id ? { file: asFile(file, origin) } : { error: 'file_not_found' }
}

const test: Method['run'] = ({ team }) => ({
  url: `https://${team.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.slack.com/`,
  team: team.name,
  user: 'throughline',
  team_id: team.id,
  user_id: team.botUserId,
  bot_id: team.botId,
  is_enterprise_install: false,
})

const user: Method['run'] = ({ team, given }) => {
  const id = String(given.user)
  return isPerson(id) ? { user: profileOf(team, id) } : { error: 'user_not_found' }
}

/** Who there is, and what was said. */
export const CONVERSATIONS = {
  'auth.test': { scopes: [], run: test },
  'users.info': { scopes: ['users:read'], run: user },
  'files.info': { scopes: ['files:read'], run: fileInfo },
  'conversations.open': { scopes: ['im:write', 'chat:write'], run: open },
  'conversations.info': { scopes: ['channels:read', 'groups:read'], run: info },
  'conversations.history': { scopes: ['channels:history', 'im:history'], run: history },
  'conversations.replies': { scopes: ['channels:history', 'im:history'], run: replies },
} satisfies { readonly [method: string]: Method }
