import type { Instant } from '#core/time'
import type { TwilioCalls } from './twilio-account.ts'

/** The newest messages to one recipient that are looked through. */
const LOOK_BACK = 100

/** A trial account puts this before every text. */
const TRIAL = 'Sent from your Twilio trial account - '

/**
 * Looks whether Twilio has a message with one of these texts (I5). By creation, not by `DateSent`: a message that still
 * waits in a queue has none. `since` is ours and the times are Twilio's, which have whole seconds: it is put on their
 * clock and rounded down.
 */
export const reconcileMessage = async (
  calls: TwilioCalls,
  to: string,
  bodies: readonly string[],
  since: Instant,
): Promise<'sent' | 'not-sent' | 'unknown'> => {
  try {
    const client = await calls.client()
    const listed = await client.messages.list({ to, limit: LOOK_BACK, pageSize: LOOK_BACK })
    const from = Math.floor((since - calls.lead()) / 1000) * 1000
    const recent = listed.filter((message) => message.dateCreated.getTime() >= from)
    const sent = recent.filter(({ direction }) => direction !== 'inbound')
    if (sent.some(({ body }) => bodies.some((text) => body === text || body === TRIAL + text))) return 'sent'
    return recent.length === LOOK_BACK ? 'unknown' : 'not-sent'
  } catch {
    return 'unknown'
  }
}
