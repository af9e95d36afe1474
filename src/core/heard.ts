import { type Activity, type Entity, GEO } from './activity.ts'
import type { Address } from './address.ts'
import type { Event } from './event.ts'
import { fileKind } from './file.ts'
import { messageId } from './ids.ts'
import type { HeardMessage } from './state.ts'

/** A message as this turn hears it, unread yet. */
export const heardIn = ({
  activity,
  address,
  at,
  network,
}: Extract<Event, { kind: 'message-received' }>): HeardMessage => ({
  message: messageId(activity.id),
  address,
  ...(network !== undefined && { network }),
  ...(activity.conversation.isGroup ? { speaker: activity.from.id } : {}),
  at,
  text: activity.text,
  meant: activity.text,
  answers: activity.replyToId ?? null,
  picked: pickedIn(activity),
  vouched: vouchedIn(activity),
  files: activity.attachments.map(({ contentType }) => fileKind(contentType)),
  place: placeIn(activity),
  ...redactedIn(activity),
  ...continuesIn(activity),
  reading: null,
})

/** The number of the choice that was tapped, as our own buttons carry it. */
const pickedIn = ({ value }: Activity): number | null =>
  typeof value === 'object' && value !== null && 'choice' in value && typeof value.choice === 'number'
    ? value.choice
    : null

/** By its name, where it has one; else by its coordinates. */
const placeIn = ({ attachments }: Activity): string | null => {
  const place = attachments.find(({ contentType }) => contentType === GEO)
  return place ? (place.name ?? place.contentUrl.replace(/^geo:/, '')).slice(0, LONGEST_PLACE) : null
}

/** An address is shorter; what is longer is no place to say back. */
const LONGEST_PLACE = 120

const redactedIn = ({ entities = [] }: Activity): Pick<HeardMessage, 'redacted'> => {
  const redacted = entities.flatMap((one) => (one.type === 'redacted' ? one.what : []))
  return redacted.length === 0 ? {} : { redacted }
}

const continuesIn = ({ entities = [] }: Activity): Pick<HeardMessage, 'continues'> => {
  const opened = entities.find((one) => one.type === 'continue')
  return opened ? { continues: opened.link } : {}
}

const vouchedIn = ({ entities = [] }: Activity): Address | null => {
  const phone = entities.find(
    (one): one is Extract<Entity, { type: 'vouched-phone' }> => one.type === 'vouched-phone',
  )
  return phone ? { channel: 'sms', id: phone.number } : null
}
