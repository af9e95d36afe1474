import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Receipt } from '#contracts/adapter'
import type { Address } from '#core/address'
import type { Json } from '#core/json'
import type { WebClient } from './client.ts'
import { receiptOf, refusalIn } from './errors.ts'
import { linePieces } from './piece.ts'
import { idOf, type Place, placeOf, speakerOf } from './place.ts'
import type { Threads } from './threads.ts'
import type { Workspaces } from './workspaces.ts'

const Payload = z.object({ text: z.string(), blocks: z.array(z.record(z.string(), z.json())) })
type Payload = z.infer<typeof Payload>

const Posted = z.object({ channel: z.string(), ts: z.string().min(1) })

/**
 * One post. Slack has no idempotency key that it vouches for, so whatever may have reached it is `uncertain` and not tried
 * again (I5); our own key travels along where `reconcile` finds it.
 */
export const sendSlack = async (
  { workspaces, threads }: { readonly workspaces: Workspaces; readonly threads: Threads },
  payload: Json,
  to: Address,
  key: string,
): Promise<Receipt> => {
  const post = Payload.safeParse(payload)
  const place = placeOf(to)
  if (!post.success)
    return refused('The payload is no message that this adapter rendered. Send what render answers.')
  if (!place) return refused('The address is no place in Slack: it names a team and a channel, as T…:C….')
  const found = await workspaces.find([place.team])
  if (found.kind === 'none') return refused(found.reason)
  if (found.kind === 'unasked') return found.receipt
  try {
    const posted = Posted.parse(await posting(found.workspace.client, post.data, place, key))
    const speaker = speakerOf(to)
    if (speaker !== null) threads.join(place, speaker)
    return { kind: 'accepted', externalId: idOf({ ...place, channel: posted.channel, thread: posted.ts }) }
  } catch (error) {
    return receiptOf(error)
  }
}

const refused = (reason: string): Receipt => ({ kind: 'refused', reason, suppress: false })

/**
 * A picture that Slack cannot fetch makes it refuse the whole message; then its address goes instead. When it still refuses,
 * the words go alone: they say all that the blocks do (C4).
 */
const posting = async (client: WebClient, post: Payload, place: Place, key: string): Promise<unknown> => {
  try {
    return await client.apiCall('chat.postMessage', argumentsOf(post, place, key))
  } catch (error) {
    if (refusalIn(error) !== 'invalid_blocks' || post.blocks.length === 0) throw error
    const plainer = post.blocks.some(isPicture) ? withoutPictures(post) : { ...post, blocks: [] }
    return posting(client, plainer, place, key)
  }
}

const argumentsOf = ({ text, blocks }: Payload, { channel, thread }: Place, key: string) => ({
  channel,
  text,
  ...(blocks.length === 0 ? {} : { blocks }),
  // A preview of a link would stand between the question and its answer.
  unfurl_links: false,
  unfurl_media: false,
  ...(thread === null ? {} : { thread_ts: thread }),
  client_msg_id: nameOf(key),
  metadata: metadataOf(key),
})

const isPicture = ({ type }: Payload['blocks'][number]): boolean => type === 'image'

const withoutPictures = ({ text, blocks }: Payload): Payload =>
  Payload.parse({
    text,
    blocks: blocks.flatMap((block) =>
      isPicture(block)
        ? linePieces([[{ text: String(block.alt_text), url: String(block.image_url) }]]).flatMap(
            (piece) => piece.blocks,
          )
        : [block],
    ),
  })

/** What a message of ours says about itself to any app that may read it: which one it is, and nothing else. */
export const metadataOf = (key: string) => ({ event_type: 'throughline', event_payload: { id: nameOf(key) } })

/** The key as a UUID: the same for ever, and nothing can be read from it. */
const nameOf = (key: string): string => {
  const hex = createHash('sha256').update(key).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
