import { Hono } from 'hono'
import { z } from 'zod'

/** What goes wrong with the next call that changes something, or with the next of all. */
const Fault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('http-500') }),
  z.object({ kind: z.literal('429') }),
  /** Never answers. */
  z.object({ kind: z.literal('timeout') }),
  /** Does it; the connection breaks before the answer. */
  z.object({ kind: z.literal('cut-after-accept') }),
])

/** One bad day. */
export type Fault = z.infer<typeof Fault>

const Wanted = z.object({ next: z.array(Fault) })

/** `POST /faults { "next": [{ "kind": "429" }, …] }`: each is used up by a call; a cut waits for one that changes something. */
export const openFaults = () => {
  const waiting: Fault[] = []
  const app = new Hono().post('/faults', async (c) => {
    const wanted = Wanted.safeParse(await c.req.json().catch(() => null))
    if (!wanted.success) return c.text(`No fault we know. ${z.prettifyError(wanted.error)}`, 400)
    waiting.push(...wanted.data.next)
    return c.body(null, 204)
  })
  return {
    app,
    next: (method: string): Fault | undefined =>
      waiting[0]?.kind === 'cut-after-accept' && method === 'GET' ? undefined : waiting.shift(),
  }
}
