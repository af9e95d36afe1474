import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { slotOf } from '#memory/redis/connection/slot'
import type { RedisMemory } from '#memory/redis/index'
import { baseOf, shardOf } from '#memory/redis/keys'
import { memoryContract } from '../contracts/memory.ts'
import { DIVIDED } from '../support/divided.ts'
import { at, fact, HOLD, ids, mail, somebody, turn } from '../support/mail.ts'
import { type RedisCluster, startCluster } from '../support/redis-cluster.ts'
import { openInstallation, openNode } from '../support/redis-memory.ts'
import { freshPrefix } from '../support/shared-redis.ts'

let cluster: RedisCluster

beforeAll(async () => {
  cluster = await startCluster()
}, 60_000)

afterAll(() => cluster.close())

memoryContract(
  'A Redis Cluster of three masters',
  () => openInstallation({ url: cluster.urls[0], cluster: true }),
  DIVIDED,
)

describe('A slot of a Redis Cluster that moves', () => {
  test('takes a person along whole: nothing is taken twice, forked or fenced (I2, I3, I4)', async () => {
    const prefix = freshPrefix()
    const memory: RedisMemory = await openNode({ url: cluster.urls[0], cluster: true, prefix })
    const person = somebody()
    const layout = { prefix, shards: 64 }
    const slot = slotOf(baseOf(shardOf(person, layout), layout))
    const first = mail()
    await memory.mailbox.accept(person, first, at(0))
    const [lease] = await memory.mailbox.lease({ now: at(0), hold: HOLD, most: 4 })
    if (!lease) throw new Error('The person was to be leased.')

    const accepted: string[] = []
    let isMoving = true
    const sending = (async () => {
      while (isMoving) {
        const next = mail()
        // What is not taken comes again, as from a platform.
        const takes = () => memory.mailbox.accept(person, next, at(1)).catch(() => null)
        while ((await takes()) === null) await new Promise((resolve) => setTimeout(resolve, 20))
        accepted.push(next.id)
        expect(await memory.mailbox.accept(person, first, at(1)).catch(() => 'duplicate')).toBe('duplicate')
      }
    })()
    for (const to of [0, 1, 2] as const) await cluster.moveSlot(slot, to)
    expect(await memory.mailbox.commit(lease, turn(person, { events: [fact('a')] }), at(2))).toBe('committed')
    for (const to of [0, 1, 2] as const) await cluster.moveSlot(slot, to)
    isMoving = false
    await sending

    expect((await memory.journal.recall(person))?.events).toEqual([fact('a')])
    const [next] = await memory.mailbox.lease({ now: at(3), hold: HOLD, most: 4 })
    expect(ids(next ?? null)).toEqual(accepted.slice(0, 32))
    await memory.close()
  }, 60_000)
})
