import type { MiddlewareHandler } from 'hono'
import { cors as honoCors } from 'hono/cors'
import { refuse } from './errors.ts'
import type { Door, Env } from './options.ts'

/** Whether a page from there may talk to us. */
export const isAllowed = (origin: string, door: Pick<Door, 'origins' | 'publicUrl'>): boolean =>
  byOneName(origin) === byOneName(new URL(door.publicUrl).origin) ||
  door.origins.includes(origin) ||
  door.origins.includes('*')

/** A machine has several names for itself, and whoever types another than ours sees the same page. */
const byOneName = (origin: string): string =>
  origin.replace(/^(https?:\/\/)(?:127\.0\.0\.1|\[::1\])(?=$|:)/, '$1localhost')

/** Every call of a stock client is preflighted: rxjs sends X-Requested-With. Retry-After must be readable for a 429. */
export const cors = (door: Door): MiddlewareHandler<Env> =>
  honoCors({
    origin: (origin) => (origin !== '' && isAllowed(origin, door) ? origin : null),
    allowMethods: ['GET', 'POST'],
    allowHeaders: [
      'authorization',
      'content-type',
      'content-disposition',
      'x-ms-bot-agent',
      'x-requested-with',
    ],
    exposeHeaders: ['Retry-After'],
    maxAge: 7_200,
  })

/** CORS only keeps a page from reading the answer; a socket it does not guard at all. So strange origins are refused. */
export const refuseStrangers =
  (door: Door): MiddlewareHandler<Env> =>
  async (c, next) => {
    const origin = c.req.header('origin')
    if (origin !== undefined && !isAllowed(origin, door)) {
      const message = `Pages from ${origin} are not let in. Add it to WEBCHAT_ORIGINS.`
      return refuse(c, 'Forbidden', message, 'stranger')
    }
    return next()
  }

/** Tokens and conversations are nobody's to keep on the way. */
export const unstored: MiddlewareHandler<Env> = async (c, next) => {
  c.header('Cache-Control', 'no-store')
  return next()
}
