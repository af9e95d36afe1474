import { z } from 'zod'
import { type Instant, instant } from '#core/time'
import { openAudience } from '../shared/audience.ts'
import { writerOf } from '../shared/lines.ts'
import { Content } from './template.ts'

const Moment = z.number().transform(instant)

/** A picture or file; `data` is base64 where the emulator keeps it itself. */
const Media = z.object({
  sid: z.string().default(''),
  url: z.string(),
  contentType: z.string(),
  data: z.string().nullable().default(null),
})

const Place = z.object({
  latitude: z.number(),
  longitude: z.number(),
  label: z.string().default(''),
  address: z.string().default(''),
})

/** What can be tapped under a WhatsApp message. */
const Button = z.object({ title: z.string(), id: z.string(), detail: z.string().nullable() })

const SmsLine = z.object({
  sid: z.string(),
  direction: z.enum(['inbound', 'outbound-api', 'outbound-reply']),
  from: z.string(),
  to: z.string(),
  body: z.string(),
  media: z.array(Media),
  status: z.enum(['received', 'accepted', 'queued', 'sent', 'delivered', 'undelivered', 'failed', 'read']),
  errorCode: z.number().nullable(),
  createdAt: Moment,
  sentAt: Moment.nullable(),
  updatedAt: Moment,
  statusCallback: z.string().nullable(),
  messagingServiceSid: z.string().nullable(),
  /** Not sent after this (`ValidityPeriod`). */
  validUntil: Moment.nullable().default(null),
  /** What the channel will say against it. */
  doom: z.number().nullable().default(null),
  shape: z.enum(['quick-reply', 'list-picker']).nullable().default(null),
  buttons: z.array(Button).default([]),
  place: Place.nullable().default(null),
  /** The name that the phone's owner goes by on WhatsApp. */
  profile: z.string().nullable().default(null),
  /** Which button of which message was tapped. */
  tap: z.object({ sid: z.string(), button: z.number() }).nullable().default(null),
})

/** One message, as Twilio keeps it. */
export type Sms = Readonly<z.infer<typeof SmsLine>>

const Line = z.union([
  z.object({ sms: SmsLine }),
  z.object({ number: z.string(), blocked: z.boolean() }),
  z.object({ content: Content }),
  z.object({ deleted: z.string() }),
])
type Line = z.infer<typeof Line>

/** What the emulated Twilio knows: messages, who opted out, and the account's contents. */
export type Store = {
  /** Adds a message, or replaces the one of the same sid. */
  keep(sms: Sms): void
  find(sid: string): Sms | undefined
  /** Newest first, as Twilio lists. */
  all(): readonly Sms[]
  /** What one phone shows, of texts and of WhatsApp, oldest first. */
  thread(phone: string): readonly Sms[]
  block(number: string, blocked: boolean): void
  isBlocked(number: string): boolean
  keepContent(content: Content): void
  deleteContent(sid: string): boolean
  contents(): readonly Content[]
  /** Hears of every message that is kept; answers the way to stop. */
  watch(listener: (sms: Sms) => void): () => void
}

/** Opens the store; with a file, every change is a line in it and a restart finds everything again. */
export const openStore = (file: string | null): Store => {
  const messages = new Map<string, Sms>()
  const blocked = new Set<string>()
  const contents = new Map<string, Content>()
  const { tell, watch } = openAudience<Sms>()

  const apply = (line: Line): void => {
    if ('sms' in line) messages.set(line.sms.sid, line.sms)
    else if ('content' in line) contents.set(line.content.sid, line.content)
    else if ('deleted' in line) contents.delete(line.deleted)
    else if (line.blocked) blocked.add(line.number)
    else blocked.delete(line.number)
  }
  const write = writerOf(file, Line, apply)

  return {
    keep: (sms) => {
      write({ sms })
      tell(sms)
    },
    find: (sid) => messages.get(sid),
    all: () => [...messages.values()].reverse(),
    thread: (phone) => [...messages.values()].filter((sms) => phoneOf(sms) === phone),
    block: (number, on) => write({ number, blocked: on }),
    isBlocked: (number) => blocked.has(number),
    keepContent: (content) => write({ content }),
    deleteContent: (sid) => {
      if (!contents.has(sid)) return false
      write({ deleted: sid })
      return true
    },
    contents: () => [...contents.values()],
    watch,
  }
}

/** The channel that a message goes by. */
export const viaOf = ({ from }: Sms): 'sms' | 'whatsapp' =>
  from.startsWith('whatsapp:') ? 'whatsapp' : 'sms'

/** The phone at the buyer's end, without the channel. */
export const phoneOf = ({ direction, from, to }: Sms): string =>
  (direction === 'inbound' ? from : to).replace(/^whatsapp:/, '')

/** A sid as Twilio makes them: two letters that name the kind, 32 hex digits. */
export const sidOf = (kind: 'SM' | 'MM' | 'ME' | 'HX', bytes: Uint8Array): string =>
  `${kind}${Buffer.from(bytes).toString('hex')}`

/** A message that has moved on. */
export const moved = (
  sms: Sms,
  status: Sms['status'],
  now: Instant,
  errorCode: number | null = null,
): Sms => ({
  ...sms,
  status,
  errorCode,
  updatedAt: now,
  sentAt: sms.sentAt ?? (status === 'sent' || status === 'delivered' ? now : null),
})
