import { z } from 'zod'
import type { Json } from '#core/json'

/** When something was said: Slack's id of a message within its channel. */
const Ts = z.string().regex(/^\d{1,12}\.\d{1,9}$/)
const Channel = z.string().regex(/^[CDG][A-Z0-9]+$/)
const Team = z.string().regex(/^[TE][A-Z0-9]+$/)
const User = z.string().regex(/^[UW][A-Z0-9]+$/)

const File = z.object({
  id: z.string().regex(/^F[A-Z0-9]+$/),
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nonnegative().nullish(),
})

/** A message, or our being called in one. Slack may add fields at any time, so unknown ones are let be. */
export const SaidEvent = z.object({
  type: z.enum(['message', 'app_mention']),
  subtype: z.string().nullish(),
  user: User.nullish(),
  bot_id: z.string().nullish(),
  user_team: Team.nullish().catch(null),
  team: Team.nullish().catch(null),
  text: z.string().nullish(),
  channel: Channel,
  ts: Ts,
  thread_ts: Ts.nullish(),
  parent_user_id: z.string().nullish(),
  files: z.array(z.unknown()).nullish().catch(null),
  blocks: z.unknown().optional(),
})

/** Who the event is brought to, as the envelope says it. */
export const Envelope = z.looseObject({
  event: z.unknown().optional(),
  authorizations: z
    .array(z.looseObject({ user_id: User, is_bot: z.boolean().optional() }))
    .nullish()
    .catch(null),
})

/** One tap on a button of a message. */
export const Tap = z.object({
  user: z.object({ id: User, team_id: Team.nullish().catch(null), name: z.string().nullish() }),
  channel: z.object({ id: Channel }).nullish(),
  message: z
    .looseObject({
      ts: Ts,
      thread_ts: Ts.nullish(),
      bot_id: z.string().nullish(),
      blocks: z.unknown().optional(),
    })
    .nullish(),
  actions: z
    .array(
      z.object({
        type: z.string(),
        action_id: z.string(),
        action_ts: Ts,
        value: z.string().nullish(),
        text: z.object({ text: z.string() }).nullish(),
      }),
    )
    .min(1),
})

/** The files that are what they should be. */
export const filesIn = (files: readonly unknown[]): readonly z.infer<typeof File>[] =>
  files.flatMap((file) => File.safeParse(file).data ?? [])

/** What lets somebody act in our name, for a while or for ever: it never reaches the journal. */
const SECRET: ReadonlySet<string> = new Set([
  'token',
  'bot_access_token',
  'action_token',
  'trigger_id',
  'interactivity_pointer',
  'response_url',
  'response_urls',
  'permalink_public',
])

/** What Slack sent, without its secrets and without nulls, for whoever wants more than we read (C2). */
export const kept = (value: unknown): Json => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(kept)
  if (typeof value !== 'object' || value === null) return ''
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, item]) => item !== null && item !== undefined && !SECRET.has(name))
      .map(([name, item]) => [name, kept(item)]),
  )
}
