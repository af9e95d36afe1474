import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { RedisMemory } from '#memory/redis/index'
import {
  at,
  HOLD,
  mail,
  mustLease,
  oneTurn,
  parcel,
  somebody,
  somewhere,
  takeAll,
  turn,
} from '../support/mail.ts'
import { type Network, openNetwork } from '../support/network.ts'
import { openNode } from '../support/redis-memory.ts'
import { type RedisServer, startRedis } from '../support/redis-server.ts'

/** Redis did what it was told, and its answer never arrived: what came with it must be neither lost nor in doubt (I5). */
describe('An answer that is lost on its way', () => {
  let server: RedisServer
  let network: Network
  let memory: RedisMemory

  beforeAll(async () => {
    server = await startRedis()
  })
  beforeEach(async () => {
    network = await openNetwork(server.port)
    memory = await openNode({ url: `redis://127.0.0.1:${network.port}` })
    // A script that Redis has never seen is sent twice: its first answer would be that it is unknown.
    await oneTurn(memory, somebody(), at(0), { parcels: [parcel(somewhere('sms'), 'before')] })
    const [before] = await takeAll(memory, at(0))
    if (before) await memory.outbox.settle(before, { kind: 'done', notice: null }, at(0))
  })
  afterEach(async () => {
    await memory.close()
    await network.close()
  })
  afterAll(() => server.close())

  const take = (most: number, now = at(0)) => memory.outbox.take({ channel: 'sms', now, hold: HOLD, most })

  test('of a commit brings its parcels when it is repeated', async () => {
    const to = somewhere('sms')
    await take(9)
    await memory.mailbox.accept(to, mail(), at(0))
    const lease = await mustLease(memory, at(0))
    network.loseAnswer('EVALSHA')
    const hello = parcel(to, 'hello')
    expect(await memory.mailbox.commit(lease, turn(lease.person, { parcels: [hello] }), at(1))).toBe(
      'already',
    )
    expect(network.lost()).toBe(1)
    expect(await takeAll(memory, at(2))).toMatchObject([{ id: hello.id, uncertainSince: null }])
  })

  test('of a settling brings the next parcel when it is repeated', async () => {
    const to = somewhere('sms')
    const [first, second] = [parcel(to, 'first'), parcel(to, 'second')]
    await oneTurn(memory, somebody(), at(0), { parcels: [first, second] })
    const [taken] = await take(9)
    if (!taken) throw new Error('The first was to be taken.')
    network.loseAnswer('EVALSHA')
    expect(await memory.outbox.settle(taken, { kind: 'done', notice: null }, at(1))).toBe(true)
    expect(network.lost()).toBe(1)
    expect(await takeAll(memory, at(2))).toMatchObject([{ id: second.id, uncertainSince: null }])
  })

  test('of a take is asked for again, also when its hold was over meanwhile', async () => {
    const hello = parcel(somewhere('sms'), 'hello')
    await take(0)
    await oneTurn(memory, somebody(), at(0), { parcels: [hello] })
    network.loseAnswer('EVALSHA')
    await expect(take(9, at(1))).rejects.toThrow()
    expect(network.lost()).toBe(1)
    await memory.mailbox.tick(at(HOLD + 2))
    expect(await takeAll(memory, at(HOLD + 3))).toMatchObject([{ id: hello.id, uncertainSince: null }])
  })

  test('of the question whether one address is closed brings no other parcel twice', async () => {
    const divided = await openNode({ url: `redis://127.0.0.1:${network.port}`, shards: 2 })
    const parcels = Array.from({ length: 12 }, (_, n) => parcel(somewhere('sms'), `hello ${n}`))
    for (const one of parcels) await oneTurn(divided, somebody(), at(0), { parcels: [one] })
    network.loseAnswer('EXISTS')
    const taken = [...(await takeAll(divided, at(1))), ...(await takeAll(divided, at(2)))]
    expect(network.lost()).toBe(1)
    expect(taken.map(({ id }) => id).sort()).toEqual(parcels.map(({ id }) => id).sort())
    expect(taken.filter(({ uncertainSince }) => uncertainSince !== null)).toEqual([])
    await divided.close()
  })
})
