import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type Env, listenOn, neverAnswer } from '#lab/shared/listen'

/** What a question of ours holds, as its user message says it. */
const Task = z.discriminatedUnion('task', [
  z.object({ task: z.literal('perceive'), message: z.string(), expecting: z.string().nullable() }),
  z.object({ task: z.literal('compose'), template: z.string(), briefs: z.array(z.unknown()) }),
])
type Task = z.infer<typeof Task>

const Asked = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
})

/** How the server behaves; what it says where it behaves well. */
export type Behaviour =
  | { readonly does: 'answer'; readonly say: (task: Task) => unknown }
  | { readonly does: 'fail'; readonly status: number; readonly headers?: Record<string, string> }
  | { readonly does: 'hang' }
  | { readonly does: 'refuse' }
  /** Words that are not what was asked for. */
  | { readonly does: 'babble' }
  /** Whatever it says is cut off in the middle. */
  | { readonly does: 'cut' }

/** A server on this machine that speaks just enough of OpenAI's API, does as it is told, and keeps what it was asked. */
export type ModelServer = {
  readonly url: string
  /** The bodies of all calls, as they came. */
  readonly asked: string[]
  /** The `authorization` of each. */
  readonly keys: (string | null)[]
  behave: (behaviour: Behaviour) => void
  readonly close: () => Promise<void>
}

/** Opens it on a free port. */
export const openModelServer = async (first: Behaviour): Promise<ModelServer> => {
  let behaviour = first
  const asked: string[] = []
  const keys: (string | null)[] = []
  const app = new Hono<Env>().post('/v1/chat/completions', async (c) => {
    const body = await c.req.text()
    asked.push(body)
    keys.push(c.req.header('authorization') ?? null)
    return answered(c, behaviour, body)
  })
  const { url, close } = await listenOn(app, 0, () => {})
  return {
    url: `${url}/v1`,
    asked,
    keys,
    behave: (next) => {
      behaviour = next
    },
    close,
  }
}

const answered = async (c: Context<Env>, behaviour: Behaviour, body: string): Promise<Response> => {
  switch (behaviour.does) {
    case 'hang':
      return (await neverAnswer(c)) ?? new Response(null, { status: 500 })
    case 'fail':
      return new Response(JSON.stringify({ error: { message: 'sk-secret is not well', code: 'odd' } }), {
        status: behaviour.status,
        headers: { 'content-type': 'application/json', ...behaviour.headers },
      })
    case 'refuse':
      return c.json(completion({ content: null, refusal: 'I cannot help with that.' }))
    case 'babble':
      return c.json(completion({ content: '{"facts": [{"kind": "bribe"' }))
    case 'cut':
      return c.json(completion({ content: '{"facts": [' }, 'length'))
    case 'answer': {
      const said = behaviour.say(taskIn(body))
      const content = typeof said === 'string' ? said : JSON.stringify(said)
      return JSON.parse(body).stream ? streamed(content) : c.json(completion({ content }))
    }
    default:
      return behaviour satisfies never
  }
}

let answers = 0

const completion = (message: object, end = 'stop') => ({
  id: `chatcmpl-${answers++}`,
  object: 'chat.completion',
  created: 1_700_000_000,
  model: 'gpt-4.1-mini',
  choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: end }],
  usage: { prompt_tokens: 300, completion_tokens: 20, total_tokens: 320 },
})

/** Word by word, as server-sent events. */
const streamed = (content: string): Response => {
  const chunk = (delta: object, end: string | null) => ({
    id: `chatcmpl-${answers}`,
    object: 'chat.completion.chunk',
    created: 1_700_000_000,
    model: 'gpt-4.1-mini',
    choices: [{ index: 0, delta, finish_reason: end }],
  })
  const usage = { prompt_tokens: 300, completion_tokens: 20, total_tokens: 320 }
  const words = content.split(/(?<= )/).map((word) => chunk({ content: word }, null))
  const parts = [...words, chunk({}, 'stop'), { ...chunk({}, null), choices: [], usage }]
  const body = [...parts.map((part) => JSON.stringify(part)), '[DONE]'].map((data) => `data: ${data}\n\n`)
  return new Response(body.join(''), { headers: { 'content-type': 'text/event-stream' } })
}

/** What a call was about. */
export const taskIn = (body: string): Task => {
  const { messages } = Asked.parse(JSON.parse(body))
  return Task.parse(JSON.parse(messages.at(-1)?.content ?? ''))
}
