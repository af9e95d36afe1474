import { z } from 'zod'
import { faultsDoor } from '../shared/faults.ts'

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

/** `POST /faults { "next": [{ "kind": "429" }, …] }`: each is used up by a call; a cut waits for one that changes something. */
export const openFaults = () => {
  const waiting: Fault[] = []
  const app = faultsDoor(Fault, (fault) => waiting.push(fault))
  return {
    app,
    next: (method: string): Fault | undefined =>
      waiting[0]?.kind === 'cut-after-accept' && method === 'GET' ? undefined : waiting.shift(),
  }
}
