import { Hono } from 'hono'
import { z } from 'zod'
import { faultsDoor } from '../shared/faults.ts'
import { Reply } from './reply.ts'

/** What may be wrong with a model. */
const Fault = z.discriminatedUnion('kind', [
  /** Thinks for so many milliseconds before its first word, and for so many before each of the others. */
  z.object({ kind: z.literal('slow'), ms: z.number().min(0), tokenMs: z.number().min(0).default(0) }),
  /** Never answers. */
  z.object({ kind: z.literal('hang') }),
  z.object({ kind: z.literal('status'), status: z.union([z.literal(500), z.literal(503)]) }),
  /** `retryAfterMs` null: it does not say for how long. */
  z.object({ kind: z.literal('rate-limit'), retryAfterMs: z.number().min(0).nullable().default(null) }),
  /** The account has nothing left. */
  z.object({ kind: z.literal('quota') }),
  /** The connection breaks: before the answer, or, where it comes in pieces, after so many. */
  z.object({ kind: z.literal('cut'), after: z.number().int().min(0).default(3) }),
  /** An answer that is none: broken JSON for words, JSON of another shape, no choice at all, the page of some proxy. */
  z.object({ kind: z.literal('malformed'), how: z.enum(['json', 'shape', 'empty', 'html']).default('json') }),
  z.object({ kind: z.literal('refuse') }),
  /** Sound in form, and untrue: prices, plans, dates that there are not, quotes of what nobody said. */
  z.object({ kind: z.literal('wrong') }),
  /** On the side of whoever attacks: obeys what buyers write, gives away its prompt, promises, links, calls tools it was not given. */
  z.object({ kind: z.literal('inject') }),
])

/** One of those. */
export type Fault = z.infer<typeof Fault>

/** What a model is told to be. */
export type Faults = {
  readonly app: Hono
  /** What is wrong with the next call; null: nothing. */
  next(): Fault | null
  /** What is said to the next call, whatever it asks; null: what the model makes of it. */
  script(): Reply | null
}

/**
 * `POST /faults { "next": [{ "kind": "hang" }, …] }`: each is used up by a call. `POST /behaviour { "as": { "kind": "slow", "ms": 3000 } }` stays
 * until it is null. `POST /script { "next": [{ "content": "…" }, { "toolCalls": [{ "name": "…", "arguments": "{}" }] }] }`: said word for word.
 */
export const openFaults = (): Faults => {
  const waiting: Fault[] = []
  const scripted: Reply[] = []
  let standing: Fault | null = null
  const app = new Hono()
    .route(
      '/',
      faultsDoor(Fault, (fault) => waiting.push(fault)),
    )
    .post('/behaviour', async (c) => {
      const wanted = Behaviour.safeParse(await c.req.json().catch(() => null))
      if (!wanted.success) return c.text(`No behaviour we know. ${z.prettifyError(wanted.error)}`, 400)
      standing = wanted.data.as
      return c.body(null, 204)
    })
    .get('/behaviour', (c) => c.json({ as: standing }))
    .post('/script', async (c) => {
      const wanted = Script.safeParse(await c.req.json().catch(() => null))
      if (!wanted.success) return c.text(`No reply we know. ${z.prettifyError(wanted.error)}`, 400)
      scripted.push(...wanted.data.next)
      return c.body(null, 204)
    })
  return { app, next: () => waiting.shift() ?? standing, script: () => scripted.shift() ?? null }
}

const Behaviour = z.object({ as: Fault.nullable() })

const Script = z.object({ next: z.array(Reply) })
