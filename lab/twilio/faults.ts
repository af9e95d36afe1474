import { Hono } from 'hono'
import { z } from 'zod'

/** What goes wrong with the next send. */
const SendFault = z.discriminatedUnion('kind', [
  /** Twilio has trouble and takes nothing. */
  z.object({ kind: z.literal('http-500') }),
  z.object({ kind: z.literal('429'), retryAfter: z.string().optional() }),
  /** Refuses with one of Twilio's codes. */
  z.object({ kind: z.literal('reject'), code: z.number().int() }),
  /** Never answers, takes nothing. */
  z.object({ kind: z.literal('timeout') }),
  /** Takes the message; the connection breaks before the answer. */
  z.object({ kind: z.literal('cut-after-accept') }),
  /** Takes the message; the carrier gives up later. */
  z.object({ kind: z.literal('carrier-failure'), code: z.number().int().default(30003) }),
  z.object({ kind: z.literal('callbacks-out-of-order') }),
  z.object({ kind: z.literal('duplicate-callbacks') }),
])

/** What goes wrong with the next message from a phone. */
const WebhookFault = z.discriminatedUnion('kind', [z.object({ kind: z.literal('duplicate-webhook') })])

/** What can go wrong with the next send. */
export type SendFault = z.infer<typeof SendFault>
/** What can go wrong with the next webhook. */
export type WebhookFault = z.infer<typeof WebhookFault>

/** Bad days, in the order they were asked for. */
export type Faults = {
  readonly app: Hono
  nextSend(): SendFault | undefined
  nextWebhook(): WebhookFault | undefined
}

const Wanted = z.object({ next: z.array(z.union([SendFault, WebhookFault])) })

/** `POST /faults { "next": [{ "kind": "429" }, …] }`: each is used up by the next send, or the next text from a phone. */
export const openFaults = (): Faults => {
  const sends: SendFault[] = []
  const webhooks: WebhookFault[] = []
  const app = new Hono().post('/faults', async (c) => {
    const wanted = Wanted.safeParse(await c.req.json().catch(() => null))
    if (!wanted.success) return c.text(`No fault we know. ${z.prettifyError(wanted.error)}`, 400)
    for (const fault of wanted.data.next) {
      if (fault.kind === 'duplicate-webhook') webhooks.push(fault)
      else sends.push(fault)
    }
    return c.body(null, 204)
  })
  return { app, nextSend: () => sends.shift(), nextWebhook: () => webhooks.shift() }
}
