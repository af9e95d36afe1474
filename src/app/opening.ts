import { z } from 'zod'
import type { Adapter } from '#contracts/adapter'
import type { Records } from '#contracts/memory'
import type { Seal } from '#contracts/seal'
import type { Activity, Entity } from '#core/activity'
import { shortLinkIn, shortShelf, TOKEN_KEY } from '#server/short-link'

/** What links to go on elsewhere are opened with. */
export type OpeningParts = {
  readonly seal: Seal
  readonly records: Pick<Records, 'read'>
  readonly publicUrl: string
}

/**
 * The adapter, but for continue-links (M6): a token that opened a chat, a link that was pasted into one, and the few characters
 * that stand for it in a text become the link's name, before the rest of the program sees the message. So no token is in a
 * journal, and what is none of ours is known as that.
 */
export const opening = (adapter: Adapter, parts: OpeningParts): Adapter => ({
  ...adapter,
  parse: async (request) => {
    const parsed = await adapter.parse(request)
    if (parsed.kind !== 'activities') return parsed
    const activities = parsed.activities.map(async (one) => ({
      ...one,
      activity: await opened(one.activity, parts),
    }))
    return { ...parsed, activities: await Promise.all(activities) }
  },
})

const opened = async (activity: Activity, parts: OpeningParts): Promise<Activity> => {
  const entities = activity.entities ?? []
  const start = entities.flatMap((one) => (one.type === 'start' ? [START.exec(one.payload)?.[1] ?? ''] : []))
  const [token] = start
  if (token) return continued(activity, token, activity.text, parts)
  const pasted = pastedIn(activity.text, parts.publicUrl)
  if (pasted) return continued(activity, pasted.token, pasted.text, parts)
  const short = shortLinkIn(activity.text)
  return short === null ? activity : byShort(activity, short, parts)
}

/** What a link into Telegram and the website's chat carry before a token, so that it is told from any other beginning. */
const START = /^c_([\w-]+)$/

const continued = (activity: Activity, token: string, text: string, { seal }: OpeningParts): Activity => {
  const others = (activity.entities ?? []).filter(({ type }) => type !== 'start')
  const entity: Entity = { type: 'continue', link: seal.openLink(token) }
  return { ...activity, text, entities: [...others, entity] }
}

const pastedIn = (
  text: string,
  publicUrl: string,
): { readonly token: string; readonly text: string } | null => {
  const [before, behind] = text.split(`${publicUrl}/c/`)
  const token = /^[\w-]+/.exec(behind ?? '')?.[0]
  return token ? { token, text: `${before}${publicUrl}/c/ …${behind?.slice(token.length) ?? ''}` } : null
}

const Kept = z.object({ token: z.string() })

/** Where it cannot be looked up it stays what was said: the message itself cannot be kept then either, and comes again. */
const byShort = async (activity: Activity, short: string, parts: OpeningParts): Promise<Activity> => {
  const kept = await parts.records.read(shortShelf(short), [TOKEN_KEY]).catch(() => null)
  if (kept === null) return activity
  const token = Kept.safeParse(kept[0]?.value).data?.token ?? ''
  return continued(activity, token, 'Continue our conversation here.', parts)
}
