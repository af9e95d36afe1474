import { type Context, Hono, type MiddlewareHandler } from 'hono'
import type { Figures, Posted } from '#contracts/figures'
import type { Log } from '#contracts/log'
import type { ClientOf } from './directline/options.ts'
import { operatorsOnly } from './operator.ts'

/** Who may look, and at what. */
export type MetricsParts = {
  readonly figures: Figures
  /** What operators show; null: only who is on this machine may look. */
  readonly consoleToken: string | null
  /** Nobody but this machine is served: its own address is on it. */
  readonly isLocal: boolean
  readonly clientOf: ClientOf
  readonly log: Log
}

/**
 * `/metrics`: what this node counts, for a Prometheus (text format 0.0.4). It tells how a business goes, if nothing of a person:
 * whoever is not on the machine itself shows CONSOLE_TOKEN. It answers while the memory is away, which is not waited for long.
 */
export const metrics = (parts: MetricsParts): Hono => {
  const { figures, consoleToken, log } = parts
  const routes = new Hono()
  const operator = consoleToken === null ? nobody : operatorsOnly(consoleToken, log)
  routes.use('/metrics', (context, next) => (isHere(context, parts) ? next() : operator(context, next)))
  routes.get('/metrics', async (context) => {
    const { contentType, text } = await figures.shown()
    return context.body(text, 200, { 'Content-Type': contentType, 'Cache-Control': 'no-store' })
  })
  return routes
}

/** A proxy on this machine speaks for others. */
const isHere = (context: Context, { isLocal, clientOf }: MetricsParts): boolean =>
  isLocal && context.req.header('x-forwarded-for') === undefined && LOOPBACK.test(clientOf(context))

const LOOPBACK = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/i

const nobody: MiddlewareHandler = async (context) =>
  context.text('Figures are shown on this machine alone: there is no CONSOLE_TOKEN to be shown.', 403)

/** Where a route says why it refused what its status alone does not tell. */
export type Telling = { Variables: { posted?: Posted } }

/** Counts every answer to what `source` posts, whatever it is and wherever it was decided. */
export const counting =
  (source: string, figures: Figures): MiddlewareHandler<Telling> =>
  async (context, next) => {
    await next()
    figures.posted(source, context.get('posted') ?? byStatus(context.res.status))
  }

const byStatus = (status: number): Posted => {
  if (status < 400) return 'accepted'
  if (status >= 500) return 'not-kept'
  if (status === 413) return 'too-large'
  if (status === 401) return 'unsigned'
  return status === 403 ? 'forged' : 'unreadable'
}
