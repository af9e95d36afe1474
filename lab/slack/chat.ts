import { z } from 'zod'
import { blockTrouble } from './blocks.ts'
import { asMessage, changedEvent, envelopeOf, messageEvent } from './events.ts'
import type { Answer, Arguments, Method } from './method.ts'
import type { LabTeam } from './options.ts'
import { type Parts, posted } from './parts.ts'
import { isPerson } from './person.ts'
import { channelNamed, postingTrouble } from './place.ts'
import type { Posted } from './store.ts'

/** Where a text is too long for any message. */
const MOST_TEXT = 40_000

/** What a message metadata may be (docs: "Message metadata"). */
const Metadata = z.object({ event_type: z.string(), event_payload: z.looseObject({}) })
const MOST_METADATA = 8_000

const Blocks = z.array(z.record(z.string(), z.json()))

/** The content of a post, or why Slack would refuse it. */
export type Content =
  | { readonly kind: 'content'; readonly text: string; readonly blocks: Posted['blocks'] }
  | { readonly kind: 'trouble'; readonly answer: Answer }

/** Reads text and blocks as Slack does. */
export const contentOf = ({ text, blocks }: Arguments): Content => {
  const trouble = (error: string, messages: readonly string[] = []): Content => ({
    kind: 'trouble',
    answer: { error, ...(messages.length > 0 ? { errors: messages, response_metadata: { messages } } : {}) },
  })
  const words = typeof text === 'string' ? text : ''
  if (words === '' && blocks === undefined) return trouble('no_text')
  if (words.length > MOST_TEXT) return trouble('msg_too_long')
  if (blocks === undefined) return { kind: 'content', text: words, blocks: null }
  const wrong = blockTrouble(blocks)
  if (wrong) return trouble(wrong.error, wrong.messages)
  return { kind: 'content', text: words, blocks: completed(Blocks.parse(blocks)) }
}

/** Slack names every block, and measures every picture that it has fetched. */
const completed = (blocks: z.infer<typeof Blocks>): Posted['blocks'] =>
  blocks.map((block, n) => ({
    block_id: `b${n}`,
    ...block,
    ...(block.type === 'image' ? { image_width: 640, image_height: 480, image_bytes: 40_000 } : {}),
  }))

const post: Method['run'] = ({ team, given, parts, origin }) => {
  const channel = channelNamed(team, given.channel)
  if (channel.kind === 'error') return { error: channel.error }
  const closed = postingTrouble(team, channel.id)
  if (closed) return { error: closed }
  const content = contentOf(given)
  if (content.kind === 'trouble') return content.answer
  const root = given.thread_ts === undefined ? null : parts.store.find(String(given.thread_ts))
  if (root === undefined || (root && root.channel !== channel.id)) return { error: 'thread_not_found' }
  const metadata = given.metadata === undefined ? null : Metadata.safeParse(given.metadata)
  if (metadata?.success === false) return { error: 'invalid_metadata_format' }
  if (JSON.stringify(given.metadata ?? '').length > MOST_METADATA) return { error: 'metadata_too_large' }
  const thread = root && (root.thread ?? root.ts)
  const message = posted(parts, team, {
    channel: channel.id,
    thread,
    user: team.botUserId,
    isBot: true,
    text: content.text,
    blocks: content.blocks,
    metadata: z
      .json()
      .nullable()
      .parse(metadata?.data ?? null),
  })
  parts.store.keep(message)
  if (thread) parts.status.set(team.id, channel.id, thread, '')
  parts.webhooks.event(envelopeOf(team, messageEvent(team, message, parts.store, origin), parts.clock))
  return { channel: channel.id, ts: message.ts, message: asMessage(team, message, parts.store, origin) }
}

const update: Method['run'] = ({ team, given, parts, origin }) => {
  const known = ownMessage(team, given, parts)
  if ('error' in known) return known
  const content = contentOf(given)
  if (content.kind === 'trouble') return content.answer
  const changed = { ...known, text: content.text, blocks: content.blocks, isEdited: true }
  parts.store.keep(changed)
  const event = changedEvent(team, changed, parts.store, origin, parts.store.nextTs())
  parts.webhooks.event(envelopeOf(team, event, parts.clock))
  return { channel: known.channel, ts: known.ts, text: content.text }
}

const ownMessage = (
  team: LabTeam,
  given: Arguments,
  { store }: Parts,
): Posted | { readonly error: string } => {
  const known = store.find(String(given.ts))
  if (!known || known.team !== team.id || known.channel !== given.channel)
    return { error: 'message_not_found' }
  return known.isBot ? known : { error: 'cant_update_message' }
}

const postEphemeral: Method['run'] = ({ team, given, parts }) => {
  const channel = channelNamed(team, given.channel)
  if (channel.kind === 'error') return { error: channel.error }
  const user = String(given.user)
  if (!isPerson(user)) return { error: 'user_not_in_channel' }
  const content = contentOf(given)
  if (content.kind === 'trouble') return content.answer
  const message = posted(parts, team, {
    channel: channel.id,
    thread: given.thread_ts === undefined ? null : String(given.thread_ts),
    user: team.botUserId,
    isBot: true,
    text: content.text,
    blocks: content.blocks,
    onlyFor: user,
  })
  parts.store.keep(message)
  return { message_ts: message.ts }
}

const setStatus: Method['run'] = ({ team, given, parts }) => {
  const channel = channelNamed(team, given.channel_id)
  if (channel.kind === 'error') return { error: channel.error }
  const thread = String(given.thread_ts)
  if (!parts.store.find(thread)) return { error: 'thread_not_found' }
  parts.status.set(team.id, channel.id, thread, String(given.status ?? ''))
  return {}
}

const react: Method['run'] = ({ team, given, parts }) => {
  const message = parts.store.find(String(given.timestamp))
  if (!message || message.team !== team.id || message.channel !== given.channel)
    return { error: 'message_not_found' }
  const name = String(given.name ?? '')
  if (!/^[a-z0-9_+'-]+$/.test(name)) return { error: 'invalid_name' }
  if (message.reactions.includes(name)) return { error: 'already_reacted' }
  parts.store.keep({ ...message, reactions: [...message.reactions, name] })
  return {}
}

const openView: Method['run'] = ({ given, parts }) => parts.views.open(String(given.trigger_id), given.view)

/** What is said, changed and shown. */
export const CHAT = {
  'chat.postMessage': { scopes: ['chat:write'], run: post },
  'chat.update': { scopes: ['chat:write'], run: update },
  'chat.postEphemeral': { scopes: ['chat:write'], run: postEphemeral },
  'reactions.add': { scopes: ['reactions:write'], run: react },
  'views.open': { scopes: [], run: openView },
  'assistant.threads.setStatus': { scopes: ['chat:write', 'assistant:write'], run: setStatus },
} satisfies { readonly [method: string]: Method }
