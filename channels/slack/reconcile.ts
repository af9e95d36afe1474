import { z } from 'zod'
import type { Address } from '#core/address'
import type { Instant } from '#core/time'
import { type Place, placeOf } from './place.ts'
import { metadataOf } from './send.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

/** How far Slack's clock and ours may be apart, in seconds. */
const LEEWAY = 60

/** The newest messages that are looked through. */
const LOOK_BACK = 100

const Listed = z.object({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      bot_id: z.string().optional(),
      metadata: z.looseObject({ event_payload: z.looseObject({ id: z.string().optional() }) }).optional(),
    }),
  ),
  has_more: z.boolean().optional(),
})

/**
 * Looks whether a post of this key is there (I5). The heavy limit on reading conversations is for apps that are sold to
 * others; ours is the customer's own, and may look fifty times a minute (docs: "Rate limits"). Where Slack does not let us,
 * nobody knows.
 */
export const reconcileSlack = async (
  workspaces: Workspaces,
  to: Address,
  key: string,
  since: Instant,
): Promise<'sent' | 'not-sent' | 'unknown'> => {
  const found = await findPost(workspaces, to, key, since)
  return found === 'unknown' ? 'unknown' : found === null ? 'not-sent' : 'sent'
}

/** The post of this key, by Slack's name of it; null where there is none. */
export const findPost = async (
  workspaces: Workspaces,
  to: Address,
  key: string,
  since: Instant,
): Promise<{ readonly ts: string } | null | 'unknown'> => {
  const place = placeOf(to)
  const found = place && (await workspaces.find([place.team]))
  if (found?.kind !== 'workspace' || !place) return 'unknown'
  try {
    const { messages, has_more } = Listed.parse(await listed(found.workspace, place, since))
    const ours = messages.filter(({ bot_id }) => bot_id === found.workspace.botId)
    const ids = ours.map(({ metadata }) => metadata?.event_payload.id)
    const post = ours[ids.indexOf(metadataOf(key).event_payload.id)]
    if (post) return { ts: post.ts }
    // A message of ours that does not say which one it is may be the one.
    return has_more === true || ids.includes(undefined) ? 'unknown' : null
  } catch {
    return 'unknown'
  }
}

const listed = ({ client }: Workspace, { channel, thread }: Place, since: Instant): Promise<unknown> => {
  const window = {
    channel,
    oldest: String(Math.floor(since / 1_000) - LEEWAY),
    inclusive: true,
    include_all_metadata: true,
    limit: LOOK_BACK,
  }
  return thread === null
    ? client.apiCall('conversations.history', window)
    : client.apiCall('conversations.replies', { ...window, ts: thread })
}
