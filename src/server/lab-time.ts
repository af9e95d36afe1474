import { Hono, type MiddlewareHandler } from 'hono'
import { z } from 'zod'
import type { Clock } from '#contracts/clock'
import { days, type Instant, type Milliseconds, milliseconds, minutes } from '#core/time'

/** The lab's own time, which can be let pass. */
export type LabTime = { readonly pass: (length: Milliseconds) => Promise<Instant> }

/** A minute at least, and no more than a year at once: nothing in a policy lives longer. */
const Wanted = z.object({ pass: z.number().int().min(minutes(1)).max(days(366)) })

/**
 * `POST /time { "pass": milliseconds }` answers `{ "now": … }`. A page from elsewhere cannot send JSON to us without asking
 * first, and nobody would answer it.
 */
export const passing = ({ pass }: LabTime): Hono =>
  new Hono().post('/', async (context) => {
    const isJson = context.req.header('content-type')?.startsWith('application/json')
    const wanted = isJson ? Wanted.safeParse(await context.req.json().catch(() => null)) : null
    if (!wanted?.success)
      return context.text('Send { "pass": milliseconds } as application/json: a minute to a year.', 400)
    return context.json({ now: await pass(milliseconds(wanted.data.pass)) })
  })

/** Every answer of the lab says what time it is there, so that the page shows ages by the same clock. */
export const telling =
  (clock: Clock): MiddlewareHandler =>
  async (context, next) => {
    await next()
    context.header('X-Lab-Now', String(clock.now()))
  }
