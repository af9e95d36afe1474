import type { Context } from 'hono'
import { ulid } from 'ulid'
import { z } from 'zod'
import { type Append, streamOf } from '#channels/webchat/index'
import type { ParsedActivity } from '#contracts/adapter'
import { type Json, jsonOf } from '#core/json'
import { networkOf } from './client.ts'
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
 * Steps 2 and 3. The echo goes into the stream once the message is accepted, and not before: what the page shows as said
 * has been kept (I1). 200 is said when both are durable; both know their key, so who tries again doubles neither and
 * makes up for what is missing (I2). One message of a conversation after the other, so that their echoes stand in order.
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
  for (const one of parsed.activities)
    await door.inLine(one.address.id, () => keep(door, { ...one, ...networkIn(door, c) }, echoOf(one, body)))
  return c.json({ id: parsed.activities[0]?.activity.id ?? '' })
}

/** A buyer's own; of a site's server that speaks for its visitors it would be one for all of them. */
const networkIn = (door: Door, c: Context<Env>): Pick<ParsedActivity, 'network'> => {
  const network =
    c.get('caller').kind === 'user' ? networkOf(door.clientOf(c), door.keys.signingSecret) : null
  return network === null ? {} : { network }
}

const keep = async (door: Door, one: ParsedActivity, echo: Parameters<Append>[2]): Promise<void> => {
  await door.accept(one)
  const echoed = await door.append(one.address.id, `in:${one.dedupe}`, echo)
  if (echoed.kind !== 'accepted') throw new Error(`The stream did not take an echo: ${echoed.reason}`)
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
  const fields = Object.entries(sent.success ? sent.data : {})
    .filter(([name, value]) => value !== null && !WITHHELD.some((withheld) => withheld === name))
    .map(([name, value]) => [name, inWords(name) ? activity[name] : value] as const)
    .filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(fields), id: activity.id, type: activity.type, from: { ...activity.from } }
}

/** They come back as they were kept: without the secrets that somebody typed (M9). */
const inWords = (name: string): name is 'text' | 'value' | 'channelData' =>
  name === 'text' || name === 'value' || name === 'channelData'
