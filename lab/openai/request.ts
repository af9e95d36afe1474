import { z } from 'zod'

const Part = z.object({ type: z.string(), text: z.string().optional() })

const Content = z.union([z.string(), z.array(Part)]).nullish()

const Call = z.object({
  id: z.string(),
  type: z.literal('function'),
  function: z.object({ name: z.string(), arguments: z.string() }),
})

const Said = z.object({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool', 'function']),
  content: Content,
  tool_calls: z.array(Call).optional(),
  tool_call_id: z.string().optional(),
})

/** JSON Schema, as far as it is looked at here. */
export type Schema = { readonly [key: string]: unknown }
const Schema = z.record(z.string(), z.unknown())

const Tool = z.object({
  type: z.literal('function'),
  function: z.object({
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
    parameters: Schema.optional(),
    strict: z.boolean().nullish(),
  }),
})

const Format = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }),
  z.object({ type: z.literal('json_object') }),
  z.object({
    type: z.literal('json_schema'),
    json_schema: z.object({
      name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
      schema: Schema.default({}),
      strict: z.boolean().nullish(),
    }),
  }),
])

const ToolChoice = z.union([
  z.enum(['none', 'auto', 'required']),
  z.object({ type: z.literal('function'), function: z.object({ name: z.string() }) }),
])

/** The body of POST /v1/chat/completions, as far as it changes the answer; what else there is, is let pass. */
export const ChatRequest = z.object({
  model: z.string(),
  messages: z.array(Said).min(1),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
  max_tokens: z.number().int().nullish(),
  max_completion_tokens: z.number().int().nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  n: z.number().int().min(1).max(128).nullish(),
  tools: z.array(Tool).optional(),
  tool_choice: ToolChoice.optional(),
  response_format: Format.optional(),
})

/** A question that has been read. */
export type ChatRequest = z.infer<typeof ChatRequest>

/** One message of the conversation. */
export type SaidBefore = ChatRequest['messages'][number]

/** The words of a message. */
export const textOf = ({ content }: SaidBefore): string =>
  typeof content === 'string' ? content : (content ?? []).map(({ text }) => text ?? '').join('')
