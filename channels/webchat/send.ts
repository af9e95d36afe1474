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
  const ends = new Map<string, End>()

  const newest = async (conversation: string): Promise<string> => {
    const stream = streamOf(conversation)
    const known = ends.get(conversation) ?? { position: await beforeLast(streams, stream), timestamp: '' }
    const lines = await streams.read(stream, known.position)
    return lines.reduce((latest, { line }) => laterOf(latest, timestampOf(line)), known.timestamp)
  }

  const remember = (conversation: string, end: End): void => {
    if ((ends.get(conversation)?.position ?? 0) >= end.position) return
    ends.delete(conversation)
    ends.set(conversation, end)
    if (ends.size <= REMEMBERED) return
    for (const oldest of ends.keys()) {
      ends.delete(oldest)
      return
    }
  }

  return async (conversation, key, activity) => {
    const stamped = await newest(conversation).catch(reasonOf)
    if (typeof stamped === 'object') return { kind: 'retry', afterMs: null, slowDown: false, ...stamped }
    const timestamp = laterOf(new Date(clock.now()).toISOString(), stamped)
    const line = { ...activity, timestamp, channelId: 'webchat', conversation: { id: conversation } }
    const position = await streams.append(streamOf(conversation), key, line).catch(reasonOf)
    if (typeof position === 'object') return { kind: 'uncertain', ...position }
    remember(conversation, { position, timestamp })
    return { kind: 'accepted', externalId: String(position) }
  }
}

/** Where this node last saw a conversation end, and the time that was written there. */
type End = { readonly position: number; readonly timestamp: string }

/** All that a node must read which has not seen the conversation yet: its last line. */
const beforeLast = async (streams: Streams, stream: string): Promise<number> =>
  Math.max(0, (await streams.end(stream)) - 1)

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
      return (await hasLine(streams, streamOf(to.id), key)) ? 'sent' : 'not-sent'
    } catch {
      return 'unknown'
    }
  }

/** Lines that are looked through at a time. */
const PAGE = 200

const hasLine = async (streams: Streams, stream: string, id: string): Promise<boolean> => {
  for (let after = 0; ; ) {
    const lines = await streams.read(stream, after, PAGE)
    if (lines.some(({ line }) => field(line, 'id') === id)) return true
    if (lines.length < PAGE) return false
    after = lines.at(-1)?.position ?? after
  }
}
