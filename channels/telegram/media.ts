import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { type Attachment, GEO } from '#core/activity'
import { fileReference } from './locate.ts'
import type { TelegramMessage } from './update.ts'

/** What came along with the words, by reference (C9). An album is one message for each picture: the bus makes them one turn. */
export const attachmentsOf = (message: TelegramMessage): readonly Attachment[] => [
  ...photoOf(message),
  ...fileOf(message),
  ...placeOf(message),
  ...cardOf(message),
]

/**
 * A phone that Telegram has checked (M6): only one's own card carries one's own id. Not when it was passed on, and not in a
 * group, where nobody speaks for all.
 */
export const vouchedPhone = (message: TelegramMessage): string | null => {
  const { contact, from, chat, forward_origin: origin } = message
  if (contact?.user_id === undefined || contact.user_id !== from?.id) return null
  if (chat.type !== 'private' || origin !== undefined) return null
  const phone = parsePhoneNumberFromString(`+${contact.phone_number.replace(/\D/g, '')}`)
  return phone?.isValid() ? phone.number : null
}

/** Telegram makes several sizes of a photo; the largest is as good as it gets. */
const photoOf = ({ photo = [] }: TelegramMessage): readonly Attachment[] => {
  const largest = photo.toSorted((a, b) => b.width * b.height - a.width * a.height)[0]
  return largest === undefined ? [] : [attachment(largest, 'image/jpeg')]
}

type File = NonNullable<TelegramMessage['document']>

/** A GIF comes as `animation`, and once more as `document`. */
const fileOf = (message: TelegramMessage): readonly Attachment[] => {
  const { animation, document, voice, audio, video, video_note: note, sticker } = message
  const file = animation ?? document
  return [
    ...(file ? [attachment(file, animation ? 'video/mp4' : 'application/octet-stream')] : []),
    ...(voice ? [attachment(voice, 'audio/ogg')] : []),
    ...(audio ? [attachment(audio, 'audio/mpeg')] : []),
    ...(video ? [attachment(video, 'video/mp4')] : []),
    ...(note ? [attachment(note, 'video/mp4')] : []),
    ...(sticker ? [attachment(sticker, stickerType(sticker))] : []),
  ]
}

const stickerType = (sticker: NonNullable<TelegramMessage['sticker']>): string => {
  if (sticker.is_animated) return 'application/x-tgsticker'
  return sticker.is_video ? 'video/webm' : 'image/webp'
}

const attachment = (file: File, type: string): Attachment => ({
  contentType: file.mime_type ?? type,
  contentUrl: fileReference(file.file_id),
  ...(file.file_name ? { name: file.file_name } : {}),
  ...(file.file_size === undefined ? {} : { size: file.file_size }),
})

/** A venue repeats its place in `location`. */
const placeOf = ({ venue, location }: TelegramMessage): readonly Attachment[] => {
  const place = venue?.location ?? location
  if (place === undefined) return []
  const contentUrl = `geo:${[place.latitude, place.longitude].map(inDegrees).join(',')}`
  return [{ contentType: GEO, contentUrl, ...(venue ? { name: `${venue.title}, ${venue.address}` } : {}) }]
}

/** To a tenth of a metre, and never as "1e-7": RFC 5870 knows no exponents. */
const inDegrees = (angle: number): number => Number(angle.toFixed(6))

/** Somebody's card, which proves nothing about who sent it: kept as a vCard (RFC 6350) for a person to read. */
const cardOf = (message: TelegramMessage): readonly Attachment[] => {
  const { contact } = message
  if (contact === undefined || vouchedPhone(message) !== null) return []
  const name =
    [contact.first_name, contact.last_name].filter(Boolean).join(' ').replace(/\s+/gu, ' ') || 'Contact'
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `FN:${inCard(name)}`,
    `TEL:${inCard(contact.phone_number)}`,
    'END:VCARD',
  ]
  return [textAttachment('text/vcard', `${name}.vcf`, `${lines.join('\r\n')}\r\n`)]
}

const inCard = (value: string): string => value.replace(/[\\,;]/g, '\\$&').replace(/[\r\n]+/g, '\\n')

/** A text that goes as a file: its address holds it (RFC 2397). */
export const textAttachment = (contentType: string, name: string, text: string): Attachment => ({
  contentType,
  contentUrl: `data:${contentType};charset=utf-8,${encodeURIComponent(text)}`,
  name,
})
