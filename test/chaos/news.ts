import { z } from 'zod'

/** What a node tells of itself, as it happens. What it could not tell before it was killed is not known. */
export const News = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('leased'), person: z.string(), fence: z.string() }),
  z.object({ kind: z.literal('released'), person: z.string(), fence: z.string() }),
  z.object({
    kind: z.literal('committed'),
    person: z.string(),
    fence: z.string(),
    result: z.enum(['committed', 'already', 'fenced']),
  }),
  /** A timer has come into an inbox and its turn has begun, so long after it was due. */
  z.object({ kind: z.literal('timer'), late: z.number() }),
  /** `doubtful`: somebody took it before and never said what became of it. */
  z.object({
    kind: z.literal('took'),
    parcel: z.string(),
    fence: z.string(),
    channel: z.string(),
    doubtful: z.boolean(),
  }),
  z.object({ kind: z.literal('asked'), parcel: z.string(), answer: z.enum(['sent', 'not-sent', 'unknown']) }),
  z.object({
    kind: z.literal('settled'),
    parcel: z.string(),
    fence: z.string(),
    outcome: z.enum(['done', 'part-done', 'retry', 'later', 'dead']),
    held: z.boolean(),
  }),
  /** The answer to `standing`. */
  z.object({
    kind: z.literal('standing'),
    replies: z.number(),
    pending: z.number(),
    length: z.number(),
  }),
])

/** What a node tells of itself. */
export type News = z.infer<typeof News>

/** What a node is told: push its clock so far ahead, or say how it stands. */
export const Order = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('push'), ahead: z.number() }),
  z.object({ kind: z.literal('standing') }),
])

/** What a node is told. */
export type Order = z.infer<typeof Order>
