import { randomUUID } from 'node:crypto'
import type { Instant } from '#core/time'
import type { Reply } from './reply.ts'
import { type ChatRequest, textOf } from './request.ts'
import { countOf, tokensOf } from './tokens.ts'

/** An answer before it is put into its form: cut where its tokens end, and counted. */
export type Completion = {
  readonly id: string
  readonly created: number
  /** The snapshot that answered, which is not the name that was asked for. */
  readonly model: string
  readonly reply: Reply
  readonly calls: readonly Call[]
  readonly finish: NonNullable<Reply['finish']>
  readonly usage: Usage
  /** How many times it was wanted. */
  readonly n: number
  readonly includesUsage: boolean
}

type Call = {
  readonly id: string
  readonly type: 'function'
  readonly function: { readonly name: string; readonly arguments: string }
}

type Usage = ReturnType<typeof usageOf>

/** Each has an id of its own, also when the same is asked again. */
export const completionOf = (request: ChatRequest, model: string, reply: Reply, now: Instant): Completion => {
  const most = request.max_completion_tokens ?? request.max_tokens ?? Number.POSITIVE_INFINITY
  const { content, isCut } = cutAt(reply.content, most)
  const calls = reply.toolCalls.map((one) => ({
    id: `call_${randomUUID().replaceAll('-', '').slice(0, 24)}`,
    type: 'function' as const,
    function: one,
  }))
  const prompt = request.messages.reduce((sum, one) => sum + countOf(textOf(one)) + 4, 3)
  const said = [content ?? '', reply.refusal ?? '', ...reply.toolCalls.map((one) => one.name + one.arguments)]
  const n = request.n ?? 1
  return {
    id: `chatcmpl-${randomUUID().replaceAll('-', '').slice(0, 29)}`,
    created: Math.floor(now / 1_000),
    model,
    reply: { ...reply, content },
    calls,
    finish: isCut ? 'length' : (reply.finish ?? (calls.length > 0 ? 'tool_calls' : 'stop')),
    usage: usageOf(prompt, n * said.reduce((sum, one) => sum + countOf(one), 0)),
    n,
    includesUsage: request.stream_options?.include_usage === true,
  }
}

/** A strict answer is cut like any other: what is left of its JSON is none. */
const cutAt = (content: string | null, most: number) => {
  const tokens = content === null ? [] : tokensOf(content)
  return tokens.length > most
    ? { content: tokens.slice(0, most).join(''), isCut: true }
    : { content, isCut: false }
}

const usageOf = (prompt: number, completion: number) => ({
  prompt_tokens: prompt,
  completion_tokens: completion,
  total_tokens: prompt + completion,
  prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
  completion_tokens_details: {
    reasoning_tokens: 0,
    audio_tokens: 0,
    accepted_prediction_tokens: 0,
    rejected_prediction_tokens: 0,
  },
})

const FINGERPRINT = 'fp_51e1070cf2'

/** The answer as one object. */
export const whole = (one: Completion) => ({
  id: one.id,
  object: 'chat.completion',
  created: one.created,
  model: one.model,
  choices: Array.from({ length: one.n }, (_, index) => ({
    index,
    message: {
      role: 'assistant',
      content: one.reply.content,
      ...(one.calls.length > 0 && { tool_calls: one.calls }),
      refusal: one.reply.refusal,
      annotations: [],
    },
    logprobs: null,
    finish_reason: one.finish,
  })),
  usage: one.usage,
  service_tier: 'default',
  system_fingerprint: FINGERPRINT,
})

/** The answer in pieces, about a token each; of usage only the last tells, and only where it was asked for. */
export const pieces = (one: Completion): readonly object[] => {
  const chunk = (choices: readonly object[], usage: Usage | null = null) => ({
    id: one.id,
    object: 'chat.completion.chunk',
    created: one.created,
    model: one.model,
    service_tier: 'default',
    system_fingerprint: FINGERPRINT,
    choices,
    ...(one.includesUsage && { usage }),
  })
  const part = (index: number, delta: object, finish: string | null = null) =>
    chunk([{ index, delta, logprobs: null, finish_reason: finish }])
  const choices = Array.from({ length: one.n }, (_, index) => [
    ...deltasOf(one).map((delta) => part(index, delta)),
    part(index, {}, one.finish),
  ])
  return [...choices.flat(), ...(one.includesUsage ? [chunk([], one.usage)] : [])]
}

const deltasOf = ({ reply, calls }: Completion): readonly object[] => [
  { role: 'assistant', content: calls.length > 0 && reply.content === null ? null : '', refusal: null },
  ...tokensOf(reply.content ?? '').map((content) => ({ content })),
  ...tokensOf(reply.refusal ?? '').map((refusal) => ({ refusal })),
  ...calls.flatMap(({ id, type, function: { name, arguments: input } }, index) => [
    { tool_calls: [{ index, id, type, function: { name, arguments: '' } }] },
    ...tokensOf(input).map((text) => ({ tool_calls: [{ index, function: { arguments: text } }] })),
  ]),
]
