import type { Event } from '#core/event'
import { STATES } from './event-words.ts'
import type { EventLine } from './line.ts'
import { addressName, covered } from './values.ts'

/** Words of ours, on their way to an address. */
export const queuedLine = ({
  to,
  message,
  insteadOf,
}: Extract<Event, { kind: 'message-queued' }>): EventLine => {
  const what = `${addressName(to)}: ${covered(message.text)}`
  return insteadOf === undefined
    ? { what: 'queued', detail: what }
    : { what: 'elsewhere', detail: `in place of ${nameOf(insteadOf)}, ${what}`, weight: 'key' }
}

/** What became of them. */
export const deliveryLine = ({
  state,
  outgoing,
  reason,
  undelivered,
}: Extract<Event, { kind: 'delivery-updated' }>): EventLine => ({
  what: STATES[state],
  detail: [nameOf(outgoing), [reason, undelivered && 'It may go elsewhere.'].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(': '),
  weight: state === 'failed' || state === 'uncertain' ? 'bad' : 'quiet',
})

/** Ids begin with the person's; what follows tells one thing of theirs from another. */
export const nameOf = (id: string): string => id.split('.').at(-1) ?? id
