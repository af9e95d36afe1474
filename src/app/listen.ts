import type { Socket } from 'node:net'
import { serve } from '@hono/node-server'
import { StartError } from '#errors/table'
import { socketServer } from '#server/directline/index'
import type { Throughline } from './throughline.ts'

/** A listening server whose app may come later: a port is known before the address that goes into every link. */
export type Listening = {
  readonly port: number
  readonly use: (app: Pick<Throughline, 'fetch'>) => void
  readonly close: () => Promise<void>
}

/** Listens; answers 503 until there is an app. */
export const listen = (port: number, hostname: string): Promise<Listening> =>
  new Promise((resolve, reject) => {
    let app: Pick<Throughline, 'fetch'> | null = null
    const sockets = new Set<Socket>()
    const server = serve(
      {
        port,
        hostname,
        websocket: { server: socketServer() },
        fetch: (request, env) =>
          app
            ? app.fetch(request, env)
            : new Response('Starting.', { status: 503, headers: { 'Retry-After': '1' } }),
      },
      (address) =>
        resolve({
          port: address.port,
          use: (ready) => (app = ready),
          close: () => close(server, sockets),
        }),
    )
    // Longer than load balancers keep a connection idle, or their next request meets a socket that is just being closed.
    if ('keepAliveTimeout' in server) server.keepAliveTimeout = KEEP_ALIVE_MS
    server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
    })
    server.once('error', (error) => reject(new StartError('PORT', `${hostname}:${port}: ${error.message}`)))
  })

const KEEP_ALIVE_MS = 65_000

/** Also ends what was upgraded to a WebSocket, which Node does not count among its connections. */
const close = (server: ReturnType<typeof serve>, sockets: Iterable<Socket>): Promise<void> =>
  new Promise((done) => {
    server.close(() => done())
    for (const socket of sockets) socket.destroy()
  })
