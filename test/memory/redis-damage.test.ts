import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { PersonId } from '#core/ids'
import type { RedisMemory } from '#memory/redis/index'
import {
  at,
  fact,
  HOLD,
  ids,
  mail,
  mustLease,
  oneTurn,
  parcel,
  somebody,
  somewhere,
  turn,
} from '../support/mail.ts'
import { openNode } from '../support/redis-memory.ts'
import { type RedisServer, startRedis } from '../support/redis-server.ts'
import { freshPrefix } from '../support/shared-redis.ts'

/** What a newer version, a failing disk or somebody's hand may leave in Redis. */
describe('A person whose keep cannot be read', () => {
  let server: RedisServer
  let memory: RedisMemory
  let prefix: string
  let broken: PersonId

  beforeAll(async () => {
    server = await startRedis()
  })
  beforeEach(async () => {
    prefix = freshPrefix()
    memory = await openNode({ url: server.url, prefix, shards: 1 })
    broken = somebody()
    await oneTurn(memory, broken, at(0), {
      events: [fact('a')],
      parcels: [parcel(somewhere('sms'), 'hello')],
    })
  })
  afterEach(() => memory.close())
  afterAll(() => server.close())

  const key = (kind: string): string => `${prefix}:{0}:${kind}:${broken}`

  /** The person has no turn, and somebody else who comes later has one. */
  const expectAside = async (place: RegExp): Promise<void> => {
    const other = somebody()
    await memory.mailbox.accept(other, mail(), at(2))
    const leases = await memory.mailbox.lease({ now: at(3), hold: HOLD, most: 4 })
    expect(leases.map(({ person }) => person)).toEqual([other])
    const [aside, ...more] = await memory.mailbox.setAside()
    expect(await memory.depth(['sms'], at(99))).toMatchObject({ aside: 1 })
    expect(more).toEqual([])
    expect(aside).toMatchObject({ person: broken, reason: expect.stringMatching(place) })
  }

  test('because a newer version wrote the snapshot is set aside, and everybody else goes on', async () => {
    const snapshot = String(await server.command('GET', key('snapshot')))
    await server.command('SET', key('snapshot'), snapshot.replace(/^1\n/, '2\n'))
    await memory.mailbox.accept(broken, mail(), at(1))
    await expectAside(/The snapshot of p\S+ cannot be read: its format is 2, and this version knows up to 1/)
  })

  test('because the snapshot was cut short is set aside', async () => {
    const snapshot = String(await server.command('GET', key('snapshot')))
    await server.command('SET', key('snapshot'), snapshot.slice(0, -20))
    await memory.mailbox.accept(broken, mail(), at(1))
    await expectAside(/The snapshot of p\S+ cannot be read/)
  })

  test('because the snapshot is of somebody else is set aside', async () => {
    const snapshot = String(await server.command('GET', key('snapshot')))
    await server.command('SET', key('snapshot'), snapshot.replaceAll(broken, somebody()))
    await memory.mailbox.accept(broken, mail(), at(1))
    await expectAside(/The snapshot of p\S+ cannot be read: it is of somebody else/)
  })

  test('because an unknown kind of event came in is set aside, and goes on once that is mended', async () => {
    const [first, second] = [mail(), mail()]
    await memory.mailbox.accept(broken, first, at(1))
    const entry = String(await server.command('LINDEX', key('inbox'), '0'))
    await server.command('LSET', key('inbox'), '0', entry.replace('delivery-updated', 'dream-dreamt'))
    await expectAside(
      /Entry 1 of the inbox of p\S+ cannot be read: event\.kind: the kind of event "dream-dreamt" is unknown/,
    )
    expect(await memory.mailbox.accept(broken, second, at(4))).toBe('accepted')
    await memory.mailbox.tick(at(60_000))
    expect(await memory.mailbox.lease({ now: at(60_001), hold: HOLD, most: 4 })).not.toContainEqual(
      expect.objectContaining({ person: broken }),
    )

    await server.command('LSET', key('inbox'), '0', entry)
    expect(await memory.mailbox.readmit(broken, at(61_000))).toBe(true)
    expect(await memory.mailbox.readmit(broken, at(61_000))).toBe(false)
    expect(await memory.mailbox.setAside()).toEqual([])
    const leases = await memory.mailbox.lease({ now: at(61_001), hold: HOLD, most: 4 })
    const mended = leases.find(({ person }) => person === broken)
    expect(ids(mended ?? null)).toEqual([first.id, second.id])
  })

  test('because the journal holds what a newer version wrote is set aside when it is read, with the place', async () => {
    await server.command('RPUSH', key('journal'), '{"kind":"dream-dreamt","at":1}')
    await expect(memory.journal.recall(broken)).rejects.toThrow(
      /Event 2 of the journal of p\S+ cannot be read: kind: the kind of event "dream-dreamt" is unknown/,
    )
    await memory.mailbox.accept(broken, mail(), at(1))
    await expectAside(/Event 2 of the journal/)
  })

  test('because a parcel was edited is set aside, and other parcels leave', async () => {
    const to = somewhere('sms')
    const [address] = [String(await server.command('SRANDMEMBER', key('queues')))]
    await server.command('LSET', `${key('queue')}|${address}`, '0', '{"id":7}')
    await oneTurn(memory, somebody(), at(1), { parcels: [parcel(to, 'well')] })
    const taken = await memory.outbox.take({ channel: 'sms', now: at(2), hold: HOLD, most: 4 })
    expect(taken.map((one) => one.to)).toEqual([to])
    await expectAside(/A parcel in the queue p\S+\|sms cannot be read/)
  })

  test('is not committed for by whoever held it when that was found out (I3)', async () => {
    await memory.mailbox.accept(broken, mail(), at(1))
    const lease = await mustLease(memory, at(1))
    await server.command('RPUSH', key('journal'), 'not JSON')
    await expect(memory.journal.recall(broken)).rejects.toThrow(/Event 2/)
    expect(await memory.mailbox.commit(lease, turn(broken), at(2))).toBe('fenced')
  })
})

describe('An installation that a newer version began', () => {
  test('is not touched, and the letter says what to do', async () => {
    const server = await startRedis()
    const prefix = freshPrefix()
    await server.command('HSET', `${prefix}:installation`, 'format', '2')
    await expect(openNode({ url: server.url, prefix })).rejects.toThrow(
      /has format 2, and this version knows up to 1: a newer version works here\. Upgrade this node/,
    )
    await server.close()
  })
})
