import { z } from 'zod'

/** What a model says: words, a refusal, or calls of tools; `finish` where it ends otherwise than it should. */
export const Reply = z.object({
  content: z.string().nullable().default(null),
  refusal: z.string().nullable().default(null),
  toolCalls: z
    .array(z.object({ name: z.string(), arguments: z.string() }))
    .readonly()
    .default([]),
  finish: z.enum(['stop', 'length', 'content_filter', 'tool_calls']).optional(),
})

/** One of those. `arguments` is JSON, as a model writes it: it may be none. */
export type Reply = z.infer<typeof Reply>

/** Words alone. */
export const words = (content: string): Reply => ({ content, refusal: null, toolCalls: [] })

/** A value as JSON. */
export const json = (value: unknown): Reply => words(JSON.stringify(value))

/** One tool is called. */
export const calling = (name: string, input: unknown): Reply => ({
  content: null,
  refusal: null,
  toolCalls: [{ name, arguments: JSON.stringify(input) }],
})
