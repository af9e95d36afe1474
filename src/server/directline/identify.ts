import type { Context } from 'hono'
import { IDENTITY, isIdentity, readIdentity, type SiteUser, streamOf } from '#channels/webchat/index'
import { readJson } from './body.ts'
import { refuse, refuseUntil } from './errors.ts'
import { limiter } from './limit.ts'
import type { Door, Env, Operation } from './options.ts'
import { onceOwned, own } from './owner.ts'
import { type Seat, userSeat } from './seat.ts'
import { session } from './tokens.ts'

/**
 * POST /tokens/identify: somebody has logged in on the site while the chat was open. An operation of our own beside Direct
 * Line's: stock clients do without it, and name the user when they ask for a token.
 *
 * The answer is a token to go on with. Where something was said already the conversation goes on, as the user's own; where
 * nothing was, the user's conversation is the one to be in.
 */
export const identify = (door: Door): Operation => {
  const allowance = limiter(door.limits.tokensPerMinute, door.clock)
  return async (c) => {
    const caller = c.get('caller')
    if (caller.kind === 'service')
      return refuse(c, 'BadArgument', 'Send the token of the conversation in which somebody has logged in.')
    const free = allowance(caller.claims.conv)
    if (free !== null) return refuseUntil(c, free)
    const request = await readJson(c, IDENTITY)
    if (request.kind === 'malformed') return refuse(c, 'BadArgument', request.reason)
    if (!isIdentity(request.value))
      return refuse(c, 'BadArgument', 'Say who has logged in: user_id with user_hash, or user_jwt.')
    const identified = await readIdentity(request.value, door.login?.secrets ?? [], door.clock.now())
    if (identified.kind === 'refused') return refuse(c, identified.code, identified.reason)
    return goOn(door, c, caller.claims, identified.user)
  }
}

const goOn = async (door: Door, c: Context<Env>, seat: Seat, user: SiteUser): Promise<Response> => {
  const { streams } = door.memory
  const theirs = userSeat(door, user, seat)
  const { conv } = seat
  if (seat.login === null && (await streams.end(streamOf(conv))) === 0)
    return c.json(await session(door, theirs))
  const owner = theirs.conv
  const isOwn = seat.login === null ? await own(streams, conv, owner) : seat.login.owner === owner
  if (!isOwn) return refuse(c, 'Conflict', ANOTHERS)
  const tell = async () =>
    door.login?.tell({ channel: 'webchat', id: conv }, { channel: 'webchat', id: owner })
  if (conv !== owner) await onceOwned(streams, conv, tell)
  return c.json(await session(door, { ...theirs, conv }))
}

const ANOTHERS =
  'Another user has logged in in this conversation, and it stays theirs. Begin a new one: tokens/generate, with this identity.'
