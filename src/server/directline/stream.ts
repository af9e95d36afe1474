import { upgradeWebSocket, type WebSocketLike, type WebSocketServerLike } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import type { WSContext, WSEvents } from 'hono/ws'
import { WebSocket, WebSocketServer } from 'ws'
import { readToken, streamOf, within } from '#channels/webchat/index'
import { TOPICS } from '#contracts/memory'
import type { Json } from '#core/json'
import { fromItsOrigins } from './admit.ts'
import { refuse } from './errors.ts'
import type { Admitted, Door, Env } from './options.ts'
import { startOf, toItsOwner } from './owner.ts'
import { activitySet, linesAfter, watermarkOf } from './watermark.ts'

/** Who has this much unread is not reading: he is let go, and comes back with his watermark. */
const MOST_UNREAD = 4 * 1024 * 1024

/** RFC 6455: the server is going away · what is asked for is not allowed · the server met a condition it did not expect. */
const GOING_AWAY = 1001
const NOT_ALLOWED = 1008
const UNEXPECTED = 1011

/**
 * The socket server for `serve({ websocket: { server } })`. Clients only ever send empty frames. The cast: `ws` and Hono
 * describe the same thing in types that strict options keep apart.
 */
export const socketServer = (): WebSocketServer & WebSocketServerLike =>
  new WebSocketServer({ noServer: true, maxPayload: 4_096 }) as WebSocketServer & WebSocketServerLike

/** All open sockets, so that a server can end them. */
export type Sockets = Set<WSContext<WebSocketLike>>

/** Tells everyone to come back, to another node or to this one when it is up again. */
export const closeAll = (sockets: Sockets): void => {
  for (const socket of sockets) socket.close(GOING_AWAY, 'The server is going away.')
}

/** The pass in the address opens the socket of its own conversation, for 60 seconds. */
export const admitListener =
  (door: Door): MiddlewareHandler<Env> =>
  async (c, next) => {
    const token = c.req.query('t')
    if (token === undefined) return refuse(c, 'Unauthorized', 'Connect to the streamUrl as it was given.')
    if (watermarkOf(c.req.query('watermark')) === 'malformed') {
      return refuse(c, 'BadArgument', 'The watermark is not one of ours.')
    }
    const caller = await readToken(token, 'webchat-stream', door.keys, door.clock.now())
    const own = await toItsOwner(fromItsOrigins(caller, c.req.header('origin')), door.memory.streams)
    const admitted = within(own, c.req.param('id') ?? '')
    if (admitted.kind === 'refused') return refuse(c, admitted.code, admitted.reason, admitted.why)
    if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') {
      return refuse(c, 'UpgradeRequired', 'The streamUrl is for a WebSocket.')
    }
    c.set('caller', admitted)
    return next()
  }

/** GET /conversations/{id}/stream: what came after the watermark, and then everything as it happens. */
export const stream = (door: Door, sockets: Sockets): MiddlewareHandler<Env> =>
  upgradeWebSocket((c: Context<Env>) => {
    const watermark = watermarkOf(c.req.query('watermark'))
    const from = typeof watermark === 'number' ? watermark : 0
    return listener(door, sockets, { conversation: c.req.param('id') ?? '', caller: c.get('caller') }, from)
  })

/** Who listens to which conversation. */
type Listening = { readonly conversation: string; readonly caller: Admitted }

const listener = (
  door: Door,
  sockets: Sockets,
  { conversation, caller }: Listening,
  from: number,
): WSEvents<WebSocketLike> => {
  const endings: (() => void)[] = []
  const end = (): void => {
    for (const ending of endings.splice(0)) ending()
  }
  return {
    onOpen: (_event, socket) => {
      const { feed, streams } = door.memory
      const follow = follower(door, conversation, from, socket)
      const leaveToOwner = async (): Promise<void> => {
        const still = await toItsOwner(caller, streams)
        if (still.kind === 'refused') socket.close(NOT_ALLOWED, 'Somebody has logged in here.')
      }
      const look = (): void => void leaveToOwner().catch(() => socket.close(UNEXPECTED, 'Connect again.'))
      const timer = setInterval(() => {
        socket.send('')
        // News may get lost between nodes; what it announced does not.
        follow()
        look()
      }, door.limits.keepAlive)
      sockets.add(socket)
      endings.push(
        feed.subscribe(TOPICS.stream(streamOf(conversation)), follow),
        feed.subscribe(TOPICS.stream(startOf(conversation)), look),
        feed.subscribe(TOPICS.typing({ channel: 'webchat', id: conversation }), (typing) => {
          // Null: some of it may have been missed, which makes no difference. Older nodes say no more than `true`.
          if (typing !== null && typeof typing === 'object') socket.send(unkept(typing))
        }),
        () => clearInterval(timer),
        () => sockets.delete(socket),
      )
      follow()
    },
    onClose: end,
    onError: end,
  }
}

/** Sends what is new, in order, one read at a time however often it is called. */
const follower = (
  door: Door,
  conversation: string,
  from: number,
  socket: WSContext<WebSocketLike>,
): (() => void) => {
  let last = from
  let calls = 0

  const catchUp = async (): Promise<void> => {
    for (let seen = 0; seen !== calls; ) {
      seen = calls
      const lines = await linesAfter(door.memory.streams, streamOf(conversation), last)
      if (lines.length > 0) socket.send(JSON.stringify(activitySet(lines, last)))
      last = lines.at(-1)?.position ?? last
      if (socket.raw instanceof WebSocket && socket.raw.bufferedAmount > MOST_UNREAD) socket.raw.terminate()
    }
    calls = 0
  }

  return () => {
    calls += 1
    if (calls === 1) catchUp().catch(() => socket.close(UNEXPECTED, 'Connect again.'))
  }
}

/** Without a watermark: it is not a line of the stream, and a client must not take it for one. */
const unkept = (activity: Json): string => JSON.stringify({ activities: [activity] })
