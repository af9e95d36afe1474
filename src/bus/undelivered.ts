import type { Journal } from '#contracts/memory'
import type { EventOf } from '#core/event'
import type { PersonId } from '#core/ids'
import type { Undelivered } from '#core/incoming'

/**
 * What a message said that a platform gave up on after it had taken it. The whole journal is read for it, so this is for the
 * rare day only.
 */
export const undeliveredIn = async (
  journal: Journal,
  { person, outgoing }: { readonly person: PersonId; readonly outgoing: string },
): Promise<Undelivered | null> => {
  const recalled = await journal.recall(person)
  const queued = recalled?.events.find(
    (event): event is EventOf<'message-queued'> =>
      event.kind === 'message-queued' && event.outgoing === outgoing,
  )
  return queued ? { message: queued.message, secret: queued.secret } : null
}
