import type { Context, MiddlewareHandler } from 'hono'
import { type Caller, callerOf, streamOf, within } from '#channels/webchat/index'
import type { Streams } from '#contracts/memory'
import { refuse } from './errors.ts'
import type { Admitted, Door, Env } from './options.ts'
import { startOf, toItsOwner } from './owner.ts'

/** Lets a caller with a valid credential pass, and tells the operation who it is. */
export const admit =
  (door: Door): MiddlewareHandler<Env> =>
  async (c, next) => {
    const caller = await callerOf(c.req.header('authorization'), door.keys, door.clock.now())
    return enter(c, await admitted(door, caller, c), next)
  }

/** The same for who says who they are: an older token of the conversation is good enough for that. */
export const admitNewcomer =
  (door: Door): MiddlewareHandler<Env> =>
  async (c, next) => {
    const caller = await callerOf(c.req.header('authorization'), door.keys, door.clock.now())
    return enter(c, fromItsOrigins(caller, c.req.header('origin')), next)
  }

/** The same for one conversation: a token's own, or for the secret any that has been started. */
export const admitTo =
  (door: Door): MiddlewareHandler<Env> =>
  async (c, next) => {
    const conversation = c.req.param('id') ?? ''
    const caller = await callerOf(c.req.header('authorization'), door.keys, door.clock.now())
    if (caller.kind === 'service' && !(await isKnown(door.memory.streams, conversation))) {
      return refuse(c, 'NotFound', 'There is no such conversation. Start one with POST /conversations.')
    }
    return enter(c, within(await admitted(door, caller, c), conversation), next)
  }

const admitted = (door: Door, caller: Caller, c: Context<Env>): Promise<Caller> =>
  toItsOwner(fromItsOrigins(caller, c.req.header('origin')), door.memory.streams)

const enter = async (
  c: Context<Env>,
  caller: Caller,
  next: () => Promise<void>,
): Promise<Response | undefined> => {
  if (caller.kind === 'refused') return refuse(c, caller.code, caller.reason, caller.why)
  c.set('caller', caller satisfies Admitted)
  await next()
  return undefined
}

/** A token that was made for certain pages (`trustedOrigins`) works on no others. */
export const fromItsOrigins = <C extends Caller>(
  caller: C,
  origin: string | undefined,
): C | Extract<Caller, { kind: 'refused' }> =>
  caller.kind !== 'user' ||
  origin === undefined ||
  caller.claims.origins.length === 0 ||
  caller.claims.origins.includes(origin)
    ? caller
    : {
        kind: 'refused',
        status: 403,
        code: 'Forbidden',
        why: 'stranger',
        reason: `The token was made for other pages than ${origin}. Name it in trustedOrigins.`,
      }

/** Whether a conversation has been started or has anything in it. */
const isKnown = async (streams: Streams, conversation: string): Promise<boolean> =>
  (await streams.end(startOf(conversation))) > 0 || (await streams.end(streamOf(conversation))) > 0
