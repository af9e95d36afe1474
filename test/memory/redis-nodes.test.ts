import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { TOPICS } from '#contracts/memory'
import { strangerAt } from '#core/address'
import type { Json } from '#core/json'
import { milliseconds } from '#core/time'
import type { RedisMemory } from '#memory/redis/index'
import { eventually } from '../support/eventually.ts'
import { at, HOLD, ids, mail, mustLease, parcel, somewhere, turn } from '../support/mail.ts'
import { openNode } from '../support/redis-memory.ts'
import { type RedisServer, startRedis } from '../support/redis-server.ts'
import { freshPrefix } from '../support/shared-redis.ts'

/** Two nodes on one Redis of their own, so that its commands can be counted. */
describe('Two nodes on one Redis', () => {
  let server: RedisServer
  let [a, b]: RedisMemory[] = []
  const nodes = (): readonly [RedisMemory, RedisMemory] => {
    if (!a || !b) throw new Error('The nodes are not up.')
    return [a, b]
  }

  beforeEach(async () => {
    server = await startRedis()
    const place = { url: server.url, prefix: freshPrefix() }
    a = await openNode(place)
    b = await openNode(place)
  })
  afterEach(async () => {
    for (const node of nodes()) await node.close()
    await server.close()
  })

  /** Sets how much a node has room for, and finds nothing. */
  const beHungry = async (node: RedisMemory): Promise<void> => {
    await node.mailbox.lease({ now: at(0), hold: HOLD, most: 4 })
    await node.outbox.take({ channel: 'sms', now: at(0), hold: HOLD, most: 4 })
  }
  const scripts = async (): Promise<number> =>
    Number(/cmdstat_evalsha:calls=(\d+)/.exec(String(await server.command('INFO', 'commandstats')))?.[1] ?? 0)

  test('take a message from the webhook to its receipt in three round trips, when it is quiet', async () => {
    const [node] = nodes()
    const to = somewhere('sms')
    for (let n = 0; n < 2; n += 1) {
      await beHungry(node)
      const before = await scripts()
      await node.mailbox.accept(to, mail(), at(n))
      const lease = await mustLease(node, at(n))
      await node.mailbox.commit(lease, turn(lease.person, { parcels: [parcel(to, 'hello')] }), at(n))
      const [taken] = await node.outbox.take({ channel: 'sms', now: at(n), hold: HOLD, most: 4 })
      if (!taken) throw new Error('The parcel did not come along.')
      await node.outbox.settle(taken, { kind: 'done', notice: null }, at(n))
      // The first of its kind are sent as texts that Redis has never seen.
      if (n > 0) expect((await scripts()) - before).toBe(3)
    }
  })

  test('tell each other of work that the one who made it has no room for', async () => {
    const [one, other] = nodes()
    await beHungry(other)
    let rung = 0
    other.feed.subscribe(TOPICS.work, () => {
      rung += 1
    })
    const letter = mail()
    const to = somewhere('sms')
    await one.mailbox.accept(to, letter, at(1))
    await eventually(() => expect(rung).toBeGreaterThan(0))
    const lease = await mustLease(other, at(2))
    expect(ids(lease)).toEqual([letter.id])
    await one.mailbox.commit(lease, turn(lease.person, { parcels: [parcel(to, 'hello')] }), at(3))
    await eventually(async () => {
      const taken = await other.outbox.take({ channel: 'sms', now: at(4), hold: HOLD, most: 4 })
      expect(taken).toHaveLength(1)
    })
  })

  test('hear each other’s journals and streams', async () => {
    const [one, other] = nodes()
    const news: Json[] = []
    const to = somewhere('webchat')
    other.feed.subscribe(TOPICS.person(strangerAt(to)), (piece) => news.push(piece))
    other.feed.subscribe(TOPICS.stream('talk'), (piece) => news.push(piece))
    other.feed.subscribe(TOPICS.typing(to), (piece) => news.push(piece))
    await eventually(async () => {
      one.feed.publish(TOPICS.typing(to), 'typing')
      expect(news).toContain('typing')
    })
    news.length = 0
    await one.mailbox.accept(to, mail(), at(0))
    await one.mailbox.commit(await mustLease(one, at(0)), turn(strangerAt(to)), at(0))
    await one.streams.append('talk', 'a', 'hello')
    await eventually(() =>
      expect(news.filter((piece) => piece !== 'typing')).toEqual([
        { length: 0 },
        { position: 1, line: 'hello' },
      ]),
    )
  })

  test('tell whoever reads a stream to look again when Redis was away', async () => {
    const [node] = nodes()
    const news: Json[] = []
    node.feed.subscribe(TOPICS.stream('talk'), (piece) => news.push(piece))
    await server.kill()
    await server.restart()
    await eventually(() => expect(news).toContain(null))
  })

  test('share a rate', async () => {
    const [one, other] = nodes()
    const rate = { perSecond: 1, burst: 3 }
    expect(await one.outbox.pace('account', rate, 2, at(0))).toMatchObject({ granted: 2 })
    expect(await other.outbox.pace('account', rate, 2, at(0))).toEqual({ granted: 1, next: at(1_000) })
  })

  test('give back what came along and nobody here came for, and have it at once when one ends (I3)', async () => {
    const [one, other] = nodes()
    const to = somewhere('sms')
    await beHungry(one)
    await one.mailbox.accept(to, mail(), at(0))
    expect(await other.mailbox.lease({ now: at(1), hold: HOLD, most: 4 })).toEqual([])
    await one.mailbox.tick(at(HOLD / 2))
    await other.mailbox.tick(at(HOLD / 2))
    const lease = await mustLease(other, at(HOLD / 2))
    await other.mailbox.commit(lease, turn(lease.person), at(HOLD / 2))

    await beHungry(one)
    await one.mailbox.accept(to, mail(), at(HOLD / 2))
    await one.close()
    a = await openNode({ url: server.url, prefix: freshPrefix() })
    await other.mailbox.tick(at(HOLD / 2 + 500))
    expect(await mustLease(other, at(HOLD / 2 + 501))).toMatchObject({ person: strangerAt(to) })
  })

  test('agree on the time and on the secret', async () => {
    const [one, other] = nodes()
    expect(Math.abs(one.clock.now() - other.clock.now())).toBeLessThan(milliseconds(100))
    expect(one.signingSecret).toBe(other.signingSecret)
  })
})
