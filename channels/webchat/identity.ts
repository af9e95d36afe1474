import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { verify as verifySignature } from 'hono/jwt'
import { z } from 'zod'
import { type Instant, seconds } from '#core/time'
import type { Refusal } from './verify.ts'

/**
 * Who is logged in on the site that carries the chat, as the site says and signs with WEBCHAT_IDENTITY_SECRET (M6).
 *
 * S1 A hash says who it is and nothing else: it covers the id alone. Name, e-mail and phone count from a JWT only.
 * S2 A JWT is HS256, whatever its header would rather have, and ends: one without `exp` is refused.
 * S3 Nothing of an identity that does not hold is used.
 */
export type SiteUser = {
  readonly id: string
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
}

/** An identity that holds, or why it does not. */
export type Identified =
  | { readonly kind: 'user'; readonly user: SiteUser }
  | (Omit<Refusal, 'status' | 'code'> & { readonly code: 'BadArgument' | 'Forbidden' | 'TokenExpired' })

/** Ids are compared byte for byte: what is no text, or no character at all, could be two ids in one. */
const id = z
  .string('user_id must be text: a number goes in quotes.')
  .min(1, 'user_id is empty: send no identity where nobody is logged in.')
  .max(200, 'user_id is longer than 200 characters.')
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), 'user_id holds characters that are none.')

/** An identity as it comes in a request, beside whatever else the request says. */
export const IDENTITY = z.object({
  user_id: id.nullish(),
  user_hash: z.string('user_hash must be text.').nullish(),
  user_jwt: z.string('user_jwt must be text.').max(8_192, 'user_jwt is longer than 8 kB.').nullish(),
})

/** What a request says of who is logged in. */
export type SentIdentity = z.infer<typeof IDENTITY>

/** Whether a request says anything of it at all. */
export const isIdentity = (sent: SentIdentity): boolean =>
  [sent.user_id, sent.user_hash, sent.user_jwt].some((said) => said != null)

/** Whether the site says so. Each of `secrets` may have signed it: while it is changed there are two. */
export const readIdentity = async (
  sent: SentIdentity,
  secrets: readonly string[],
  now: Instant,
): Promise<Identified> => {
  if (secrets.length === 0) return refused('BadArgument', UNCHECKED)
  if (sent.user_jwt != null) return fromJwt(sent.user_jwt, sent.user_id ?? null, secrets, now)
  if (sent.user_id == null || sent.user_hash == null) return refused('Forbidden', UNSIGNED)
  const { user_id: user, user_hash: hash } = sent
  return secrets.some((secret) => isHashOf(hash, user, secret))
    ? { kind: 'user', user: { id: user, name: null, email: null, phone: null } }
    : refused('Forbidden', NOT_SIGNED)
}

/** What the site signs an id with: HMAC-SHA256, in hexadecimal digits. */
export const userHash = (user: string, secret: string): string =>
  createHmac('sha256', secret).update(user, 'utf8').digest('hex')

/**
 * The one conversation of a user, on whichever browser. It is derived, so that two nodes agree on it without asking each
 * other; and of the id alone, so that it outlives every secret. To know it opens nothing: that takes a token.
 */
export const conversationOf = (user: string): string =>
  `user-${createHash('sha256').update(`webchat user\0${user}`, 'utf8').digest('hex').slice(0, 40)}`

const isHashOf = (said: string, user: string, secret: string): boolean =>
  /^[0-9a-f]{64}$/i.test(said) &&
  timingSafeEqual(Buffer.from(said, 'hex'), Buffer.from(userHash(user, secret), 'hex'))

const text = (most: number) => z.string().min(1).max(most).nullish()
const time = z.number().finite()

/** S2. Of what is not required, the wrong type is refused, and what is of no use is left alone. */
const PAYLOAD = z.object({
  user_id: id,
  name: text(200),
  email: text(254),
  phone: text(40),
  exp: time,
  nbf: time.optional(),
  iat: time.optional(),
})

const fromJwt = async (
  jwt: string,
  claimed: string | null,
  secrets: readonly string[],
  now: Instant,
): Promise<Identified> => {
  const signed = await signedBy(jwt, secrets)
  if (signed === null) return refused('Forbidden', NOT_SIGNED)
  const payload = PAYLOAD.safeParse(signed)
  if (!payload.success) {
    const what = payload.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
    return refused('BadArgument', `user_jwt does not say what it must. It needs user_id and exp: ${what}`)
  }
  const { user_id: user, name, email, phone, exp, nbf = 0, iat = 0 } = payload.data
  if (now >= exp * 1_000 + SKEW) return refused('TokenExpired', EXPIRED)
  if (now < Math.max(nbf, iat) * 1_000 - SKEW) return refused('Forbidden', TOO_EARLY)
  if (claimed !== null && claimed !== user)
    return refused('Forbidden', 'user_id is not the one in user_jwt. Send the JWT alone.')
  return {
    kind: 'user',
    user: {
      id: user,
      name: name ?? null,
      email: z.email().safeParse(email).data ?? null,
      phone: z.e164().safeParse(phone).data ?? null,
    },
  }
}

/** How far the site's clock may be from ours. */
const SKEW = seconds(60)

const signedBy = async (jwt: string, secrets: readonly string[]): Promise<unknown> => {
  for (const secret of secrets) {
    const payload: unknown = await verifySignature(jwt, secret, HS256_ONLY).catch(() => null)
    if (payload !== null) return payload
  }
  return null
}

/** The time is the clock's and not the library's. */
const HS256_ONLY = { alg: 'HS256', exp: false, nbf: false, iat: false } as const

const refused = (code: Exclude<Identified, { kind: 'user' }>['code'], reason: string): Identified => ({
  kind: 'refused',
  code,
  reason,
})

const UNCHECKED =
  'Who is logged in cannot be checked here, so it is not believed. Set WEBCHAT_IDENTITY_SECRET, or send no identity.'
const UNSIGNED =
  'The identity is not signed. Send user_id with user_hash, its HMAC-SHA256 under WEBCHAT_IDENTITY_SECRET in hex; or user_jwt.'
const NOT_SIGNED =
  'The identity is not signed with WEBCHAT_IDENTITY_SECRET. Make user_hash, or an HS256 JWT, on your server, with the secret that is set here.'
const EXPIRED = 'user_jwt has expired. Make a new one each time a page is served.'
const TOO_EARLY = 'user_jwt is of a time that has not come yet. Set the clock of your server.'
