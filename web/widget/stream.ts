import { json } from './read.ts'

const OPENING_MS = 15_000
const KEEP_ALIVE_MS = 20_000
/** A server that sent a keep-alive before sends another within this time, or the line is dead without anybody saying so. */
const SILENCE_MS = 65_000

/** What a stream tells while it lives. */
export type StreamListener = { opened(): void; received(frame: unknown): void }

/**
 * One WebSocket, from opening to its end; resolves with the milliseconds it was open (0: it never opened), never rejects.
 * Empty frames are the keep-alive in both directions. Aborting `until` closes it.
 */
export const listen = (url: string, listener: StreamListener, until: AbortSignal): Promise<number> =>
  new Promise((resolve) => {
    const socket = open(url)
    if (socket === null) return resolve(0)
    let openedAt: number | null = null
    let heardAt = Number.POSITIVE_INFINITY
    let keepAlive: ReturnType<typeof setInterval> | undefined
    const opening = setTimeout(() => finish(), OPENING_MS)
    const finish = (): void => {
      clearTimeout(opening)
      clearInterval(keepAlive)
      socket.onopen = socket.onmessage = socket.onclose = null
      socket.close()
      resolve(openedAt === null ? 0 : Date.now() - openedAt)
    }
    socket.onopen = () => {
      clearTimeout(opening)
      openedAt = Date.now()
      keepAlive = setInterval(() => {
        if (Date.now() - heardAt > SILENCE_MS) finish()
        else socket.send('')
      }, KEEP_ALIVE_MS)
      listener.opened()
    }
    socket.onmessage = ({ data }) => {
      if (data === '') heardAt = Date.now()
      else if (typeof data === 'string') listener.received(json(data))
    }
    socket.onclose = finish
    until.addEventListener('abort', finish, { once: true })
  })

/** The constructor throws where the page's own policy forbids the address, as for `ws:` on an https page. */
const open = (url: string): WebSocket | null => {
  try {
    return new WebSocket(url)
  } catch (error) {
    console.error(
      `The chat cannot open ${new URL(url).origin}: ${error}. Set PUBLIC_URL to the https address of the server.`,
    )
    return null
  }
}
