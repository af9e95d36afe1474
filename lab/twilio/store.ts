import { appendFileSync } from 'node:fs'
import { z } from 'zod'
import { type Instant, instant } from '#core/time'
import { linesIn } from '../shared/lines.ts'

const Moment = z.number().transform(instant)

const SmsLine = z.object({
  sid: z.string(),
  direction: z.enum(['inbound', 'outbound-api', 'outbound-reply']),
  from: z.string(),
  to: z.string(),
  body: z.string(),
  media: z.array(z.object({ url: z.string(), contentType: z.string() })),
  status: z.enum(['received', 'accepted', 'queued', 'sent', 'delivered', 'undelivered']),
  errorCode: z.number().nullable(),
  createdAt: Moment,
  sentAt: Moment.nullable(),
  updatedAt: Moment,
  statusCallback: z.string().nullable(),
  messagingServiceSid: z.string().nullable(),
})

/** One message, as Twilio keeps it. */
export type Sms = Readonly<z.infer<typeof SmsLine>>

const Line = z.union([z.object({ sms: SmsLine }), z.object({ number: z.string(), blocked: z.boolean() })])
type Line = z.infer<typeof Line>

/** What the emulated Twilio knows: messages, and who opted out. */
export type Store = {
  /** Adds a message, or replaces the one of the same sid. */
  keep(sms: Sms): void
  find(sid: string): Sms | undefined
  /** Newest first, as Twilio lists. */
  all(): readonly Sms[]
  /** What one phone shows, oldest first. */
  thread(number: string): readonly Sms[]
  block(number: string, blocked: boolean): void
  isBlocked(number: string): boolean
  /** Hears of every message that is kept; answers the way to stop. */
  watch(listener: (sms: Sms) => void): () => void
}

/** Opens the store; with a file, every change is a line in it and a restart finds everything again. */
export const openStore = (file: string | null): Store => {
  const messages = new Map<string, Sms>()
  const blocked = new Set<string>()
  const listeners = new Set<(sms: Sms) => void>()

  const apply = (line: Line): void => {
    if ('sms' in line) messages.set(line.sms.sid, line.sms)
    else if (line.blocked) blocked.add(line.number)
    else blocked.delete(line.number)
  }
  const write = (line: Line): void => {
    apply(line)
    if (file !== null) appendFileSync(file, `${JSON.stringify(line)}\n`)
  }

  for (const line of file === null ? [] : linesIn(file, Line)) apply(line)
  return {
    keep: (sms) => {
      write({ sms })
      for (const listener of listeners) listener(sms)
    },
    find: (sid) => messages.get(sid),
    all: () => [...messages.values()].reverse(),
    thread: (number) => [...messages.values()].filter(({ from, to }) => from === number || to === number),
    block: (number, on) => write({ number, blocked: on }),
    isBlocked: (number) => blocked.has(number),
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** A sid as Twilio makes them: two letters that name the kind, 32 hex digits. */
export const sidOf = (kind: 'SM' | 'MM', bytes: Uint8Array): string =>
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
