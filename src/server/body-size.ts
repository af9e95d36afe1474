import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/**
 * Refuses a body that is too large. Where its length is said, the server reads no more than that, so the word is enough:
 * a body that has to be counted becomes a stream first, which costs more than everything else we do with a request.
 */
export const within = (
  bytes: number,
  refuse: (context: Context) => Response = (context) => context.text('Payload Too Large', 413),
): MiddlewareHandler => {
  const counted = bodyLimit({ maxSize: bytes, onError: refuse })
  return async (context, next) => {
    const length = context.req.header('content-length')
    const isCounted = length === undefined || context.req.header('transfer-encoding') !== undefined
    if (isCounted) return counted(context, next)
    return Number(length) > bytes ? refuse(context) : next()
  }
}
