import { createServer, connect as dial, type Socket } from 'node:net'
import { freePort } from './free-port.ts'

/** A way to a port of this machine that can break as networks do. */
export type Network = {
  readonly port: number
  /** Connections made from now on lead to another port. */
  readonly lead: (elsewhere: number) => void
  /** Whatever goes over the present connections is lost from now on, and nobody is told. */
  readonly swallow: () => void
  /** The next thing said that holds this word still arrives; before it is answered, its connection breaks. */
  readonly loseAnswer: (word: string) => void
  /** How many answers were lost so. */
  readonly lost: () => number
  readonly close: () => Promise<void>
}

/** Opens a way to a port. */
export const openNetwork = async (firstPort: number): Promise<Network> => {
  let port = firstPort
  let word: string | null = null
  let lost = 0
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = dial(port, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
    }
    near.pipe(far).pipe(near)
    near.on('data', (said) => {
      if (word === null || !said.includes(word)) return
      word = null
      far.unpipe(near)
      far.once('data', () => {
        lost += 1
        near.destroy()
        far.destroy()
      })
      far.resume()
    })
  })
  const own = await freePort()
  await new Promise<void>((resolve) => server.listen(own, '127.0.0.1', resolve))
  return {
    port: own,
    lead: (elsewhere: number) => {
      port = elsewhere
    },
    swallow: () => {
      for (const socket of sockets) socket.unpipe().resume()
    },
    loseAnswer: (next) => {
      word = next
    },
    lost: () => lost,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
