import { z } from 'zod'
import { issue, streamOf } from '#channels/webchat/index'
import { seconds } from '#core/time'
import { readJson } from './body.ts'
import { refuse } from './errors.ts'
import type { Admitted, Door, Operation } from './options.ts'
import { startOf } from './owner.ts'
import { newSeat, type Seat } from './seat.ts'
import { type Session, session } from './tokens.ts'
import { watermarkOf } from './watermark.ts'

/** How long a socket's address may lie about before it is used (Direct Line 3.0). */
const STREAM_URL_LIFE = seconds(60)

/** Clients say who they are and what they speak; with a token, the token knows better. */
const REQUEST = z.object({
  user: z.object({ id: z.string().max(200).nullish(), name: z.string().max(200).nullish() }).nullish(),
})

/** POST /conversations: 201 the first time, 200 for a token whose conversation has been started before. */
export const start =
  (door: Door): Operation =>
  async (c) => {
    const request = await readJson(c, REQUEST)
    if (request.kind === 'malformed') return refuse(c, 'BadArgument', request.reason)
    const { user } = request.value
    const seat = seatOf(c.get('caller')) ?? newSeat(user?.id || null, user?.name || null)
    const { streams } = door.memory
    const isBegun = (await streams.end(startOf(seat.conv))) > 0
    await streams.append(startOf(seat.conv), 'start', { user: seat.user })
    return c.json(await connection(door, seat, 0), isBegun ? 200 : 201)
  }

/** GET /conversations/{id}: where to go on listening. Without a watermark: from now on, as a page that starts anew does. */
export const reconnect =
  (door: Door): Operation =>
  async (c) => {
    const conv = c.req.param('id') ?? ''
    const watermark = watermarkOf(c.req.query('watermark'))
    if (watermark === 'malformed') return refuse(c, 'BadArgument', 'The watermark is not one of ours.')
    const seat = seatOf(c.get('caller')) ?? { ...newSeat(null, null), conv }
    return c.json(await connection(door, seat, watermark ?? (await door.memory.streams.end(streamOf(conv)))))
  }

const seatOf = (caller: Admitted): Seat | null => (caller.kind === 'user' ? caller.claims : null)

/** A fresh token, and the socket's address with a pass of its own: browsers send no headers with a socket. */
const connection = async (
  door: Door,
  seat: Seat,
  watermark: number,
): Promise<Session & { readonly streamUrl: string }> => {
  // An address may be written down on the way: what the site says of its user has no place in one.
  const login = seat.login && { ...seat.login, said: null }
  const pass = { ...seat, login, use: 'webchat-stream' as const }
  const t = await issue(pass, door.keys, door.clock.now(), STREAM_URL_LIFE)
  const base = door.publicUrl.replace(/^http/, 'ws')
  return {
    ...(await session(door, seat)),
    streamUrl: `${base}/v3/directline/conversations/${seat.conv}/stream?watermark=${watermark}&t=${t}`,
  }
}
