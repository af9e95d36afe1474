import type { Hono } from 'hono'
import { z } from 'zod'
import { faultsDoor } from '../shared/faults.ts'

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
  /** Takes the message; it waits in the queue before it goes on. */
  z.object({ kind: z.literal('held-in-queue'), ms: z.number().int().min(0) }),
  z.object({ kind: z.literal('callbacks-out-of-order') }),
  z.object({ kind: z.literal('duplicate-callbacks') }),
])

/** What goes wrong with the next message from a phone. */
const WebhookFault = z.discriminatedUnion('kind', [
  /** It is brought several times at once. */
  z.object({ kind: z.literal('duplicate-webhook'), times: z.number().int().min(2).max(9).default(2) }),
  /** It is brought after a while. */
  z.object({ kind: z.literal('late'), ms: z.number().int().min(0) }),
  /** The one after it is brought first. */
  z.object({ kind: z.literal('out-of-order') }),
])

/** What goes wrong with the next call of the Content API. */
const ContentFault = z.object({
  kind: z.literal('content-refused'),
  status: z.union([z.literal(403), z.literal(500)]).default(403),
  code: z.number().int().default(20003),
})

/** What can go wrong with the next send. */
export type SendFault = z.infer<typeof SendFault>
/** What can go wrong with the next webhook. */
export type WebhookFault = z.infer<typeof WebhookFault>
/** What can go wrong with the next content. */
export type ContentFault = z.infer<typeof ContentFault>

/** Bad days, in the order they were asked for. */
export type Faults = {
  readonly app: Hono
  nextSend(): SendFault | undefined
  nextWebhook(): WebhookFault | undefined
  nextContent(): ContentFault | undefined
}

const Fault = z.union([
  SendFault.transform((fault) => ({ of: 'send' as const, fault })),
  WebhookFault.transform((fault) => ({ of: 'webhook' as const, fault })),
  ContentFault.transform((fault) => ({ of: 'content' as const, fault })),
])

/** `POST /faults { "next": [{ "kind": "429" }, …] }`: each is used up by the next send, or the next message from a phone. */
export const openFaults = (): Faults => {
  const sends: SendFault[] = []
  const webhooks: WebhookFault[] = []
  const contents: ContentFault[] = []
  const app = faultsDoor(Fault, (one) => {
    if (one.of === 'send') sends.push(one.fault)
    else if (one.of === 'webhook') webhooks.push(one.fault)
    else contents.push(one.fault)
  })
  return {
    app,
    nextSend: () => sends.shift(),
    nextWebhook: () => webhooks.shift(),
    nextContent: () => contents.shift(),
  }
}
