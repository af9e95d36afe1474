import { createServer } from 'node:net'

let lastPort = 20_000 + ((process.pid * 61) % 10_000)

/**
 * A port nobody listens on, below those that systems hand out for outgoing calls: it must stay free between two lives of
 * a server. Where it begins to look depends on the process, since test files run side by side.
 */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = lastPort < 30_000 ? lastPort + 1 : 20_000
    lastPort = port
    if (await isFree(port)) return port
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
