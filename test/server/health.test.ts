import { expect, test } from '@jest/globals'
import { openEmbedded } from '#memory/embedded/index'
import { health } from '#server/health'
import { beatsOf } from '../support/beats.ts'

test('a memory that answers turns and not yet webhooks takes no messages', async () => {
  const memory = await openEmbedded({ directory: null })
  const personOf = () => Promise.reject(new Error('The connection is being made.'))
  const half = health({ ...memory, directory: { ...memory.directory, personOf } })
  expect((await half.request('/readyz')).status).toBe(503)
  await memory.close()
})

test('a memory that keeps its answer for more than a second is none to count on', async () => {
  const memory = await openEmbedded({ directory: null })
  const isSuppressed = () => new Promise<boolean>(() => {})
  const stuck = health({ ...memory, directory: { ...memory.directory, isSuppressed } })
  const { done: answer, took } = await beatsOf(async () => stuck.request('/readyz'))
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
  expect(took).toBeLessThan(2_000)
  expect((await health(memory).request('/readyz')).status).toBe(200)
})
