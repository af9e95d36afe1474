import { z } from 'zod'
import type { Clock } from '#contracts/clock'
import { openAudience } from '../shared/audience.ts'
import { writerOf } from '../shared/lines.ts'

const Posted = z.object({
  team: z.string(),
  channel: z.string(),
  ts: z.string(),
  /** The message it replies to in a thread. */
  thread: z.string().nullable(),
  user: z.string(),
  isBot: z.boolean(),
  /** As Slack keeps it: escaped, with mentions and links in angle brackets. */
  text: z.string(),
  blocks: z.array(z.record(z.string(), z.json())).nullable(),
  files: z.array(z.string()),
  metadata: z.json().nullable(),
  isEdited: z.boolean(),
  /** Signs at it, by their names. */
  reactions: z.array(z.string()).default([]),
  /** Who alone sees it; null: everybody in the channel. */
  onlyFor: z.string().nullable(),
})

/** One message, as Slack keeps it. */
export type Posted = Readonly<z.infer<typeof Posted>>

const Upload = z.object({
  id: z.string(),
  team: z.string(),
  user: z.string(),
  name: z.string(),
  mimetype: z.string(),
  /** The bytes, in base64. */
  content: z.string(),
})

/** One uploaded file. */
export type Upload = Readonly<z.infer<typeof Upload>>

const Line = z.union([z.object({ message: Posted }), z.object({ upload: Upload })])
type Line = z.infer<typeof Line>

/** What the emulated Slack knows: messages and files. */
export type Store = {
  /** Adds a message, or replaces the one of the same time. */
  keep(message: Posted): void
  upload(file: Upload): void
  find(ts: string): Posted | undefined
  file(id: string): Upload | undefined
  /** What was said in a channel, oldest first. */
  said(team: string, channel: string): readonly Posted[]
  /** A time that no message has yet: it is the message's id. */
  nextTs(): string
  /** Hears of every message that is kept; answers the way to stop. */
  watch(listener: (message: Posted) => void): () => void
}

/** Opens the store; with a file, every change is a line in it and a restart finds everything again. */
export const openStore = (file: string | null, clock: Clock): Store => {
  const messages = new Map<string, Posted>()
  const uploads = new Map<string, Upload>()
  const { tell, watch } = openAudience<Posted>()
  let last = 0

  const apply = (line: Line): void => {
    if ('upload' in line) uploads.set(line.upload.id, line.upload)
    else {
      messages.set(line.message.ts, line.message)
      last = Math.max(last, micros(line.message.ts))
    }
  }
  const write = writerOf(file, Line, apply)

  return {
    keep: (message) => {
      write({ message })
      tell(message)
    },
    upload: (upload) => write({ upload }),
    find: (ts) => messages.get(ts),
    file: (id) => uploads.get(id),
    said: (team, channel) =>
      [...messages.values()]
        .filter((one) => one.team === team && one.channel === channel)
        .sort((a, b) => micros(a.ts) - micros(b.ts)),
    nextTs: () => {
      last = Math.max(last + 1, clock.now() * 1_000)
      return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`
    },
    watch,
  }
}

/** A message's time in microseconds. */
export const micros = (ts: string): number => Math.round(Number(ts) * 1_000_000)
