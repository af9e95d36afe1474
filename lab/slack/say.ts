import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { envelopeOf, mentionEvent, messageEvent } from './events.ts'
import { channelsOf, type LabTeam } from './options.ts'
import { type Parts, posted } from './parts.ts'
import type { Posted, Upload } from './store.ts'
import { typed } from './words.ts'

/** What somebody writes, and where. */
export const Words = z.object({
  text: z.string().default(''),
  /** `dm`, or the id of a channel. */
  channel: z.string().default('dm'),
  thread: z.string().optional(),
  files: z
    .array(z.object({ name: z.string().min(1), contentType: z.string().min(1), content: z.base64() }))
    .max(10)
    .default([]),
  team: z.string().optional(),
})

/** Keeps what somebody wrote and tells the app, by one event or, where it is called in a channel, by two. */
export const say = (
  parts: Parts,
  by: { readonly team: LabTeam; readonly user: string; readonly channel: string; readonly origin: string },
  words: z.infer<typeof Words>,
): Posted => {
  const { options, store, webhooks, clock } = parts
  const { team, user, channel, origin } = by
  const uploads = words.files.map((file) => uploaded(team, user, file))
  for (const upload of uploads) store.upload(upload)
  const bot = { name: options.botName ?? 'throughline', userId: team.botUserId }
  const root = words.thread === undefined ? undefined : store.find(words.thread)
  const message = posted(parts, team, {
    channel,
    thread: root ? (root.thread ?? root.ts) : null,
    user,
    isBot: false,
    ...typed(words.text, bot),
    files: uploads.map(({ id }) => id),
  })
  store.keep(message)
  const isHeard = channelsOf(team).find(({ id }) => id === channel)?.isMember ?? true
  if (!isHeard) return message
  webhooks.event(envelopeOf(team, messageEvent(team, message, store, origin), clock))
  if (!channel.startsWith('D') && message.text.includes(`<@${bot.userId}>`))
    webhooks.event(envelopeOf(team, mentionEvent(team, message, store, origin), clock))
  return message
}

const uploaded = (
  team: LabTeam,
  user: string,
  { name, contentType, content }: z.infer<typeof Words>['files'][number],
): Upload => ({
  id: `F${randomBytes(5).toString('hex').toUpperCase()}`,
  team: team.id,
  user,
  name,
  mimetype: contentType,
  content,
})
