import { z } from 'zod'
import { receiptOf } from './errors.ts'
import { idOf, type Place } from './place.ts'
import type { Workspace } from './workspaces.ts'

/** Conversations in threads that are remembered at a time; the oldest is asked about again. */
const MOST = 10_000

/**
 * Who talks with us in which thread of a channel: they called us there, or we have answered them. An event does not say, so
 * Slack is asked once for each person in each thread (docs: "conversations.replies"); nothing of it is stored.
 */
export type Threads = {
  /** They call us in this thread, or we speak to them there. */
  join(place: Place, user: string): void
  /** Null when Slack cannot say now. */
  isWithUs(place: Place, user: string, workspace: Workspace): Promise<boolean | null>
}

/** Knows nothing at first. */
export const openThreads = (): Threads => {
  const known = new Map<string, boolean>()
  const keep = (place: Place, user: string, isWithUs: boolean): boolean => {
    const name = nameOf(place, user)
    known.delete(name)
    known.set(name, isWithUs)
    const [oldest] = known.keys()
    if (known.size > MOST && oldest !== undefined) known.delete(oldest)
    return isWithUs
  }
  return {
    join: (place, user) => {
      if (place.thread !== null) keep(place, user, true)
    },
    isWithUs: async (place, user, workspace) => {
      const isWithUs = known.get(nameOf(place, user)) ?? (await lookUp(place, user, workspace))
      return isWithUs === null ? null : keep(place, user, isWithUs)
    },
  }
}

const nameOf = (place: Place, user: string): string => `${idOf(place)}:${user}`

const Replies = z.object({
  messages: z.array(z.looseObject({ user: z.string().optional(), text: z.string().optional() })),
})

/** The first messages of a thread; whoever calls us only after so many has to call us again once we have restarted. */
const LOOK_AT = 100

const lookUp = async (
  { channel, thread }: Place,
  user: string,
  { client, botUser }: Workspace,
): Promise<boolean | null> => {
  try {
    const asked = await client.apiCall('conversations.replies', { channel, ts: thread, limit: LOOK_AT })
    return Replies.parse(asked).messages.some(
      (one) =>
        (one.user === user && one.text?.includes(`<@${botUser}`)) ||
        (one.user === botUser && one.text?.startsWith(`<@${user}>`)),
    )
  } catch (error) {
    return receiptOf(error).kind === 'refused' ? false : null
  }
}
