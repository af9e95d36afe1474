import { connect, type Socket } from 'node:net'

/**
 * Posts prepared requests over connections that stay open. It parses no more of an answer than where it ends, so that the
 * load takes little of the two cores that are being measured, and it never waits for a free connection: it opens one.
 */
export type Wire = {
  /** `answered` hears the status; 0 when the connection broke. */
  post(request: Buffer, answered: (status: number) => void): void
  close(): void
}

type Line = {
  readonly socket: Socket
  text: string
  answered: ((status: number) => void) | null
  idleSince: number
}

/** Servers hang up on a connection that has been idle for five seconds; a request that meets this is lost. */
const STALE_MS = 2_000

/** A wire to a server on this machine. */
export const wireTo = (port: number): Wire => {
  const idle: Line[] = []
  const lines = new Set<Line>()

  const open = (): Line => {
    const line: Line = {
      socket: connect(port, '127.0.0.1').setNoDelay(),
      text: '',
      answered: null,
      idleSince: 0,
    }
    lines.add(line)
    line.socket.on('data', (data) => read(line, data))
    line.socket.on('error', () => {})
    line.socket.on('close', () => {
      lines.delete(line)
      end(line, 0)
    })
    return line
  }

  const read = (line: Line, data: Buffer): void => {
    line.text += data.toString('latin1')
    const head = line.text.indexOf('\r\n\r\n')
    if (head < 0 || !isWhole(line.text, head)) return
    const status = Number(line.text.slice(9, 12))
    line.text = ''
    line.idleSince = performance.now()
    idle.push(line)
    end(line, status)
  }

  const end = (line: Line, status: number): void => {
    const { answered } = line
    line.answered = null
    answered?.(status)
  }

  const free = (): Line => {
    for (let line = idle.pop(); line; line = idle.pop()) {
      if (lines.has(line) && performance.now() - line.idleSince < STALE_MS) return line
      line.socket.destroy()
    }
    return open()
  }

  return {
    post(request, answered) {
      const line = free()
      line.answered = answered
      line.socket.write(request)
    },
    close() {
      for (const { socket } of lines) socket.destroy()
    },
  }
}

const isWhole = (text: string, head: number): boolean => {
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, head))?.[1]
  return length === undefined ? text.endsWith('0\r\n\r\n') : text.length >= head + 4 + Number(length)
}
