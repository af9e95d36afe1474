import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { diagnoseModel } from '#language/llm/index'
import { type ModelServer, openModelServer } from '../../support/model-server.ts'

describe('what the doctor finds out about a model', () => {
  let server: ModelServer
  const found = (baseUrl = server.url) =>
    diagnoseModel({ apiKey: 'sk-secret', baseUrl, model: 'gpt-4.1-mini' })

  beforeEach(async () => {
    server = await openModelServer({ does: 'refuse' })
  })
  afterEach(() => server.close())

  test('that it answers, for a handful of tokens and without a word of anybody', async () => {
    expect(await found()).toMatchObject([
      { state: 'ok', what: expect.stringMatching(/^gpt-4.1-mini at 127.0.0.1:\d+ answers/) },
    ])
    expect(JSON.parse(server.asked[0] ?? '')).toMatchObject({
      max_tokens: 16,
      messages: [{ role: 'user', content: 'Say OK.' }],
    })
  })

  test.each([
    [401, 'wrong', /does not accept the key.*OPENAI_API_KEY/],
    [403, 'wrong', /does not accept the key/],
    [404, 'wrong', /has no model gpt-4.1-mini.*OPENAI_MODEL.*OPENAI_BASE_URL/],
    [400, 'wrong', /does not take a chat.*OPENAI_MODEL/],
    [429, 'unknown', /too many questions.*in a minute/],
    [500, 'unknown', /answers with 500/],
  ] as const)(
    'what %d means, how to mend it, and nothing that the server says itself',
    async (status, state, told) => {
      server.behave({ does: 'fail', status })
      const [finding] = await found()
      expect(finding?.state).toBe(state)
      expect(`${finding?.what} ${finding?.mend}`).toMatch(told)
      expect(JSON.stringify(finding)).not.toContain('sk-')
    },
  )

  test('that nobody is there', async () => {
    const [finding] = await found('http://127.0.0.1:9/v1')
    expect(finding).toMatchObject({ state: 'wrong', what: '127.0.0.1:9 cannot be reached.' })
  })
})
