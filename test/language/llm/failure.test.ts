import { expect, test } from '@jest/globals'
import { AIMessage } from '@langchain/core/messages'
import { failureOf } from '#language/llm/failure'
import { saidIn } from '#language/llm/said'

test.each([
  ['down', { status: 400 }],
  ['down', { status: 401 }],
  ['down', { status: 422 }],
  ['rate-limited', { status: 429 }],
  ['refused', { status: 400, code: 'content_filter' }],
  ['refused', { status: 400, code: 'invalid_prompt' }],
  ['out-of-budget', { status: 400, code: 'context_length_exceeded' }],
  ['out-of-budget', { status: 413 }],
])(
  '%s is what an error means with %j: what one question had in it is not what is wrong with the server',
  (failed, error) => {
    expect(failureOf(Object.assign(new Error('sk-secret'), error))).toEqual({ failed })
  },
)

test('words that a filter has cut off are a refusal', () => {
  const cut = (reason: string) =>
    new AIMessage({ content: 'Who dec', response_metadata: { finish_reason: reason } })
  expect(saidIn(cut('content_filter'), null)).toMatchObject({ failed: 'refused' })
  expect(saidIn(cut('length'), null)).toMatchObject({ failed: 'malformed' })
})
