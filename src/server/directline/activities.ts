import type { Context } from 'hono'
import { ulid } from 'ulid'
import { z } from 'zod'
import { streamOf } from '#channels/webchat/index'
import type { ParsedActivity } from '#contracts/adapter'
import type { Json } from '#core/json'
import { jsonOf } from './body.ts'
import { refuse } from './errors.ts'
import type { Door, Env, Operation } from './options.ts'
import { activitySet, watermarkOf } from './watermark.ts'

/** GET /conversations/{id}/activities: both sides of the chat after the watermark; from the start without one. */
export const list =
  (door: Door): Operation =>
  async (c) => {
    const after = watermarkOf(c.req.query('watermark'))
    if (after === 'malformed') return refuse(c, 'BadArgument', 'The watermark is not one of ours.')
    const lines = await door.memory.streams.read(streamOf(c.req.param('id') ?? ''), after ?? 0)
    return c.json(activitySet(lines, after ?? 0))
  }

/** POST /conversations/{id}/activities: one message or event of the buyer. */
export const post =
  (door: Door): Operation =>
  async (c) =>
    receive(door, c, new Uint8Array(await c.req.arrayBuffer()))

/**
 * Steps 2 and 3. The echo goes into the stream before the message is accepted, so that no reply can overtake it, and
 * 200 is said when both are durable (I1). Both know their key: who tries again doubles neither (I2).
 */
export const receive = async (door: Door, c: Context<Env>, body: Uint8Array): Promise<Response> => {
  const parsed = await door.adapter.parse({
    method: 'POST',
    url: new URL(new URL(c.req.url).pathname, door.publicUrl).href,
    headers: c.req.header(),
    body,
  })
  if (parsed.kind === 'malformed') return refuse(c, 'BadArgument', parsed.reason)
  // Typing and the like are taken politely: 204 would make directlinejs trip over the missing id.
  if (parsed.kind !== 'activities') return c.json({ id: ulid(door.clock.now()) })
  for (const one of parsed.activities) {
    const echoed = await door.append(one.address.id, `in:${one.dedupe}`, echoOf(one, body))
    if (echoed.kind !== 'accepted') throw new Error(`The stream did not take an echo: ${echoed.reason}`)
    await door.accept(one)
  }
  return c.json({ id: parsed.activities[0]?.activity.id ?? '' })
}

const FIELDS = z.record(z.string(), z.json())

/** What the page must not be told, or what we know better (Bot Framework activity spec A2301). */
const WITHHELD = ['recipient', 'serviceUrl', 'callerId'] as const

/**
 * The buyer's own activity as it comes back to the page: all that was sent, so that Web Chat knows its bubble again by
 * `clientActivityID`, with our id and the token's user.
 */
const echoOf = ({ activity }: ParsedActivity, body: Uint8Array): { readonly [key: string]: Json } => {
  const sent = FIELDS.safeParse(jsonOf(new TextDecoder().decode(body)))
  const fields = Object.entries(sent.success ? sent.data : {}).filter(
    ([name, value]) => value !== null && !WITHHELD.some((withheld) => withheld === name),
  )
  return { ...Object.fromEntries(fields), id: activity.id, type: activity.type, from: { ...activity.from } }
}
