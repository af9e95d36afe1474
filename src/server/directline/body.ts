import type { Context, MiddlewareHandler } from 'hono'
import type { z } from 'zod'
import { jsonOf } from '#core/json'
import { within } from '../body-size.ts'
import { refuse } from './errors.ts'
import type { Env } from './options.ts'

/** 413 for a body that is larger, before all of it has been read. */
export const atMost = (bytes: number): MiddlewareHandler<Env> =>
  within(bytes, (c) =>
    refuse(c, 'MessageSizeTooBig', `At most ${bytes} bytes are taken. Send less, or in several parts.`),
  )

/** What a body says in JSON; no body at all says `{}`. */
export const readJson = async <T>(
  c: Context<Env>,
  schema: z.ZodType<T>,
): Promise<{ kind: 'read'; value: T } | { kind: 'malformed'; reason: string }> => {
  const json = jsonOf((await c.req.text()) || '{}')
  if (json === undefined) return { kind: 'malformed', reason: 'The body is not JSON.' }
  const read = schema.safeParse(json)
  if (read.success) return { kind: 'read', value: read.data }
  return { kind: 'malformed', reason: read.error.issues.map(({ message }) => message).join('; ') }
}
