import { createServer, type RequestListener } from 'node:http'

/** A server on this machine that answers like this; `close` ends what hangs as well. */
export const serving = async (
  answer: RequestListener,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const server = createServer(answer)
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
