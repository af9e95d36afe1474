import type { Hono } from 'hono'
import { z } from 'zod'
import { faultsDoor } from '../shared/faults.ts'

/** The method that goes wrong: a post, unless another is named. */
const method = z.string().default('chat.postMessage')

/** What goes wrong with the next call of a method. */
const CallFault = z.discriminatedUnion('kind', [
  /** Slack has trouble and takes nothing. */
  z.object({ kind: z.literal('http-500'), method }),
  z.object({ kind: z.literal('429'), retryAfter: z.string().optional(), method }),
  /** Refuses with one of Slack's errors. */
  z.object({ kind: z.literal('reject'), error: z.string(), needed: z.string().optional(), method }),
  /** Never answers, does nothing. */
  z.object({ kind: z.literal('timeout'), method }),
  /** Does it; the connection breaks before the answer. */
  z.object({ kind: z.literal('cut-after-accept'), method }),
])

/** What goes wrong with the next event. */
const WebhookFault = z.discriminatedUnion('kind', [
  /** It comes several times, after the first as retries. */
  z.object({ kind: z.literal('duplicate-webhook'), times: z.number().int().min(2).max(4).default(2) }),
  z.object({ kind: z.literal('late-webhook'), ms: z.number().int().min(0).max(60_000) }),
  /** It comes after the one that follows it. */
  z.object({ kind: z.literal('out-of-order') }),
])

/** What can go wrong with a call. */
export type CallFault = z.infer<typeof CallFault>
/** What can go wrong with an event. */
export type WebhookFault = z.infer<typeof WebhookFault>

/** Bad days, in the order they were asked for. */
export type Faults = {
  readonly app: Hono
  nextCall(method: string): CallFault | undefined
  nextWebhook(): WebhookFault | undefined
}

/** `POST /faults { "next": [{ "kind": "429" }, …] }`: each is used up by the next call of its method, or the next event. */
export const openFaults = (): Faults => {
  const calls: CallFault[] = []
  const webhooks: WebhookFault[] = []
  const app = faultsDoor(z.union([CallFault, WebhookFault]), (fault) => {
    if ('method' in fault) calls.push(fault)
    else webhooks.push(fault)
  })
  return {
    app,
    nextCall: (method) => {
      const at = calls.findIndex((fault) => fault.method === method)
      return at < 0 ? undefined : calls.splice(at, 1)[0]
    },
    nextWebhook: () => webhooks.shift(),
  }
}
