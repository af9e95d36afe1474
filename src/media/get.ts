import { type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { z } from 'zod'
import type { Keeping, NotHad } from '#contracts/files'
import { seconds } from '#core/time'
import type { Way } from './way.ts'

/** What one server said to one request. */
export type Answer =
  | { readonly kind: 'fetched'; readonly bytes: Buffer }
  | { readonly kind: 'moved'; readonly to: string }
  | Exclude<Keeping, { kind: 'kept' }>

/** What a request is made with, and how far it may go. */
export type Limits = {
  readonly headers: { readonly [name: string]: string }
  readonly most: number
  readonly signal: AbortSignal
}

/** More bytes than the policy allows. */
export const TOO_LARGE: NotHad = {
  kind: 'lost',
  why: 'too-large',
  reason: 'it is larger than the policy allows',
}

/** One GET to one of the checked addresses, on a connection of its own; redirects are left to the caller. */
export const get = async (url: URL, way: Way, { headers, most, signal }: Limits): Promise<Answer> => {
  try {
    const response = await responseTo(url, {
      headers: { 'accept-encoding': 'identity', ...headers },
      agent: false,
      lookup: only(way),
      signal,
    })
    try {
      return await answerOf(response, most)
    } finally {
      response.destroy()
    }
  } catch (error) {
    return { kind: 'retry', reason: `its server could not be asked (${codeOf(error)})`, afterMs: null }
  }
}

const responseTo = (url: URL, options: RequestOptions): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? secureRequest : plainRequest
    request(url, options, resolve).on('error', reject).end()
  })

/** Answers for every name with what was checked, so that the name is not asked a second time (F2). */
const only =
  ({ addresses: [first, ...others] }: Way): LookupFunction =>
  (host, { all }, done) => {
    if (!first) return done(new Error(`${host} has no address`), '')
    return all ? done(null, [first, ...others]) : done(null, first.address, first.family)
  }

const answerOf = async (response: IncomingMessage, most: number): Promise<Answer> => {
  const { statusCode: status = 0, headers } = response
  if (status >= 300 && status < 400 && headers.location !== undefined)
    return { kind: 'moved', to: headers.location }
  if (status === 410) return { kind: 'lost', why: 'out-of-reach', reason: 'it is there no more (HTTP 410)' }
  // A login that does not do may be mended, and what is not there yet may be on its way: an hour's patience costs little.
  if (status !== 200)
    return { kind: 'retry', reason: `its server answered HTTP ${status}`, afterMs: pauseIn(headers) }
  return bodyOf(response, most)
}

const pauseIn = ({ 'retry-after': after }: IncomingMessage['headers']) =>
  after !== undefined && /^\d{1,4}$/.test(after) ? seconds(Number(after)) : null

/** What it says of its length may save the trouble; only what arrives counts (F4). */
const bodyOf = async (response: IncomingMessage, most: number): Promise<Answer> => {
  if (Number(response.headers['content-length'] ?? 0) > most) return TOO_LARGE
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    size += chunk.length
    if (size > most) return TOO_LARGE
    chunks.push(chunk)
  }
  return { kind: 'fetched', bytes: Buffer.concat(chunks) }
}

const FAILURE = z.object({ name: z.string().optional(), code: z.string().optional() }).catch({})

/** Why something failed, without the paths and addresses that a message may hold. */
export const codeOf = (error: unknown): string => {
  const { name, code } = FAILURE.parse(error)
  return name === 'AbortError' || name === 'TimeoutError'
    ? 'it took too long'
    : (code ?? name ?? 'no reason given')
}
