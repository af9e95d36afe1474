import { z } from 'zod'
import { receiptOf } from './errors.ts'
import { idOf, type Place } from './place.ts'
import type { Workspace } from './workspaces.ts'

/** Threads that are remembered at a time; the oldest is asked about again. */
const MOST = 10_000

/**
 * Which threads of a channel are conversations of ours: somebody called us there, or we have spoken. An event does not
 * say, so Slack is asked once for each thread (docs: "conversations.replies"); nothing of it is stored.
 */
export type Threads = {
  /** We were called in this thread, or speak in it. */
  join(place: Place): void
  /** Null when Slack cannot say now. */
  isOurs(place: Place, workspace: Workspace): Promise<boolean | null>
}

/** Knows nothing at first. */
export const openThreads = (): Threads => {
  const known = new Map<string, boolean>()
  const keep = (place: Place, isOurs: boolean): boolean => {
    known.delete(idOf(place))
    known.set(idOf(place), isOurs)
    const [oldest] = known.keys()
    if (known.size > MOST && oldest !== undefined) known.delete(oldest)
    return isOurs
  }
  return {
    join: (place) => {
      if (place.thread !== null) keep(place, true)
    },
    isOurs: async (place, workspace) => {
      const isOurs = known.get(idOf(place)) ?? (await lookUp(place, workspace))
      return isOurs === null ? null : keep(place, isOurs)
    },
  }
}

const Replies = z.object({
  messages: z.array(z.looseObject({ user: z.string().optional(), text: z.string().optional() })),
})

/** The first messages of a thread: the call, or our first answer, is among them. */
const LOOK_AT = 100

const lookUp = async (
  { channel, thread }: Place,
  { client, botUser }: Workspace,
): Promise<boolean | null> => {
  try {
    const asked = await client.apiCall('conversations.replies', { channel, ts: thread, limit: LOOK_AT })
    return Replies.parse(asked).messages.some(
      ({ user, text }) => user === botUser || text?.includes(`<@${botUser}`),
    )
  } catch (error) {
    return receiptOf(error).kind === 'refused' ? false : null
  }
}
