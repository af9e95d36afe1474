import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Clock } from '#contracts/clock'
import { instant } from '#core/time'
import { type Emulator, type Env, listenOn } from '../shared/listen.ts'
import { answerInPieces, answerWhole, failing, type Pace, refuse } from './answer.ts'
import { isError, read } from './check.ts'
import { completionOf } from './completion.ts'
import { NO_KEY, noModel, noPath, wrongKey } from './error.ts'
import { type Fault, openFaults } from './faults.ts'
import { listed, MODELS, snapshotOf } from './models.ts'
import type { Reply } from './reply.ts'
import type { ChatRequest } from './request.ts'
import { adversary } from './stand-in/adversary.ts'
import { standIn } from './stand-in/index.ts'
import { liar } from './stand-in/liar.ts'

/** An account at OpenAI, and a model behind it. */
export type OpenAiEmulatorOptions = {
  /** Null: whoever shows any key may ask, as at a server of one's own. */
  readonly apiKey: string | null
  readonly pace?: Pace
  readonly clock?: Clock
  /** What answers in place of the stand-in, which knows our prompts alone. */
  readonly model?: (request: ChatRequest) => Reply | Promise<Reply>
}

/** OpenAI on this machine: its chat completions, and a look at what was asked. Its API begins at `url` and `/v1`. */
export type OpenAiEmulator = Emulator

/** So many of the last calls may be looked at. */
const MOST_CALLS = 500

/**
 * A faithful small OpenAI, after its API reference: forms, errors, streams, strict schemas, limits of tokens. What answers is no model but
 * a modest stand-in that knows our prompts, and may be told to be slow, false, broken or hostile.
 */
export const openAiEmulator = ({
  apiKey,
  pace = { firstMs: 0, tokenMs: 0 },
  clock = { now: () => instant(Date.now()) },
  model: answering = standIn,
}: OpenAiEmulatorOptions): OpenAiEmulator => {
  const faults = openFaults()
  const calls: { readonly request: unknown; readonly as: string; readonly reply: Reply | null }[] = []
  const note = (request: unknown, as: string, reply: Reply | null): void => {
    calls.push({ request, as, reply })
    if (calls.length > MOST_CALLS) calls.shift()
  }

  const complete = async (c: Context<Env>): Promise<Response> => {
    const body: unknown = await c.req.json().catch(() => null)
    const request = read(body)
    if (isError(request)) return refuse(c, request)
    const model = snapshotOf(request.model)
    if (model === null) return refuse(c, noModel(request.model))
    const fault = faults.next()
    const failed = failing(c, fault, request.model)
    const as = fault?.kind ?? 'well'
    if (fault && WITHOUT_MODEL.has(fault.kind)) note(body, as, null)
    const answer = await failed
    if (answer) return answer
    const reply = faults.script() ?? (await (asTold(request, fault) ?? answering(request)))
    note(body, as, reply)
    const completion = completionOf(request, model, reply, clock.now())
    const { firstMs, tokenMs } = fault?.kind === 'slow' ? { firstMs: fault.ms, tokenMs: fault.tokenMs } : pace
    const answered = request.stream ? answerInPieces : answerWhole
    return answered(c, completion, { firstMs, tokenMs }, fault)
  }

  const app = new Hono<Env>()
    .use('/v1/*', async (c, next) => {
      for (const [name, value] of Object.entries(HEADERS)) c.header(name, value)
      c.header('x-request-id', `req_${randomUUID().replaceAll('-', '')}`)
      const key = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
      if (key === undefined) return refuse(c, NO_KEY)
      if (apiKey !== null && key !== apiKey) return refuse(c, wrongKey(key))
      await next()
    })
    .post('/v1/chat/completions', complete)
    .get('/v1/models', (c) => c.json({ object: 'list', data: [...MODELS.keys()].map(listed) }))
    .get('/v1/models/:id', (c) => {
      const id = c.req.param('id')
      return snapshotOf(id) === null ? refuse(c, noModel(id)) : c.json(listed(id))
    })
    .all('/v1/*', (c) => refuse(c, noPath(c.req.method, c.req.path)))
    .get('/calls', (c) => c.json({ calls }))
    .route('/', faults.app)

  return {
    fetch: async (request) => app.fetch(request),
    listen: (port) => listenOn(app, port, () => {}),
    close: () => {},
  }
}

/** What fails before the model is asked. */
const WITHOUT_MODEL: ReadonlySet<Fault['kind']> = new Set(['hang', 'status', 'rate-limit', 'quota'])

/** What a model says that is told to be false, hostile or broken; null where it may say what it will. */
const asTold = (request: ChatRequest, fault: Fault | null): Reply | null => {
  switch (fault?.kind) {
    case 'refuse':
      return { content: null, refusal: "I'm sorry, but I can't assist with that request.", toolCalls: [] }
    case 'wrong':
      return liar(request)
    case 'inject':
      return adversary(request)
    case 'malformed':
      return fault.how === 'json' ? { ...standIn(request), content: BROKEN } : null
    default:
      return null
  }
}

/** JSON that breaks off. */
const BROKEN = '{"facts": [{"kind": "quantity", "quote": "40 peo'

const HEADERS = {
  'openai-version': '2020-10-01',
  'openai-organization': 'throughline-lab',
  'openai-processing-ms': '20',
  'x-ratelimit-limit-requests': '500',
  'x-ratelimit-remaining-requests': '499',
  'x-ratelimit-reset-requests': '120ms',
  'x-ratelimit-limit-tokens': '200000',
  'x-ratelimit-remaining-tokens': '199000',
  'x-ratelimit-reset-tokens': '300ms',
}
