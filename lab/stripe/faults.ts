import { Hono } from 'hono'
import { z } from 'zod'

/** What goes wrong with the next call to the API. */
const CallFault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('http-500') }),
  z.object({ kind: z.literal('429') }),
  /** Never answers. */
  z.object({ kind: z.literal('timeout') }),
  /** Makes the session; the connection breaks before the answer. */
  z.object({ kind: z.literal('cut-after-accept') }),
])

/** What goes wrong with the next event. */
const WebhookFault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('duplicate') }),
  z.object({ kind: z.literal('late'), ms: z.number().int().min(0).max(60_000) }),
])

/** What can go wrong with the next call to the API. */
export type CallFault = z.infer<typeof CallFault>
/** What can go wrong with the next event. */
export type WebhookFault = z.infer<typeof WebhookFault>

/** Bad days, in the order they were asked for. */
export type Faults = {
  readonly app: Hono
  nextCall(): CallFault | undefined
  nextWebhook(): WebhookFault | undefined
}

const Wanted = z.object({ next: z.array(z.union([CallFault, WebhookFault])) })

/** `POST /faults { "next": [{ "kind": "429" }, …] }`: each is used up by the next call, or the next event. */
export const openFaults = (): Faults => {
  const calls: CallFault[] = []
  const webhooks: WebhookFault[] = []
  const app = new Hono().post('/faults', async (c) => {
    const wanted = Wanted.safeParse(await c.req.json().catch(() => null))
    if (!wanted.success) return c.text(`No fault we know. ${z.prettifyError(wanted.error)}`, 400)
    for (const fault of wanted.data.next) {
      if (fault.kind === 'duplicate' || fault.kind === 'late') webhooks.push(fault)
      else calls.push(fault)
    }
    return c.body(null, 204)
  })
  return { app, nextCall: () => calls.shift(), nextWebhook: () => webhooks.shift() }
}
