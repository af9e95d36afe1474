import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context, Hono } from 'hono'

/** What a handler sees of the socket; nothing where the routes are mounted without a server of their own. */
export type Env = { Bindings: Partial<HttpBindings> }

/** A platform on this machine. */
export type Emulator = {
  /** All routes, to mount anywhere. */
  fetch(request: Request): Promise<Response>
  /** Starts a server of its own; port 0 takes a free one. */
  listen(port: number): Promise<Listening>
  /** Ends what is under way. */
  close(): void
}

/** Where an emulator's own server is, until it is closed. */
type Listening = { readonly url: string; close(): Promise<void> }

/** A server of its own for an emulator's routes; port 0 takes a free one. `stop` is called when it closes. */
export const listenOn = async (app: Hono<Env>, port: number, stop: () => void): Promise<Listening> => {
  const server = createAdaptorServer({ fetch: app.fetch, hostname: '127.0.0.1' })
  // As a platform's front door does: a caller's next request must not meet a socket that is just being closed.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = KEEP_ALIVE_MS
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${portOf(server.address(), port)}`,
    close: async () => {
      stop()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
    },
  }
}

const KEEP_ALIVE_MS = 65_000

const portOf = (address: AddressInfo | string | null, wanted: number): number =>
  address === null || typeof address === 'string' ? wanted : address.port

/** Breaks the connection before an answer; null where there is none to break. */
export const cut = (c: Context<Env>): Response | null => {
  const socket = c.env?.incoming?.socket
  if (socket === undefined) return null
  socket.destroy()
  return RESPONSE_ALREADY_SENT
}

/** Waits until the caller gives up; null where nobody would notice that they did. */
export const neverAnswer = async (c: Context<Env>): Promise<Response | null> => {
  const socket = c.env?.incoming?.socket
  if (socket === undefined) return null
  await new Promise((resolve) => socket.once('close', resolve))
  return RESPONSE_ALREADY_SENT
}
