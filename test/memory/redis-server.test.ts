import { afterAll, describe, expect, test } from '@jest/globals'
import { createClient, createCluster } from 'redis'
import { startCluster } from '../support/redis-cluster.ts'
import { startRedis } from '../support/redis-server.ts'
import { freshPrefix, redisUrl } from '../support/shared-redis.ts'

const running: { readonly close: () => Promise<void> }[] = []

afterAll(async () => {
  for (const server of running) await server.close()
})

describe('a Redis of a test', () => {
  test('finds a key again after a kill, with appendonly', async () => {
    const server = await startRedis({ appendonly: true })
    running.push(server)
    await server.command('SET', 'greeting', 'hello')
    await server.kill()
    await server.restart()
    expect(await server.command('GET', 'greeting')).toBe('hello')
  })

  test('frozen, it answers nothing; thawed, it answers what it was asked meanwhile', async () => {
    const server = await startRedis()
    running.push(server)
    server.pause()
    const answer = server.command('PING')
    const first = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 200, 'nothing'))])
    server.resume()
    expect([first, await answer]).toEqual(['nothing', 'PONG'])
  })

  test('is shared by those who need no more, each under a prefix of its own', async () => {
    const url = await redisUrl()
    const client = createClient({ url })
    await client.connect()
    expect(await client.get(`${freshPrefix()}:nothing`)).toBeNull()
    client.destroy()
    expect(await redisUrl()).toBe(url)
  })
})

test('a cluster of three answers for every slot, and again after one has moved', async () => {
  const cluster = await startCluster()
  running.push(cluster)
  const client = createCluster({ rootNodes: [{ url: cluster.urls[0] }] })
  await client.connect()
  for (const key of ['a', 'b', 'c', 'd']) await client.set(key, `${key}!`)

  const slot = Number(await cluster.nodes[0].command('CLUSTER', 'KEYSLOT', 'a'))
  for (const node of [0, 1, 2] as const) {
    await cluster.moveSlot(slot, node)
    expect(await cluster.nodes[node].command('GET', 'a')).toBe('a!')
  }
  expect(await Promise.all(['a', 'b', 'c', 'd'].map((key) => client.get(key)))).toEqual([
    'a!',
    'b!',
    'c!',
    'd!',
  ])
  client.destroy()
})
