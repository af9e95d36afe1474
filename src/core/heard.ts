import { type Activity, type Entity, GEO } from './activity.ts'
import type { Address } from './address.ts'
import type { EventOf } from './event.ts'
import { fileKind } from './file.ts'
import { type MessageId, messageId } from './ids.ts'
import { inTurn } from './in-turn.ts'
import { declinesWith } from './silence.ts'
import type { HeardMessage, State } from './state.ts'

/** A message as this turn hears it, unread yet. */
export const heardIn = ({ activity, address, at, network }: EventOf<'message-received'>): HeardMessage => ({
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

/** What more is known of a message of this turn, as what was meant by it. */
export const withHeard = (state: State, message: MessageId, more: Partial<HeardMessage>): State =>
  inTurn(state, {
    heard: state.turn.heard.map((heard) => (heard.message === message ? { ...heard, ...more } : heard)),
  })

type Read = EventOf<'message-read'>

/** How it was read; a no to all of it is remembered (D8), and the language that they write in. */
export const withReading = (state: State, read: Read): State =>
  withHeard({ ...state, declined: declinesWith(state, read), ...localeIn(state, read) }, read.message, {
    reading: read.reading,
  })

/** What is tapped are words of ours, and tell nothing of theirs. */
const localeIn = ({ turn }: State, { message, reading }: Read): Pick<State, 'locale'> => {
  const isTheirs = turn.heard.some((heard) => heard.message === message && !heard.chosen)
  return isTheirs && reading.locale ? { locale: reading.locale } : {}
}

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
