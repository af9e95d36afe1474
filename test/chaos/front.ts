import { connect, createServer, type Socket } from 'node:net'
import type { Chance } from './chance.ts'

/** What stands before the nodes in production: one address, from which each connection goes to some node. */
export type Front = { readonly port: number; readonly close: () => Promise<void> }

/** Starts it on a free port. A connection to a node that is down is cut. */
export const openFront = async (ports: readonly number[], luck: Chance): Promise<Front> => {
  const sockets = new Set<Socket>()
  const server = createServer((incoming) => {
    const outgoing = connect(luck.oneOf(ports), '127.0.0.1')
    for (const [one, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        other.destroy()
        sockets.delete(one)
      })
      one.pipe(other)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
