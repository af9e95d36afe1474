import type { Hono } from 'hono'
import { z } from 'zod'
import { faultsDoor } from '../shared/faults.ts'

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

/** `POST /faults { "next": [{ "kind": "429" }, …] }`: each is used up by the next call, or the next event. */
export const openFaults = (): Faults => {
  const calls: CallFault[] = []
  const webhooks: WebhookFault[] = []
  const app = faultsDoor(z.union([CallFault, WebhookFault]), (fault) => {
    if (fault.kind === 'duplicate' || fault.kind === 'late') webhooks.push(fault)
    else calls.push(fault)
  })
  return { app, nextCall: () => calls.shift(), nextWebhook: () => webhooks.shift() }
}
