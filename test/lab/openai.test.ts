import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import OpenAI, { APIError } from 'openai'
import { openAiEmulator } from '#lab/openai/index'

const KEY = 'sk-lab-0123456789abcdef'
const HELLO = { model: 'gpt-4.1-mini', messages: [{ role: 'user' as const, content: 'Do you deliver?' }] }

const NOTHING_COUNTED = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }

type Server = Awaited<ReturnType<ReturnType<typeof openAiEmulator>['listen']>>

/** The official client, which knows nothing of an emulator. */
describe('the emulated OpenAI, by its own client', () => {
  let server: Server
  let client: OpenAI

  beforeEach(async () => {
    server = await openAiEmulator({ apiKey: KEY }).listen(0)
    client = clientWith(KEY)
  })
  afterEach(() => server.close())

  const clientWith = (apiKey: string, timeout = 5_000) =>
    new OpenAI({ apiKey, baseURL: `${server.url}/v1`, maxRetries: 0, timeout, logLevel: 'off' })
  const ask = (body: object) =>
    client.post<OpenAI.ChatCompletion>('/chat/completions', { body: { ...HELLO, ...body } })
  const errorOf = (asked: Promise<unknown>): Promise<APIError> =>
    asked.then(
      () => {
        throw new Error('It was answered.')
      },
      (error: unknown) => {
        if (error instanceof APIError) return error
        throw error
      },
    )
  const post = (path: string, body: object) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const goesWrong = (...next: object[]) => post('/faults', { next })
  const says = (...next: object[]) => post('/script', { next })

  test('answers with an id of its own each time, a snapshot of the model, and what it counted', async () => {
    const { data: first, response } = await client.chat.completions.create(HELLO).withResponse()
    const second = await client.chat.completions.create(HELLO)
    expect(first.id).toMatch(/^chatcmpl-\w{29}$/)
    expect(second.id).not.toBe(first.id)
    expect(first).toMatchObject({ object: 'chat.completion', model: 'gpt-4.1-mini-2025-04-14' })
    expect(first.choices).toMatchObject([
      {
        index: 0,
        finish_reason: 'stop',
        message: { role: 'assistant', content: "I don't know.", refusal: null },
      },
    ])
    const {
      prompt_tokens: asked,
      completion_tokens: said,
      total_tokens: all,
    } = first.usage ?? NOTHING_COUNTED
    expect([asked > 4, said > 2, asked + said]).toEqual([true, true, all])
    expect(response.headers.get('x-request-id')).toMatch(/^req_\w{32}$/)
    expect(response.headers.get('x-ratelimit-limit-requests')).toBe('500')
  })

  test('lists its models, and knows no other', async () => {
    const models = await client.models.list()
    expect(models.data.map(({ id }) => id)).toContain('gpt-4.1-mini')
    expect((await client.models.retrieve('gpt-4o')).id).toBe('gpt-4o')
    expect(await errorOf(client.models.retrieve('gpt-9'))).toMatchObject({
      status: 404,
      code: 'model_not_found',
    })
    expect(await errorOf(ask({ model: 'gpt-9' }))).toMatchObject({ status: 404, code: 'model_not_found' })
  })

  test('takes the right key alone, and repeats no other one whole', async () => {
    const wrong = await errorOf(clientWith('sk-somebody-else-0001').chat.completions.create(HELLO))
    expect(wrong).toMatchObject({ status: 401, code: 'invalid_api_key' })
    expect(wrong.message).not.toContain('sk-somebody')
    const bare = await fetch(`${server.url}/v1/models`)
    expect([bare.status, bare.headers.get('x-request-id')]).toEqual([401, expect.stringMatching(/^req_/)])
    await server.close()
    server = await openAiEmulator({ apiKey: null }).listen(0)
    expect((await clientWith('anything').models.list()).data).not.toEqual([])
  })

  test('refuses what OpenAI refuses, in its words', async () => {
    const strict = (schema: object) => ({
      response_format: { type: 'json_schema', json_schema: { name: 'x', strict: true, schema } },
    })
    const tools = [
      { type: 'function', function: { name: 'look', parameters: { type: 'object', properties: {} } } },
    ]
    const called = {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'look', arguments: '{}' } }],
    }
    const refused: readonly (readonly [object, object])[] = [
      [{ messages: undefined }, { param: 'messages', code: 'missing_required_parameter' }],
      [{ messages: 'hi' }, { param: 'messages', code: 'invalid_value' }],
      [{ messages: [{ role: 'boss', content: 'hi' }] }, { param: 'messages[0].role' }],
      [{ stream_options: { include_usage: true } }, { param: 'stream_options' }],
      [{ tool_choice: 'auto' }, { param: 'tool_choice' }],
      [{ max_tokens: 0 }, { param: 'max_tokens', code: 'integer_below_min_value' }],
      [
        { model: 'o4-mini', max_tokens: 9 },
        { param: 'max_tokens', code: 'unsupported_parameter' },
      ],
      [
        { model: 'o4-mini', temperature: 0.2 },
        { param: 'temperature', code: 'unsupported_value' },
      ],
      [
        { messages: [{ role: 'user', content: 'word '.repeat(130_000) }] },
        { code: 'context_length_exceeded' },
      ],
      [{ response_format: { type: 'json_object' } }, { param: 'messages' }],
      [strict({ type: 'object', properties: {} }), { param: 'response_format' }],
      [
        strict({
          type: 'object',
          properties: { a: { type: 'string' } },
          required: [],
          additionalProperties: false,
        }),
        { param: 'response_format' },
      ],
      [{ tools, messages: [...HELLO.messages, called] }, { param: 'messages.[1].role' }],
      [
        { messages: [{ role: 'tool', content: 'x', tool_call_id: 'call_9' }] },
        { param: 'messages.[0].role' },
      ],
    ]
    for (const [body, error] of refused)
      expect([body, await errorOf(ask(body))]).toMatchObject([
        body,
        { status: 400, type: 'invalid_request_error', ...error },
      ])
    expect(await errorOf(client.post('/embeddings', { body: {} }))).toMatchObject({ status: 404 })
    const broken = await fetch(`${server.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}` },
      body: '{"model": ',
    })
    expect(broken.status).toBe(400)
  })

  test('streams about a token at a time, which put together are the answer; usage comes last, where it is asked for', async () => {
    await says({ content: 'Delivery is weekly, and free of charge.' })
    const stream = await client.chat.completions.create({
      ...HELLO,
      stream: true,
      stream_options: { include_usage: true },
    })
    const chunks: OpenAI.ChatCompletionChunk[] = []
    for await (const chunk of stream) chunks.push(chunk)
    expect(chunks[0]?.choices[0]?.delta).toMatchObject({ role: 'assistant', content: '' })
    expect(chunks.map((one) => one.choices[0]?.delta.content ?? '').join('')).toBe(
      'Delivery is weekly, and free of charge.',
    )
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1)
    expect(chunks.length).toBeGreaterThan(8)
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop')
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: expect.any(Number) } })
    expect(chunks.slice(0, -1).every(({ usage }) => usage === null)).toBe(true)
  })

  test('says no more tokens than it may, and that it was cut', async () => {
    await says({ content: 'one two three four five six' }, { content: 'one two three four five six' })
    const cut = await client.chat.completions.create({ ...HELLO, max_tokens: 3 })
    expect(cut.choices[0]).toMatchObject({ finish_reason: 'length', message: { content: 'one two three' } })
    expect(cut.usage?.completion_tokens).toBe(3)
    const thinking = await ask({ model: 'o4-mini', max_completion_tokens: 2 })
    expect(thinking.choices[0]?.message.content).toBe('one two')
  })

  test('says word for word what it is told to, refusals and calls of tools as well, and tells what it was asked', async () => {
    await says(
      { refusal: 'No.' },
      {
        toolCalls: [
          { name: 'look', arguments: '{"at": "x"}' },
          { name: 'wait', arguments: 'not json' },
        ],
      },
      { content: 'hm', finish: 'content_filter' },
    )
    expect((await ask({})).choices[0]?.message).toMatchObject({ content: null, refusal: 'No.' })
    const calls = (await ask({ messages: [{ role: 'user', content: 'again' }] })).choices[0]
    expect(calls).toMatchObject({
      finish_reason: 'tool_calls',
      message: {
        content: null,
        tool_calls: [
          {
            id: expect.stringMatching(/^call_\w{24}$/),
            function: { name: 'look', arguments: '{"at": "x"}' },
          },
          { function: { name: 'wait', arguments: 'not json' } },
        ],
      },
    })
    expect((await ask({})).choices[0]?.finish_reason).toBe('content_filter')
    const { calls: seen } = (await (await fetch(`${server.url}/calls`)).json()) as { calls: object[] }
    expect(seen).toMatchObject([
      { as: 'well', reply: { refusal: 'No.' } },
      { request: { messages: [{ content: 'again' }] } },
      { reply: { content: 'hm' } },
    ])
  })

  test('has bad days: too many calls, nothing left to spend, errors of its own, each once', async () => {
    await goesWrong(
      { kind: 'rate-limit', retryAfterMs: 2_400 },
      { kind: 'rate-limit' },
      { kind: 'quota' },
      { kind: 'status', status: 500 },
      { kind: 'status', status: 503 },
    )
    const limited = await errorOf(ask({}))
    expect(limited).toMatchObject({ status: 429, code: 'rate_limit_exceeded', type: 'requests' })
    expect([limited.headers?.get('retry-after'), limited.headers?.get('retry-after-ms')]).toEqual([
      '3',
      '2400',
    ])
    const silent = await errorOf(ask({}))
    expect([silent.status, silent.headers?.get('retry-after')]).toEqual([429, null])
    expect(await errorOf(ask({}))).toMatchObject({ status: 429, code: 'insufficient_quota' })
    expect(await errorOf(ask({}))).toMatchObject({ status: 500, type: 'server_error' })
    expect(await errorOf(ask({}))).toMatchObject({ status: 503 })
    expect((await ask({})).choices).toHaveLength(1)
  })

  test('hangs until the caller gives up, thinks long, or breaks off in the middle', async () => {
    await goesWrong({ kind: 'hang' }, { kind: 'slow', ms: 250 }, { kind: 'cut' }, { kind: 'cut', after: 3 })
    const began = performance.now()
    const hurried = clientWith(KEY, 150).chat.completions.create(HELLO)
    expect((await errorOf(hurried)).constructor.name).toMatch(/^APIConnection/)
    await ask({})
    expect(performance.now() - began).toBeGreaterThan(390)
    expect((await errorOf(ask({}))).constructor.name).toBe('APIConnectionError')
    const stream = await client.chat.completions.create({ ...HELLO, stream: true })
    const heard: string[] = []
    const broken = async () => {
      for await (const chunk of stream) heard.push(chunk.choices[0]?.delta.content ?? '')
    }
    await expect(broken()).rejects.toThrow()
    expect(heard).toHaveLength(3)
  })

  test('answers what is no answer: broken JSON, another shape, no choice, a page of a proxy', async () => {
    await goesWrong(...['json', 'shape', 'empty', 'html'].map((how) => ({ kind: 'malformed', how })))
    expect((await ask({})).choices[0]?.message.content).toMatch(/^\{"facts"/)
    expect(await ask({})).not.toHaveProperty('choices')
    expect((await ask({})).choices).toEqual([])
    expect(String(await ask({}))).toContain('502 Bad Gateway')
  })

  test('stays as it was told to be, until it is told otherwise; what it does not know it says', async () => {
    await post('/behaviour', { as: { kind: 'status', status: 503 } })
    expect((await errorOf(ask({}))).status).toBe(503)
    expect((await errorOf(ask({}))).status).toBe(503)
    expect(await (await fetch(`${server.url}/behaviour`)).json()).toEqual({
      as: { kind: 'status', status: 503 },
    })
    await post('/behaviour', { as: null })
    expect((await ask({})).choices).toHaveLength(1)
    for (const path of ['/behaviour', '/faults', '/script'])
      expect((await post(path, { as: { kind: 'sulk' }, next: [{ kind: 'sulk', content: 7 }] })).status).toBe(
        400,
      )
  })
})
