import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** Something between a server and its Redis that sees when somebody waits for an answer. */
export type CountingProxy = {
  /** Stands before a Redis; answers its own address. */
  readonly before: (redisUrl: string) => Promise<string>
  /** Forgets what it has seen. */
  begin(): void
  /**
   * The longest row of waits since then of which each began after the one before had ended: what a faster Redis, or a
   * second one, would not shorten. Commands that are sent together are one wait; so are two connections at the same time.
   */
  waits(): number
  close(): void
}

type Wait = { readonly from: number; readonly to: number }

/** One for whatever is measured next. */
export const countingProxy = (): CountingProxy => {
  let waits: Wait[] = []
  let servers: Server[] = []
  const sockets = new Set<Socket>()

  const join = (here: Socket, port: number): void => {
    const there = connect(port, '127.0.0.1').setNoDelay()
    let asked: number | null = null
    here.setNoDelay().on('data', (data) => {
      asked ??= performance.now()
      there.write(data)
    })
    there.on('data', (data) => {
      if (asked !== null) waits.push({ from: asked, to: performance.now() })
      asked = null
      here.write(data)
    })
    for (const [one, other] of [
      [here, there],
      [there, here],
    ] as const) {
      sockets.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  }

  return {
    before: async (redisUrl) => {
      const { port } = new URL(redisUrl)
      const server = createServer((socket) => join(socket, Number(port))).listen(0, '127.0.0.1')
      servers.push(server)
      await once(server, 'listening')
      const address = server.address()
      return `redis://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    },
    begin: () => {
      waits = []
    },
    waits: () => rowOf(waits),
    close: () => {
      for (const server of servers) server.close()
      for (const socket of sockets) socket.destroy()
      servers = []
    },
  }
}

/** The most waits that can stand one behind the other: always the one next that is over first. */
const rowOf = (waits: readonly Wait[]): number => {
  let row = 0
  let free = 0
  for (const { from, to } of waits.toSorted((a, b) => a.to - b.to)) {
    if (from < free) continue
    row += 1
    free = to
  }
  return row
}
