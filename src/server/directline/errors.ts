import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Instant } from '#core/time'
import type { Door, Env } from './options.ts'

/**
 * What can go wrong, by Direct Line's stable codes. 403 is kept for credentials that will never work again: one is
 * enough to end Web Chat for good. A 5xx shows a message as sent that was not, so what the client got wrong is a 4xx.
 */
const STATUS = {
  BadArgument: 400,
  Unauthorized: 401,
  Forbidden: 403,
  TokenExpired: 403,
  NotFound: 404,
  MessageSizeTooBig: 413,
  UpgradeRequired: 426,
  TooManyRequests: 429,
  ServiceError: 500,
} as const satisfies { readonly [code: string]: ContentfulStatusCode }

/** Why a request was not granted. */
export type ErrorCode = keyof typeof STATUS

/** The answer to a request that cannot be granted: `{ error: { code, message } }`. */
export const refuse = (c: Context<Env>, code: ErrorCode, message: string): Response =>
  c.json({ error: { code, message } }, STATUS[code])

/** 429 with an HTTP date: with seconds, or without the header, botframework-directlinejs 0.15.8 hangs. */
export const refuseUntil = (c: Context<Env>, free: Instant): Response => {
  c.header('Retry-After', new Date(Math.ceil(free / 1_000) * 1_000).toUTCString())
  return refuse(c, 'TooManyRequests', 'This is faster than anyone types. Wait until Retry-After.')
}

/** The last resort: the operator learns what happened, the caller that it is not the caller's fault. */
export const failed =
  (door: Door) =>
  (error: Error, c: Context<Env>): Response => {
    door.onFailure(error, `${c.req.method} ${c.req.path}`)
    return refuse(c, 'ServiceError', 'The server could not do this now. Nothing is wrong with the request.')
  }
