import type { Activity, Entity } from './activity.ts'
import type { Address } from './address.ts'
import type { Event } from './event.ts'
import { messageId } from './ids.ts'
import type { HeardMessage } from './state.ts'

/** A message as this turn hears it, unread yet. */
export const heardIn = ({
  activity,
  address,
  at,
}: Extract<Event, { kind: 'message-received' }>): HeardMessage => ({
  message: messageId(activity.id),
  address,
  at,
  text: activity.text,
  meant: activity.text,
  answers: activity.replyToId ?? null,
  picked: pickedIn(activity),
  vouched: vouchedIn(activity),
  files: activity.attachments.length,
  reading: null,
})

/** The number of the choice that was tapped, as our own buttons carry it. */
const pickedIn = ({ value }: Activity): number | null =>
  typeof value === 'object' && value !== null && 'choice' in value && typeof value.choice === 'number'
    ? value.choice
    : null

const vouchedIn = ({ entities = [] }: Activity): Address | null => {
  const phone = entities.find(
    (one): one is Extract<Entity, { type: 'vouched-phone' }> => one.type === 'vouched-phone',
  )
  return phone ? { channel: 'sms', id: phone.number } : null
}
