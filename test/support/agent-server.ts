import { z } from 'zod'
import { instant } from '#core/time'
import { completionOf } from '#lab/openai/completion'
import { openAiEmulator } from '#lab/openai/index'
import { Reply, words } from '#lab/openai/reply'

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

/** What the model answers to a call: tools that it names, words, nothing at all, or a refusal. */
export type Turned =
  | { readonly tools: readonly (readonly [name: string, input: object])[] }
  | { readonly words: string }
  | 'nothing'
  | 'refusal'

/** OpenAI on this machine, whose model answers by a script: the `n`-th call, from 0, and what was asked with it. */
export const openAgentServer = async (script: (n: number, call: AgentCall) => Turned) => {
  const calls: AgentCall[] = []
  let spent = 0
  const emulator = openAiEmulator({
    apiKey: 'sk-test',
    model: (request) => {
      const call = Call.parse(request)
      const turned = script(calls.push(call) - 1, call)
      if (turned === 'nothing') return new Promise(() => {})
      const reply = replyOf(turned)
      spent += completionOf(request, request.model, reply, instant(0)).usage.total_tokens
      return reply
    },
  })
  const { url, close } = await emulator.listen(0)
  return {
    openAi: { apiKey: 'sk-test', baseUrl: `${url}/v1`, model: 'gpt-4.1-mini' },
    calls,
    /** The tokens of all calls that were answered. */
    spent: () => spent,
    close,
  }
}

const replyOf = (turned: Exclude<Turned, 'nothing'>): Reply => {
  if (turned === 'refusal') return Reply.parse({ refusal: 'I cannot help with that.' })
  if ('words' in turned) return words(turned.words)
  return Reply.parse({
    toolCalls: turned.tools.map(([name, input]) => ({ name, arguments: JSON.stringify(input) })),
  })
}
