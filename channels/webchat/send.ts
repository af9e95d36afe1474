import type { Receipt } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Streams } from '#contracts/memory'
import type { Account } from '#core/activity'
import type { Address } from '#core/address'
import type { Json } from '#core/json'

/** The stream that a conversation's two sides are kept in; its positions are Direct Line's watermarks. */
export const streamOf = (conversation: string): string => `webchat:${conversation}`

/** Puts an activity into a conversation, once per key; `accepted` means durable, with its position. Never throws. */
export type Append = (
  conversation: string,
  key: string,
  activity: { readonly [key: string]: Json },
) => Promise<Receipt>

/** How many conversations an appender remembers the end of. */
const REMEMBERED = 10_000

/**
 * Appends with what every activity needs on the wire: where it belongs, and a time that never runs backwards within its
 * conversation, because Web Chat sorts by it and another node's clock may be behind.
 */
export const appendTo = (streams: Streams, clock: Clock): Append => {
  const ends = new Map<string, number>()

  const latest = async (conversation: string): Promise<string> => {
    const lines = await streams.read(streamOf(conversation), (ends.get(conversation) ?? 1) - 1)
    return lines.reduce((newest, { line }) => laterOf(newest, timestampOf(line)), '')
  }

  const remember = (conversation: string, position: number): void => {
    ends.delete(conversation)
    ends.set(conversation, position)
    if (ends.size <= REMEMBERED) return
    for (const oldest of ends.keys()) {
      ends.delete(oldest)
      return
    }
  }

  return async (conversation, key, activity) => {
    const stamped = await latest(conversation).catch(reasonOf)
    if (typeof stamped === 'object') return { kind: 'retry', afterMs: null, ...stamped }
    const line = {
      ...activity,
      timestamp: laterOf(new Date(clock.now()).toISOString(), stamped),
      channelId: 'webchat',
      conversation: { id: conversation },
    }
    const position = await streams.append(streamOf(conversation), key, line).catch(reasonOf)
    if (typeof position === 'object') return { kind: 'uncertain', ...position }
    remember(conversation, position)
    return { kind: 'accepted', externalId: String(position) }
  }
}

const reasonOf = (error: unknown): { readonly reason: string } => ({
  reason: error instanceof Error ? error.message : String(error),
})

/** Both are ISO 8601 in UTC, whose order as text is their order in time. */
const laterOf = (a: string, b: string): string => (a > b ? a : b)

const timestampOf = (line: Json): string => {
  const timestamp = field(line, 'timestamp')
  return typeof timestamp === 'string' ? timestamp : ''
}

const field = (line: Json, name: string): Json | undefined => (isObject(line) ? line[name] : undefined)

const isObject = (json: Json): json is { readonly [key: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** One line of the conversation's stream, which takes a key once: a send of unknown outcome may simply be repeated. */
export const send =
  (append: Append, bot: Account) =>
  async (payload: Json, to: Address, key: string): Promise<Receipt> =>
    isObject(payload)
      ? append(to.id, `out:${key}`, { ...payload, id: key, from: { ...bot } })
      : { kind: 'refused', reason: 'The payload is not an Activity.', suppress: false }

/** Whether the stream has the line: always known, unless the memory does not answer (I5). */
export const reconcile =
  (streams: Streams) =>
  async (_payload: Json, to: Address, key: string): Promise<'sent' | 'not-sent' | 'unknown'> => {
    try {
      const lines = await streams.read(streamOf(to.id), 0)
      return lines.some(({ line }) => field(line, 'id') === key) ? 'sent' : 'not-sent'
    } catch {
      return 'unknown'
    }
  }
