import { z } from 'zod'
import { callerOf, IDENTITY, isIdentity, issue, readIdentity } from '#channels/webchat/index'
import { seconds } from '#core/time'
import { readJson } from './body.ts'
import { refuse, refuseUntil } from './errors.ts'
import { limiter } from './limit.ts'
import type { Door, Operation } from './options.ts'
import { newSeat, type Seat, userSeat } from './seat.ts'

/** The three fields that every answer about a conversation begins with. */
export type Session = {
  readonly conversationId: string
  readonly token: string
  readonly expires_in: number
}

/** A token for the API: stock clients refresh it every 15 minutes, and a laptop may sleep for weeks. */
export const session = async (door: Door, seat: Seat): Promise<Session> => {
  const now = door.clock.now()
  const { tokenLife } = door.limits
  const life = Math.min(tokenLife, (seat.login?.until ?? Number.POSITIVE_INFINITY) - now)
  return {
    conversationId: seat.conv,
    token: await issue({ ...seat, use: 'webchat-api' }, door.keys, now, tokenLife),
    expires_in: Math.floor(life / seconds(1)),
  }
}

const text = z.string().min(1).max(200)

/** User ids that a token vouches for begin with `dl_`: Web Chat refuses such an id from anywhere else. */
const USER = z.object({
  id: text.regex(/^dl_[A-Za-z0-9_.@-]+$/, 'user.id must begin with dl_').nullish(),
  name: text.nullish(),
})

/** Names may begin with a capital: samples for .NET do. */
const REQUEST = z.preprocess(
  uncapitalised,
  z.object({
    user: z.preprocess(uncapitalised, USER).nullish(),
    trustedOrigins: z.array(text).max(20).nullish(),
    ...IDENTITY.shape,
  }),
)

/**
 * POST /tokens/generate: with the secret where there is one, else for anyone from an allowed origin, so many a minute. With an
 * identity that the site has signed it is a token for that user's conversation; one that does not hold gets none.
 */
export const generate = (door: Door): Operation => {
  const allowance = limiter(door.limits.tokensPerMinute, door.clock)
  return async (c) => {
    const caller = await callerOf(c.req.header('authorization'), door.keys, door.clock.now())
    if (caller.kind !== 'service') {
      if (door.secret !== null) {
        const code = caller.kind === 'refused' ? caller.code : 'Forbidden'
        return refuse(
          c,
          code,
          'Tokens are given for WEBCHAT_SECRET. Send it as "Authorization: Bearer <secret>".',
        )
      }
      const free = allowance(door.clientOf(c))
      if (free !== null) return refuseUntil(c, free)
    }
    const request = await readJson(c, REQUEST)
    if (request.kind === 'malformed') return refuse(c, 'BadArgument', request.reason)
    const { user, trustedOrigins } = request.value
    const seat = { ...newSeat(user?.id ?? null, user?.name ?? null), origins: trustedOrigins ?? [] }
    if (!isIdentity(request.value)) return c.json(await session(door, seat))
    const identified = await readIdentity(request.value, door.login?.secrets ?? [], door.clock.now())
    if (identified.kind === 'refused') return refuse(c, identified.code, identified.reason)
    return c.json(await session(door, userSeat(door, identified.user, seat)))
  }
}

/** POST /tokens/refresh: the same seat for another while. */
export const refresh =
  (door: Door): Operation =>
  async (c) => {
    const caller = c.get('caller')
    if (caller.kind === 'service') {
      return refuse(
        c,
        'BadArgument',
        'The secret is no token and never expires. Send the token to be refreshed.',
      )
    }
    return c.json(await session(door, caller.claims))
  }

function uncapitalised(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.charAt(0).toLowerCase() + key.slice(1), item]),
  )
}
