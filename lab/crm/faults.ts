import { z } from 'zod'
import { faultsDoor } from '../shared/faults.ts'

/** What goes wrong with the next event that comes in. */
const Fault = z.discriminatedUnion('kind', [
  /** Takes nothing, and answers so. */
  z.object({ kind: z.literal('status'), status: z.number().int().min(300).max(599) }),
  /** Seconds that it wants us to wait. */
  z.object({ kind: z.literal('429'), retryAfter: z.number().int().min(0).default(3) }),
  /** Takes it, and answers so many milliseconds later. */
  z.object({ kind: z.literal('slow'), ms: z.number().min(0) }),
  /** Never answers, takes nothing. */
  z.object({ kind: z.literal('timeout') }),
  /** Takes it; the connection breaks before the answer. */
  z.object({ kind: z.literal('cut-after-accept') }),
])

/** One bad day. */
export type Fault = z.infer<typeof Fault>

/** `POST /faults { "next": [{ "kind": "429" }, …] }`: each is used up by the next event. */
export const openFaults = () => {
  const waiting: Fault[] = []
  return { app: faultsDoor(Fault, (fault) => waiting.push(fault)), next: () => waiting.shift() }
}
