import type { Context, MiddlewareHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Refused } from '#contracts/figures'
import { after, type Instant, seconds } from '#core/time'
import type { Door, Env } from './options.ts'

/**
 * What can go wrong, by Direct Line's stable codes. 403 is kept for credentials that will never work again: one is
 * enough to end Web Chat for good. What the client got wrong is a 4xx; a 5xx is for what may go through when it is tried again.
 */
const STATUS = {
  BadArgument: 400,
  Unauthorized: 401,
  Forbidden: 403,
  TokenExpired: 403,
  NotFound: 404,
  Conflict: 409,
  MessageSizeTooBig: 413,
  UpgradeRequired: 426,
  TooManyRequests: 429,
  ServiceError: 503,
} as const satisfies { readonly [code: string]: ContentfulStatusCode }

/** Why a request was not granted. */
export type ErrorCode = keyof typeof STATUS

/** The same as it is counted: where a code says less than we know, whoever refuses says more. */
const WHY = {
  BadArgument: 'unreadable',
  Unauthorized: 'unsigned',
  Forbidden: 'forged',
  TokenExpired: 'stale',
  NotFound: 'unknown',
  Conflict: 'another-users',
  MessageSizeTooBig: 'too-large',
  UpgradeRequired: 'unreadable',
  TooManyRequests: 'too-fast',
  ServiceError: 'not-kept',
} as const satisfies { readonly [code in ErrorCode]: Refused }

/** The answer to a request that cannot be granted: `{ error: { code, message } }`. */
export const refuse = (
  c: Context<Env>,
  code: ErrorCode,
  message: string,
  why: Refused = WHY[code],
): Response => {
  c.set('refused', why)
  return c.json({ error: { code, message } }, STATUS[code])
}

/** Tells of every request that was refused, wherever that was decided. */
export const tellRefused =
  (door: Door): MiddlewareHandler<Env> =>
  async (c, next) => {
    await next()
    const why = c.get('refused')
    if (why !== undefined) door.onRefused(why)
  }

/** 429 with an HTTP date: with seconds, or without the header, botframework-directlinejs 0.15.8 hangs. */
export const refuseUntil = (c: Context<Env>, free: Instant): Response => {
  c.header('Retry-After', httpDate(free))
  return refuse(c, 'TooManyRequests', 'This is faster than anyone types. Wait until Retry-After.')
}

const httpDate = (at: Instant): string => new Date(Math.ceil(at / 1_000) * 1_000).toUTCString()

/** A memory that is away is seldom away for longer. */
const SOON = seconds(5)

/** The last resort: the operator learns what happened, the caller that it is not the caller's fault and may be tried again. */
export const failed =
  (door: Door) =>
  (error: Error, c: Context<Env>): Response => {
    door.onFailure(error, `${c.req.method} ${c.req.path}`)
    c.header('Retry-After', httpDate(after(door.clock.now(), SOON)))
    return refuse(
      c,
      'ServiceError',
      'The server could not do this now. Send it again: nothing is wrong with it.',
    )
  }
