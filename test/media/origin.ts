import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that answers as it is told, and remembers what it was asked. */
export type Origin = {
  readonly url: string
  readonly port: number
  readonly asked: IncomingMessage[]
  readonly close: () => Promise<void>
}

/** Starts one on a free port of this machine. */
export const openOrigin = async (
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Origin> => {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    answer(request, response)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** The beginning of a PNG, and as many bytes as wanted behind it. */
export const png = (size = 64): Buffer =>
  Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(size - 8, 7)])
