import { Hono } from 'hono'
import { z } from 'zod'

/** Where bad days are asked for: `POST /faults { "next": [{ "kind": "429" }, …] }`, handed on in this order; 400 for one we do not know. */
export const faultsDoor = <Fault>(shape: z.ZodType<Fault>, take: (fault: Fault) => void): Hono => {
  const Wanted = z.object({ next: z.array(shape) })
  return new Hono().post('/faults', async (c) => {
    const wanted = Wanted.safeParse(await c.req.json().catch(() => null))
    if (!wanted.success) return c.text(`No fault we know. ${z.prettifyError(wanted.error)}`, 400)
    for (const fault of wanted.data.next) take(fault)
    return c.body(null, 204)
  })
}
