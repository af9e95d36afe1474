import { type Context, Hono } from 'hono'
import type { TakeReports } from '#bus/report'
import type { Watch } from '#bus/watch'
import type { Clock } from '#contracts/clock'
import type { Figures } from '#contracts/figures'
import type { Log } from '#contracts/log'
import { jsonOf } from '#core/json'
import type { Rules } from '#core/rules'
import { within } from '../body-size.ts'
import { counting } from '../metrics.ts'
import { operatorsOnly } from '../operator.ts'
import { postedOnly } from '../webhooks.ts'
import { readTold } from './read.ts'

/** What the door for late knowledge needs. */
export type SignalParts = {
  readonly takeReports: TakeReports
  readonly rules: Rules
  readonly clock: Clock
  readonly log: Log
  readonly watch: Watch
  readonly figures: Figures
}

/** A hundred signals with long quotes are smaller. */
const LARGEST = 256 * 1024

/**
 * Late knowledge from other systems (M4): the token first, then the size, then every problem at once; and 202 only when all
 * of it lies in inboxes (I1). Of a request either all is taken or nothing is asked to be taken.
 */
export const signals = (token: string, parts: SignalParts): Hono => {
  const { takeReports, rules, clock, log, watch, figures } = parts
  const routes = new Hono()
  const door = [counting('signals', figures), operatorsOnly(token, log), within(LARGEST, tooLarge)] as const
  routes.post('/', ...door, async (context) => {
    const read = readTold(jsonOf(await context.req.text()), rules, clock.now())
    if (read.kind === 'malformed') {
      log.warn({ problems: read.problems.length }, 'signals could not be read')
      return context.json(
        { error: 'Nothing was taken. Mend what is named below, and send it again.', problems: read.problems },
        400,
      )
    }
    try {
      const taken = await takeReports(read.told)
      if (taken.kind === 'unknown')
        return context.json(
          {
            error: 'Nothing was taken: these are persons that nobody here has heard of.',
            problems: taken.which.map((n) => ({
              path: read.pathOf(n, 'person'),
              problem:
                'is nobody. Write the id as our events and the audit give it, or the address that they write from.',
            })),
          },
          404,
        )
    } catch (error) {
      if (!watch.isOut()) log.error({ error: String(error) }, 'signals could not be kept')
      return context.json({ error: 'Not kept. Please send the same once more.' }, 503, { 'Retry-After': '5' })
    }
    return context.json({ taken: read.told.length }, 202)
  })
  routes.all('/', postedOnly)
  return routes
}

const tooLarge = (context: Context): Response =>
  context.json({ error: `At most ${LARGEST} bytes are taken at once. Send it in several parts.` }, 413)
