import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { jsonOf } from '#core/json'
import { cut, type Env, neverAnswer } from '../shared/listen.ts'
import type { Answer, Parameters, Parts } from './content.ts'
import type { Faults } from './faults.ts'
import { METHODS } from './methods.ts'
import { openPacing } from './pacing.ts'

/** The Bot API over HTTP: `/bot<token>/<method>`, and `/file/bot<token>/<path>` for what people sent. */
export const botApi = (parts: Parts, faults: Faults): Hono<Env> => {
  const { options, store } = parts
  const waitFor = openPacing(parts)

  const send = async (c: Context<Env>, parameters: Parameters, go: () => Answer): Promise<Response> => {
    const fault = faults.nextSend()
    if (fault?.kind === 'http-500') return answer(c, INTERNAL)
    if (fault?.kind === '429') return answer(c, tooMany(fault.retryAfter))
    if (fault?.kind === 'reject') return answer(c, fault)
    if (fault?.kind === 'timeout') return (await neverAnswer(c)) ?? answer(c, INTERNAL)
    const wait = waitFor(String(parameters.chat_id))
    if (wait > 0) return answer(c, tooMany(wait))
    const said = go()
    return fault?.kind === 'cut-after-accept' ? (cut(c) ?? answer(c, INTERNAL)) : answer(c, said)
  }

  return new Hono<Env>()
    .all('/:bot{bot[^/]+}/:method', async (c) => {
      const name = c.req.param('method').toLowerCase()
      const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined
      const token = c.req.param('bot').slice('bot'.length)
      if (!/^\d+:[\w-]+$/.test(token)) return answer(c, NOT_FOUND)
      if (token !== options.botToken) return answer(c, UNAUTHORIZED)
      if (method === undefined) return answer(c, NOT_FOUND)
      const parameters = await parametersOf(c)
      const go = (): Answer => method(parameters, parts)
      return SENDS.has(name) ? send(c, parameters, go) : answer(c, go())
    })
    .get('/file/:bot{bot[^/]+}/:path{.+}', async (c) => {
      const file = store.fileAt(c.req.param('path'))
      if (c.req.param('bot') !== `bot${options.botToken}` || file === undefined) return answer(c, NOT_FOUND)
      const found = await fetch(file.url).catch(() => null)
      if (!found?.ok) return answer(c, NOT_FOUND)
      return c.body(await found.arrayBuffer(), 200, { 'Content-Type': 'application/octet-stream' })
    })
}

/** What counts against the limits, and meets bad days. */
const SENDS: ReadonlySet<string> = new Set(['sendmessage', 'sendphoto', 'senddocument'])

const NOT_FOUND: Answer = { code: 404, description: 'Not Found' }
const UNAUTHORIZED: Answer = { code: 401, description: 'Unauthorized' }
const INTERNAL: Answer = { code: 500, description: 'Internal Server Error' }
const tooMany = (seconds: number): Answer => ({
  code: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
})

const answer = (c: Context<Env>, said: Answer): Response => {
  if ('result' in said) return c.json({ ok: true, result: said.result })
  const { code, description, parameters } = said
  const status: ContentfulStatusCode = STATUSES.find((one) => one === code) ?? 400
  return c.json({ ok: false, error_code: code, description, ...(parameters && { parameters }) }, status)
}

const STATUSES = [400, 401, 403, 404, 409, 413, 429, 500, 502, 503] as const

/** JSON, a form or a query; objects in the latter two are written as JSON ("Making requests"). */
const parametersOf = async (c: Context<Env>): Promise<Parameters> => {
  const type = c.req.header('content-type') ?? ''
  const sent: unknown = type.includes('json')
    ? await c.req.json().catch(() => ({}))
    : c.req.method === 'POST'
      ? await c.req.parseBody().catch(() => ({}))
      : {}
  const all = { ...c.req.query(), ...Object(sent) }
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, structured(value)]))
}

const structured = (value: unknown): unknown =>
  typeof value === 'string' && /^\s*[[{]/.test(value) ? (jsonOf(value) ?? value) : value
