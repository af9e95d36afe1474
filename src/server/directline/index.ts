import { Hono, type MiddlewareHandler } from 'hono'
import { appendTo } from '#channels/webchat/index'
import { days, seconds } from '#core/time'
import { list, post } from './activities.ts'
import { admit, admitNewcomer, admitTo } from './admit.ts'
import { atMost } from './body.ts'
import { clientBehind } from './client.ts'
import { reconnect, start } from './conversations.ts'
import { cors, refuseStrangers, unstored } from './cors.ts'
import { failed, refuse, refuseUntil, tellRefused } from './errors.ts'
import { attachment } from './files.ts'
import { identify } from './identify.ts'
import { inLine } from './in-line.ts'
import { limiter } from './limit.ts'
import type { DirectLineOptions, Door, Env, Limits } from './options.ts'
import { admitListener, closeAll, type Sockets, stream } from './stream.ts'
import { generate, refresh } from './tokens.ts'
import { upload } from './upload.ts'

export { clientBehind } from './client.ts'
export type { DirectLineOptions, Limits } from './options.ts'
export { socketServer } from './stream.ts'

/** The server's side of the website chat. */
export type DirectLine = {
  /** To be mounted at `/v3/directline`. */
  readonly routes: Hono<Env>
  /** Ends all sockets, so that the server can close. Clients come back by themselves. */
  readonly close: () => void
}

/** Enough for anyone who types. The token is what makes a browser the same buyer again after months (M8). */
export const LIMITS: Limits = {
  tokensPerMinute: 30,
  activitiesPerMinute: 60,
  activitySize: 256 * 1024,
  uploadSize: 10 * 1024 * 1024,
  tokenLife: days(400),
  loginLife: days(1),
  keepAlive: seconds(20),
}

/**
 * Direct Line 3.0 (C2): stock clients, such as Web Chat, talk to the bot through it.
 *
 *     const chat = directLine({ … })
 *     app.route('/v3/directline', chat.routes)
 *     serve({ fetch: app.fetch, websocket: { server: socketServer() } })
 */
export const directLine = (options: DirectLineOptions): DirectLine => {
  const door = doorOf(options)
  const sockets: Sockets = new Set()
  const paced = pace(door)
  const routes = new Hono<Env>()

  routes.onError(failed(door))
  routes.use(tellRefused(door), cors(door), refuseStrangers(door))
  routes.get('/attachments/:id/:name', attachment(door))
  routes.use(unstored)
  routes.post('/tokens/generate', atMost(door.limits.activitySize), generate(door))
  routes.post('/tokens/refresh', admit(door), refresh(door))
  routes.post('/tokens/identify', admitNewcomer(door), atMost(door.limits.activitySize), identify(door))
  routes.post('/conversations', admit(door), atMost(door.limits.activitySize), start(door))
  routes.get('/conversations/:id', admitTo(door), reconnect(door))
  routes.get('/conversations/:id/activities', admitTo(door), list(door))
  routes.post(
    '/conversations/:id/activities',
    admitTo(door),
    paced,
    atMost(door.limits.activitySize),
    post(door),
  )
  routes.post('/conversations/:id/upload', admitTo(door), paced, atMost(door.limits.uploadSize), upload(door))
  routes.get('/conversations/:id/stream', admitListener(door), stream(door, sockets))
  routes.all('*', (c) => refuse(c, 'NotFound', `Direct Line 3.0 has no ${c.req.method} ${c.req.path}.`))
  return { routes, close: () => closeAll(sockets) }
}

const doorOf = (options: DirectLineOptions): Door => ({
  clientOf: clientBehind(0),
  login: null,
  onRefused: () => {},
  onFailure: (error, request) => console.error('Direct Line could not answer', request, error),
  ...options,
  publicUrl: options.publicUrl.replace(/\/$/, ''),
  limits: { ...LIMITS, ...options.limits },
  keys: { signingSecret: options.signingSecret, secret: options.secret },
  append: appendTo(options.memory.streams, options.clock),
  inLine: inLine(),
})

const pace = (door: Door): MiddlewareHandler<Env> => {
  const allowance = limiter(door.limits.activitiesPerMinute, door.clock)
  return async (c, next) => {
    const free = allowance(c.req.param('id') ?? '')
    return free === null ? next() : refuseUntil(c, free)
  }
}
