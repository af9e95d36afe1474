import type { Hono } from 'hono'
import { z } from 'zod'
import { faultsDoor } from '../shared/faults.ts'

/** What goes wrong with the next call of the bot's. */
const Fault = z.discriminatedUnion('kind', [
  /** Takes nothing, and says how long to wait. */
  z.object({ kind: z.literal('429'), retryAfter: z.string().optional() }),
  /** Refuses with a status and one of the Connector's codes. */
  z.object({ kind: z.literal('reject'), status: z.number().int(), code: z.string() }),
  /** Takes the Activity; the connection breaks before the answer. */
  z.object({ kind: z.literal('cut-after-accept') }),
  /** The token is not taken, though it has not expired. */
  z.object({ kind: z.literal('token-revoked') }),
  /** Sends the caller to another address. */
  z.object({ kind: z.literal('redirect'), to: z.string() }),
])

/** What can go wrong with the next call. */
export type Fault = z.infer<typeof Fault>

/** `POST /faults { "next": [{ "kind": "429" }, …] }`: each is used up by one call. */
export const openFaults = (): { readonly app: Hono; next(): Fault | undefined } => {
  const faults: Fault[] = []
  const app = faultsDoor(Fault, (fault) => faults.push(fault))
  return { app, next: () => faults.shift() }
}
