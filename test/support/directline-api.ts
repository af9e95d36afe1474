import { afterEach, beforeEach } from '@jest/globals'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { type ChatOptions, type ChatServer, startChatServer } from './directline.ts'

/** What a conversation is answered with. */
export const SESSION = z.object({
  conversationId: z.string().regex(/^[A-Za-z0-9_-]+$/),
  token: z.string(),
  expires_in: z.number(),
  streamUrl: z.string().optional(),
})

export type Session = z.infer<typeof SESSION>

/** Activities as they are read or heard. */
export const SET = z.object({
  activities: z.array(z.looseObject({ text: z.string() })),
  watermark: z.string(),
})

const ERROR = z.object({ error: z.object({ code: z.string(), message: z.string().min(10) }) })

/** One raw request. */
export type Call = {
  readonly token?: string
  readonly body?: unknown
  readonly raw?: string | FormData | Uint8Array<ArrayBuffer>
  readonly headers?: Record<string, string>
}

/** An origin that is let in, and one that is not. */
export const SHOP = 'https://shop.example'
export const ELSEWHERE = 'https://elsewhere.example'

/** Registers a fresh server for each test of this file, whose bot repeats what it hears. */
export const rawApi = () => {
  const current: { server: ChatServer | null } = { server: null }
  const restart = async (options: ChatOptions = {}): Promise<void> => {
    await current.server?.close()
    current.server = await startChatServer({ bot: (text) => `You said ${text}.`, ...options })
  }
  beforeEach(() => restart())
  afterEach(async () => {
    await current.server?.close()
    current.server = null
  })

  const server = (): ChatServer => {
    if (current.server === null) throw new Error('The server has not been started.')
    return current.server
  }
  const call = (method: string, path: string, { token, body, raw, headers }: Call = {}): Promise<Response> =>
    fetch(path.startsWith('http') ? path : `${server().base}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(raw === undefined ? {} : { body: raw }),
    })
  const generate = async (body: unknown = {}): Promise<Session> =>
    SESSION.parse(await (await call('POST', '/tokens/generate', { body })).json())
  const startWith = async (token: string): Promise<Session> =>
    SESSION.parse(await (await call('POST', '/conversations', { token, body: { user: {} } })).json())
  const say = (to: Session, text: string, clientActivityID?: string): Promise<Response> =>
    call('POST', `/conversations/${to.conversationId}/activities`, {
      token: to.token,
      body: { type: 'message', text, channelData: { clientActivityID } },
    })
  const read = async (of: Session, watermark = ''): Promise<z.infer<typeof SET>> => {
    const path = `/conversations/${of.conversationId}/activities?watermark=${watermark}`
    return SET.parse(await (await call('GET', path, { token: of.token })).json())
  }
  const refusal = async (response: Response): Promise<readonly [status: number, code: string]> => [
    response.status,
    ERROR.parse(await response.json()).error.code,
  ]
  return { server, restart, call, generate, startWith, say, read, refusal }
}

/** What a token says to whoever reads it. */
export const claimsOf = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))

/** The status that a socket's handshake is answered with. */
export const handshake = (url: string, origin?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, origin === undefined ? {} : { origin })
    socket.on('open', () => {
      socket.terminate()
      resolve(101)
    })
    socket.on('unexpected-response', (request, response) => {
      request.destroy()
      resolve(response.statusCode ?? 0)
    })
    socket.on('error', reject)
  })
