import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { Log } from '#contracts/log'

/**
 * Lets in whoever shows CONSOLE_TOKEN, before anything of what they say is read (C3). Compared by their hashes, so that
 * neither a length nor a first letter is told by how long it takes.
 */
export const operatorsOnly =
  (token: string, log: Log): MiddlewareHandler =>
  async (context, next) => {
    const shown = /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1]
    if (shown !== undefined && timingSafeEqual(digest(shown), digest(token))) return next()
    const error =
      shown === undefined
        ? 'This takes CONSOLE_TOKEN. Send it as "Authorization: Bearer <token>".'
        : 'This is not CONSOLE_TOKEN. The server has it from that variable; else it made one, and keeps it in console-token under THROUGHLINE_DATA.'
    log.warn({ path: context.req.path }, 'a call without the right token was refused')
    return context.json({ error }, 401, { 'WWW-Authenticate': 'Bearer' })
  }

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
