import { createHash, timingSafeEqual } from 'node:crypto'
import { sign, verify as verifySignature } from 'hono/jwt'
import { z } from 'zod'
import type { IncomingRequest, Verified } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Refused } from '#contracts/figures'
import { after, type Instant, type Milliseconds } from '#core/time'

/** What proves a caller: tokens are signed with `signingSecret`; `secret` is WEBCHAT_SECRET, for servers that may do all. */
export type Keys = { readonly signingSecret: string; readonly secret: string | null }

/**
 * What a token says. `use` keeps a token for the API from opening a socket and the other way round, and both from being
 * anything else that SIGNING_SECRET signs. Stock clients read `user` out of it (botframework-directlinejs, Web Chat).
 */
export type Claims = z.infer<typeof CLAIMS>

const CLAIMS = z.object({
  use: z.enum(['webchat-api', 'webchat-stream']),
  conv: z.string().regex(/^[A-Za-z0-9_-]{1,100}$/),
  user: z.string().min(1),
  name: z.string().min(1).nullable().default(null),
  /** Where a page with this token must come from; empty: wherever the server lets in. */
  origins: z.array(z.string()).readonly().default([]),
  /**
   * Who is logged in, by the site's word: `owner` is the conversation of that user, `until` when they must be named again,
   * in epoch milliseconds, and `said` what the site says of them. Tokens before 0.2 lack it.
   */
  login: z
    .object({
      owner: z.string(),
      until: z.number(),
      said: z
        .object({ user: z.string(), email: z.string().nullable(), phone: z.string().nullable() })
        .nullable(),
    })
    .nullable()
    .default(null),
  exp: z.number(),
})

/** Who is logged in where a token is used. */
export type Login = NonNullable<Claims['login']>

/** Who a request comes from, as its bearer credential proves. */
export type Caller =
  | { readonly kind: 'user'; readonly claims: Claims }
  | { readonly kind: 'service' }
  | Refusal

/** 401: no credential. 403: one that will never work again, which ends a stock client for good (Direct Line 3.0). */
export type Refusal = {
  readonly kind: 'refused'
  readonly status: 401 | 403
  readonly code: 'Unauthorized' | 'Forbidden' | 'TokenExpired'
  readonly reason: string
  /** What is counted, where the code says less. */
  readonly why?: Refused
}

/** Signs what a token says, valid for `life` from now on, and never for longer than whoever is logged in. */
export const issue = (
  claims: Omit<z.input<typeof CLAIMS>, 'exp'>,
  keys: Keys,
  now: Instant,
  life: Milliseconds,
): Promise<string> => {
  const until = Math.min(after(now, life), claims.login?.until ?? Number.POSITIVE_INFINITY)
  return sign({ ...claims, exp: Math.floor(until / 1_000) }, keys.signingSecret, 'HS256')
}

/** Whose request this is, by its Authorization header. */
export const callerOf = async (
  authorization: string | undefined,
  keys: Keys,
  now: Instant,
): Promise<Caller> => {
  const credential = /^Bearer +(\S.*)$/i.exec(authorization ?? '')?.[1]
  if (credential === undefined) return unauthorized
  if (keys.secret !== null && same(credential, keys.secret)) return { kind: 'service' }
  return readToken(credential, 'webchat-api', keys, now)
}

/** Reads one of our tokens. The time is the clock's and not the library's, so that a test can push it. */
export const readToken = async (
  token: string,
  use: Claims['use'],
  keys: Keys,
  now: Instant,
): Promise<Exclude<Caller, { kind: 'service' }>> => {
  const signed = await verifySignature(token, keys.signingSecret, HS256_ONLY).catch(() => null)
  const claims = CLAIMS.safeParse(signed)
  if (!claims.success || claims.data.use !== use) return forbidden('The token is not one of ours.')
  if (now >= claims.data.exp * 1_000) return expired
  return { kind: 'user', claims: claims.data }
}

const HS256_ONLY = { alg: 'HS256', exp: false, nbf: false, iat: false } as const

/** A token opens the one conversation it names; the secret opens all. */
export const within = (caller: Caller, conversation: string | null): Caller =>
  caller.kind === 'user' && caller.claims.conv !== conversation
    ? { ...forbidden('The token belongs to another conversation.'), why: 'another-users' }
    : caller

/** The conversation a Direct Line path is about. */
export const conversationIn = (url: string): string | null =>
  URL.canParse(url) ? (/\/conversations\/([A-Za-z0-9_-]+)/.exec(new URL(url).pathname)?.[1] ?? null) : null

/** Step 1 (C3): a token of ours, not yet expired, for the conversation in the address. */
export const verify =
  (keys: Keys, clock: Clock) =>
  async (request: IncomingRequest): Promise<Verified> => {
    const caller = await callerOf(request.headers.authorization, keys, clock.now())
    const admitted = within(caller, conversationIn(request.url))
    if (admitted.kind !== 'refused') return { kind: 'authentic' }
    return { kind: 'refused', status: admitted.status, reason: admitted.reason }
  }

const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

const unauthorized: Refusal = {
  kind: 'refused',
  status: 401,
  code: 'Unauthorized',
  reason: 'There is no token. Send "Authorization: Bearer <token>", with one from tokens/generate.',
}
const expired: Refusal = {
  kind: 'refused',
  status: 403,
  code: 'TokenExpired',
  reason: 'The token has expired. Get a new one from tokens/generate; refresh it before it expires.',
}
const forbidden = (what: string): Refusal => ({
  kind: 'refused',
  status: 403,
  code: 'Forbidden',
  reason: `${what} Get one from tokens/generate.`,
})
