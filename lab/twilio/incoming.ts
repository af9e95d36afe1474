import { createHash, randomBytes } from 'node:crypto'
import { SegmentedMessage } from 'sms-segments-calculator'
import { z } from 'zod'
import type { Instant } from '#core/time'
import { mediaUrl } from './media.ts'
import type { TwilioEmulatorOptions } from './options.ts'
import type { OptOutType } from './optout.ts'
import { blank } from './outgoing.ts'
import { phoneOf, type Sms, sidOf, viaOf } from './store.ts'
import type { Fields } from './webhooks.ts'

/** A picture or file that a phone sends: one that lies somewhere, or its very bytes. */
const Media = z.union([
  z.object({ url: z.url(), contentType: z.string() }),
  z.object({ base64: z.base64(), contentType: z.string() }),
])

/** What a phone can send. */
export const Text = z.object({
  text: z.string().default(''),
  via: z.enum(['sms', 'whatsapp']).default('sms'),
  media: z.array(Media).max(10).default([]),
  location: z
    .object({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      label: z.string().default(''),
      address: z.string().default(''),
    })
    .optional(),
  /** The name its owner goes by on WhatsApp. */
  name: z.string().min(1).optional(),
})
/** One message of a phone, before it has a sid. */
export type Text = z.infer<typeof Text>

/** A message from a phone, as Twilio keeps it. A phone without a number is a WhatsApp user who hides it. */
export const incoming = (phone: string, said: Text, options: TwilioEmulatorOptions, now: Instant): Sms => {
  const prefix = said.via === 'whatsapp' ? 'whatsapp:' : ''
  return {
    ...blank(now),
    sid: sidOf(said.media.length > 0 ? 'MM' : 'SM', randomBytes(16)),
    direction: 'inbound',
    from: `${prefix}${phone}`,
    to: `${prefix}${said.via === 'whatsapp' ? (options.whatsapp ?? '') : options.number}`,
    body: said.text,
    media: said.media.map((one) => ({
      sid: sidOf('ME', randomBytes(16)),
      url: 'url' in one ? one.url : '',
      contentType: one.contentType,
      data: 'base64' in one ? one.base64 : null,
    })),
    status: 'received',
    sentAt: now,
    messagingServiceSid: said.via === 'sms' ? (options.messagingServiceSid ?? null) : null,
    place: said.location ?? null,
    profile: said.name ?? null,
  }
}

/** A tap on the `n`-th button of a message, counted from 1; null where there is none. */
export const tapped = (
  phone: string,
  on: Sms | undefined,
  n: number,
  options: TwilioEmulatorOptions,
  now: Instant,
): Sms | null => {
  const button = on?.buttons[n - 1]
  if (on === undefined || button === undefined || phoneOf(on) !== phone) return null
  const said = Text.parse({ text: button.title, via: 'whatsapp' })
  return { ...incoming(phone, said, options, now), tap: { sid: on.sid, button: n } }
}

/** All the fields that are always there (docs: "Twilio's request to your webhook"); geography comes from the number. */
export const messageFields = (
  sms: Sms,
  options: TwilioEmulatorOptions,
  more: {
    readonly keyword: OptOutType | null
    readonly base: string | null
    readonly tappedOn: Sms | undefined
  },
): Fields => ({
  AccountSid: options.accountSid,
  ApiVersion: '2010-04-01',
  Body: sms.body,
  From: sms.from,
  MessageSid: sms.sid,
  NumMedia: String(sms.media.length),
  NumSegments: String(new SegmentedMessage(sms.body).segmentsCount),
  SmsMessageSid: sms.sid,
  SmsSid: sms.sid,
  SmsStatus: 'received',
  To: sms.to,
  ...(sms.from.startsWith('+1') ? { FromCountry: 'US' } : {}),
  ...(sms.to.startsWith('+1') ? { ToCountry: 'US' } : {}),
  ...(sms.messagingServiceSid === null ? {} : { MessagingServiceSid: sms.messagingServiceSid }),
  ...(options.advancedOptOut === true && more.keyword !== null ? { OptOutType: more.keyword } : {}),
  ...Object.fromEntries(
    sms.media.flatMap(({ contentType }, n) => [
      [`MediaUrl${n}`, mediaUrl(more.base, options.accountSid, sms, n)],
      [`MediaContentType${n}`, contentType],
    ]),
  ),
  ...(viaOf(sms) === 'whatsapp' ? whatsappFields(sms, more.tappedOn) : {}),
})

const whatsappFields = (sms: Sms, tappedOn: Sms | undefined): Fields => {
  const phone = phoneOf(sms)
  return {
    ProfileName: sms.profile ?? 'Ada',
    ExternalUserId: `whatsapp:${phone.startsWith('+') ? scopedId(phone) : phone}`,
    ...(phone.startsWith('+') ? { WaId: phone.slice(1) } : {}),
    MessageType: messageType(sms),
    ...(sms.place && {
      Latitude: String(sms.place.latitude),
      Longitude: String(sms.place.longitude),
      ...(sms.place.label === '' ? {} : { Label: sms.place.label }),
      ...(sms.place.address === '' ? {} : { Address: sms.place.address }),
    }),
    ...(sms.tap && tappedOn ? tapFields(sms.tap.button, tappedOn) : {}),
  }
}

const messageType = ({ tap, place, media }: Sms): string => {
  if (tap) return 'interactive'
  if (place) return 'location'
  const [kind] = media[0]?.contentType.split('/') ?? ['text']
  return ['text', 'image', 'audio', 'video'].includes(kind ?? '') ? (kind ?? '') : 'document'
}

const tapFields = (n: number, on: Sms): Fields => {
  const { title = '', id = '' } = on.buttons[n - 1] ?? {}
  return {
    OriginalRepliedMessageSid: on.sid,
    OriginalRepliedMessageSender: on.from,
    ...(on.shape === 'list-picker'
      ? { ListId: id, ListTitle: title }
      : { ButtonPayload: id, ButtonText: title }),
  }
}

/** The id that WhatsApp gives a user towards one business; the same number always has the same. */
const scopedId = (number: string): string =>
  `US.${BigInt(`0x${createHash('sha256').update(number).digest('hex').slice(0, 16)}`)}`
