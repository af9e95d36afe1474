import type { Context } from 'hono'
import { cut, type Env, neverAnswer } from '../shared/listen.ts'
import { type Completion, pieces, whole } from './completion.ts'
import { NO_QUOTA, type OpenAiError, rateLimited, serverError } from './error.ts'
import type { Fault } from './faults.ts'

/** How long a model takes: before its first word, and before each of the others. */
export type Pace = { readonly firstMs: number; readonly tokenMs: number }

/** An error in OpenAI's form. */
export const refuse = (c: Context<Env>, { status, headers = {}, ...error }: OpenAiError): Response => {
  const { message, type, param, code } = error
  return c.json({ error: { message, type, param, code } }, status, { ...headers })
}

/** What a bad day answers without the model; null where the model is asked all the same. */
export const failing = async (
  c: Context<Env>,
  fault: Fault | null,
  model: string,
): Promise<Response | null> => {
  switch (fault?.kind) {
    case 'hang':
      return (await neverAnswer(c)) ?? refuse(c, serverError(503))
    case 'status':
      return refuse(c, serverError(fault.status))
    case 'rate-limit':
      return refuse(c, rateLimited(model, fault.retryAfterMs))
    case 'quota':
      return refuse(c, NO_QUOTA)
    default:
      return null
  }
}

/** The answer at once, as a model takes it: all of it after it has been thought of, or nothing where the connection breaks. */
export const answerWhole = async (
  c: Context<Env>,
  one: Completion,
  pace: Pace,
  fault: Fault | null,
): Promise<Response> => {
  const count = pieces(one).length
  await pause(pace.firstMs + pace.tokenMs * count)
  if (fault?.kind === 'cut') return cut(c) ?? refuse(c, serverError(500))
  if (fault?.kind === 'malformed' && fault.how === 'html') return c.html(PROXY_PAGE)
  if (fault?.kind === 'malformed' && fault.how === 'shape') return c.json({ object: 'list', data: [] })
  const body = whole(one)
  return c.json(fault?.kind === 'malformed' && fault.how === 'empty' ? { ...body, choices: [] } : body)
}

/** The answer in pieces as they are thought of (server-sent events, ended by `[DONE]`). */
export const answerInPieces = async (
  c: Context<Env>,
  one: Completion,
  pace: Pace,
  fault: Fault | null,
): Promise<Response> => {
  await pause(pace.firstMs)
  if (fault?.kind === 'malformed' && fault.how === 'html') return c.html(PROXY_PAGE)
  const chunks =
    fault?.kind === 'malformed'
      ? misshapen(one, fault.how)
      : pieces(one).map((chunk) => JSON.stringify(chunk))
  const socket = c.env?.incoming?.socket
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: async (stream) => {
      const send = (data: string) => stream.enqueue(encoder.encode(`data: ${data}\n\n`))
      for (const [n, chunk] of chunks.entries()) {
        if (fault?.kind === 'cut' && n === fault.after) {
          await pause(FLUSH_MS)
          socket?.destroy()
          return
        }
        send(chunk)
        await pause(pace.tokenMs)
      }
      send('[DONE]')
      stream.close()
    },
  })
  return c.body(body, 200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
  })
}

const misshapen = (one: Completion, how: 'json' | 'shape' | 'empty' | 'html'): readonly string[] => {
  const chunks = pieces(one)
  if (how === 'shape') return ['{"object":"list","data":[]}']
  return how === 'empty'
    ? chunks.map((chunk) => JSON.stringify({ ...chunk, choices: [] }))
    : ['{"id":"chatcmpl-', ...chunks.map((chunk) => JSON.stringify(chunk))]
}

/** What was sent before a connection breaks has left by then. */
const FLUSH_MS = 20

const PROXY_PAGE =
  '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>'

const pause = async (ms: number): Promise<void> =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined
