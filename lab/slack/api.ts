import { type Context, Hono } from 'hono'
import { jsonOf } from '#core/json'
import { cut, type Env, neverAnswer } from '../shared/listen.ts'
import { CHAT } from './chat.ts'
import { CONVERSATIONS } from './conversations.ts'
import type { CallFault } from './faults.ts'
import type { Answer, Arguments, Method } from './method.ts'
import { SCOPES } from './options.ts'
import type { Parts } from './parts.ts'
import { openRates } from './rates.ts'

const METHODS: { readonly [method: string]: Method | undefined } = { ...CHAT, ...CONVERSATIONS }

/** Slack's Web API (docs: "Using the Slack Web API"): every answer is 200 and says `ok`, but for too many calls. */
export const webApi = (parts: Parts): Hono<Env> => {
  const rates = openRates(parts.clock)
  return new Hono<Env>().all('/api/:method', async (c) => {
    const name = c.req.param('method')
    const given = await argumentsOf(c)
    const fault = parts.faults.nextCall(name)
    const hindered = await hinderedBy(c, fault)
    if (hindered) return hindered
    const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined
    if (!method) return answer(c, { error: 'unknown_method', req_method: name })
    const token = tokenOf(c, given)
    if (token === '') return answer(c, { error: 'not_authed' })
    const team = parts.options.teams.find(({ botToken }) => botToken === token)
    if (!team) return answer(c, { error: 'invalid_auth' })
    const wait = rates(team.id, name, String(given.channel))
    if (wait !== null) return tooMany(c, String(wait))
    const scopes = team.scopes ?? SCOPES
    c.header('x-oauth-scopes', scopes.join(','))
    if (method.scopes.length > 0 && !method.scopes.some((scope) => scopes.includes(scope)))
      return answer(c, { error: 'missing_scope', needed: method.scopes[0], provided: scopes.join(',') })
    const done = method.run({ team, given, parts, origin: new URL(c.req.url).origin })
    return fault?.kind === 'cut-after-accept' ? (cut(c) ?? answer(c, INTERNAL)) : answer(c, done)
  })
}

const INTERNAL: Answer = { error: 'internal_error' }

const answer = (c: Context<Env>, { error, ...rest }: Answer): Response =>
  c.json(error === undefined ? { ok: true, ...rest } : { ok: false, error, ...rest })

const tooMany = (c: Context<Env>, retryAfter: string | undefined): Response => {
  if (retryAfter !== undefined) c.header('Retry-After', retryAfter)
  return c.json({ ok: false, error: 'ratelimited' }, 429)
}

const hinderedBy = async (c: Context<Env>, fault: CallFault | undefined): Promise<Response | null> => {
  switch (fault?.kind) {
    case undefined:
    case 'cut-after-accept':
      return null
    case 'http-500':
      return c.text('Internal Server Error', 500)
    case '429':
      return tooMany(c, fault.retryAfter)
    case 'reject':
      return answer(c, {
        error: fault.error,
        ...(fault.needed ? { needed: fault.needed, provided: '' } : {}),
      })
    case 'timeout':
      return (await neverAnswer(c)) ?? answer(c, INTERNAL)
    default:
      return fault satisfies never
  }
}

const tokenOf = (c: Context<Env>, { token }: Arguments): string =>
  /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? (typeof token === 'string' ? token : '')

const argumentsOf = async (c: Context<Env>): Promise<Arguments> => {
  const text = await c.req.text()
  if (c.req.header('content-type')?.startsWith('application/json')) return Object(jsonOf(text))
  const pairs = [...new URLSearchParams(text), ...new URL(c.req.url).searchParams]
  return Object.fromEntries(pairs.map(([name, value]) => [name, structured(value)]))
}

/** A form carries structures as JSON, and everything else as text. */
const structured = (value: string): unknown => (/^[[{]/.test(value) ? (jsonOf(value) ?? value) : value)
