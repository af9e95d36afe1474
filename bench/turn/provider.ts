import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** Where texts go: a server that takes them as Twilio does, at once and for ever, and tells when each has arrived. */
export type Provider = {
  readonly url: string
  /** Who hears of each text; one at a time. */
  listen(listener: (text: string) => void): void
  close(): void
}

/** Opens one on a free port. Connections stay open; it reads of a request only the text. */
export const openProvider = async (): Promise<Provider> => {
  let tell: (text: string) => void = () => {}
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let text = ''
    socket.setNoDelay()
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (data) => {
      text += data.toString('latin1')
      for (let end = endOf(text); end > 0; end = endOf(text)) {
        socket.write(ANSWER)
        tell(textOf(text.slice(0, end)))
        text = text.slice(end)
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    listen: (listener) => {
      tell = listener
    },
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

const BODY = JSON.stringify({ sid: `SM${'0'.repeat(32)}`, status: 'queued' })
const ANSWER = `HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`

/** Where the first request ends; 0 while it is not all there. */
const endOf = (text: string): number => {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return 0
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(text.slice(0, head))?.[1] ?? 0)
  const end = head + 4 + length
  return text.length >= end ? end : 0
}

const textOf = (request: string): string => {
  const body = /(?:\r\n\r\n|&)Body=([^&]*)/.exec(request)?.[1] ?? ''
  return decodeURIComponent(body.replaceAll('+', ' '))
}
