import type { Hono } from 'hono'
import { z } from 'zod'
import { faultsDoor } from '../shared/faults.ts'

/** What goes wrong with the next message the bot sends. */
const SendFault = z.discriminatedUnion('kind', [
  /** Telegram has trouble and takes nothing. */
  z.object({ kind: z.literal('http-500') }),
  /** Seconds that it wants the bot to wait. */
  z.object({ kind: z.literal('429'), retryAfter: z.number().int().min(0).default(3) }),
  /** Refuses in Telegram's own words: `{ code: 400, description: "Bad Request: chat not found" }`. */
  z.object({
    kind: z.literal('reject'),
    code: z.number().int(),
    description: z.string(),
    parameters: z.record(z.string(), z.number()).default({}),
  }),
  /** Never answers, takes nothing. */
  z.object({ kind: z.literal('timeout') }),
  /** Takes the message; the connection breaks before the answer. */
  z.object({ kind: z.literal('cut-after-accept') }),
])

/** What goes wrong with the next update. */
const WebhookFault = z.discriminatedUnion('kind', [
  /** Comes several times, one after the other. */
  z.object({ kind: z.literal('duplicate'), times: z.number().int().min(2).max(9).default(2) }),
  /** Comes so many milliseconds later, and all of its chat behind it. */
  z.object({ kind: z.literal('late'), ms: z.number().min(0) }),
  /** Is overtaken by the next update of its chat. */
  z.object({ kind: z.literal('out-of-order') }),
])

/** What can go wrong with the next message of the bot. */
export type SendFault = z.infer<typeof SendFault>
/** What can go wrong with the next update. */
export type WebhookFault = z.infer<typeof WebhookFault>

/** Bad days, in the order they were asked for. */
export type Faults = {
  readonly app: Hono
  nextSend(): SendFault | undefined
  nextWebhook(): WebhookFault | undefined
}

/** `POST /faults { "next": [{ "kind": "429" }, …] }`: each is used up by the next send, or the next update. */
export const openFaults = (): Faults => {
  const sends: SendFault[] = []
  const webhooks: WebhookFault[] = []
  const app = faultsDoor(z.union([SendFault, WebhookFault]), (fault) => {
    if (fault.kind === 'duplicate' || fault.kind === 'late' || fault.kind === 'out-of-order')
      webhooks.push(fault)
    else sends.push(fault)
  })
  return { app, nextSend: () => sends.shift(), nextWebhook: () => webhooks.shift() }
}
