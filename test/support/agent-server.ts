import { Hono } from 'hono'
import { z } from 'zod'
import { type Env, listenOn, neverAnswer } from '#lab/shared/listen'

/** What one call was asked with, as far as a test looks at it. */
const Call = z.object({
  stream: z.boolean().default(false),
  messages: z.array(
    z.looseObject({ role: z.string(), content: z.string().nullish(), tool_call_id: z.string().optional() }),
  ),
  tools: z.array(z.object({ function: z.object({ name: z.string() }) })).default([]),
})

/** One call of the model's. */
export type AgentCall = z.infer<typeof Call>

/** What the model answers to a call: tools that it names, words (in pieces, where they are streamed), nothing at all, or a refusal. */
export type Turned =
  | { readonly tools: readonly (readonly [name: string, input: object])[] }
  | { readonly words: readonly string[] }
  | 'nothing'
  | 'refusal'

/** A server that speaks OpenAI's API and answers by a script: the `n`-th call, from 0, and what was asked with it. */
export const openAgentServer = async (script: (n: number, call: AgentCall) => Turned) => {
  const calls: AgentCall[] = []
  const app = new Hono<Env>().post('/v1/chat/completions', async (c) => {
    const call = Call.parse(await c.req.json())
    const n = calls.push(call) - 1
    const turned = script(n, call)
    if (turned === 'nothing') return (await neverAnswer(c)) ?? new Response(null, { status: 500 })
    if (call.stream) {
      return c.body(inPieces(turned), 200, { 'content-type': 'text/event-stream' })
    }
    const message = { role: 'assistant', ...messageOf(turned, n) }
    return c.json({
      ...head('chat.completion'),
      choices: [{ index: 0, message, finish_reason: 'stop' }],
      usage,
    })
  })
  const { url, close } = await listenOn(app, 0, () => {})
  return { openAi: { apiKey: 'sk-test', baseUrl: `${url}/v1`, model: 'gpt-4.1-mini' }, calls, close }
}

const usage = { prompt_tokens: 300, completion_tokens: 20, total_tokens: 320 }

let answers = 0

/** Each answer has a name of its own: LangGraph takes two of one name for one. */
const head = (object: string) => ({
  id: `chatcmpl-${answers++}`,
  object,
  created: 1_700_000_000,
  model: 'gpt-4.1-mini',
})

const messageOf = (turned: Exclude<Turned, 'nothing'>, n: number): object => {
  if (turned === 'refusal') return { content: null, refusal: 'I cannot help with that.' }
  if ('words' in turned) return { content: turned.words.join('') }
  const calls = turned.tools.map(([name, input], i) => ({
    id: `call-${n}-${i}`,
    type: 'function',
    function: { name, arguments: JSON.stringify(input) },
  }))
  return { content: null, tool_calls: calls }
}

const inPieces = (turned: Turned): string => {
  const words = typeof turned === 'object' && 'words' in turned ? turned.words : []
  const frame = head('chat.completion.chunk')
  const pieces = [
    ...words.map((content) => ({
      ...frame,
      choices: [{ index: 0, delta: { content }, finish_reason: null }],
    })),
    { ...frame, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
    { ...frame, choices: [], usage },
  ]
  return `${pieces.map((piece) => `data: ${JSON.stringify(piece)}\n\n`).join('')}data: [DONE]\n\n`
}
