import { randomUUID } from 'node:crypto'
import { afterAll } from '@jest/globals'
import { type RedisServer, startRedis } from './redis-server.ts'

let shared: Promise<RedisServer> | null = null

afterAll(async () => {
  await (await shared)?.close()
})

/** A Redis that whole test files share with others: that of REDIS_URL, else one of this file's, started when first asked for. */
export const redisUrl = async (): Promise<string> => {
  if (process.env.REDIS_URL) return process.env.REDIS_URL
  shared ??= startRedis()
  return (await shared).url
}

/** A prefix that no other test has used: what was there before, and who else is there, does not matter. */
export const freshPrefix = (): string => `test-${randomUUID()}`
