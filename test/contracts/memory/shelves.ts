import { expect } from '@jest/globals'
import { TOPICS } from '#contracts/memory'
import type { Json } from '#core/json'
import { eventually } from '../../support/eventually.ts'
import {
  at,
  fact as happened,
  mail,
  mustLease,
  mustTake,
  oneTurn,
  parcel,
  somebody,
  somewhere,
  turn,
} from '../../support/mail.ts'
import type { Fact } from './promise.ts'

/** Directory, streams and feed. */
export const shelfFacts = (fact: Fact): void => {
  fact('knows whose an address is once it was joined, and the latest join counts', async ({ memory }) => {
    const [address, a, b] = [somewhere('sms'), somebody(), somebody()]
    expect(await memory.directory.personOf(address)).toBeNull()
    await memory.directory.join(address, a)
    expect(await memory.directory.personOf(address)).toBe(a)
    await memory.directory.join(address, b)
    expect(await memory.directory.personOf(address)).toBe(b)
    expect(await memory.directory.personOf({ ...address, channel: 'slack' })).toBeNull()
  })

  fact('suppresses an address until it is allowed again (I9)', async ({ memory }) => {
    const [address, other] = [somewhere('sms'), somewhere('sms')]
    expect(await memory.directory.isSuppressed(address)).toBe(false)
    await memory.directory.suppress(address)
    await memory.directory.suppress(address)
    expect(await memory.directory.isSuppressed(address)).toBe(true)
    expect(await memory.directory.isSuppressed(other)).toBe(false)
    await memory.directory.allow(address)
    expect(await memory.directory.isSuppressed(address)).toBe(false)
  })

  fact('appends to a stream once per key, at positions from 1 on (I2)', async ({ memory }) => {
    const stream = somebody()
    const keys = ['a', 'b', 'a', 'c', 'b']
    const positions = await Promise.all(keys.map((key) => memory.streams.append(stream, key, { key })))
    expect(positions).toEqual([1, 2, 1, 3, 2])
    expect(await memory.streams.read(stream, 0)).toEqual([
      { position: 1, line: { key: 'a' } },
      { position: 2, line: { key: 'b' } },
      { position: 3, line: { key: 'c' } },
    ])
    expect(await memory.streams.read(stream, 2)).toEqual([{ position: 3, line: { key: 'c' } }])
    expect(await memory.streams.read(stream, 3)).toEqual([])
    expect(await memory.streams.read(somebody(), 0)).toEqual([])
  })

  fact('tells of a commit and of a line to whoever listens to that one', async ({ memory }) => {
    const [person, stream] = [somebody(), somebody()]
    const news: Json[] = []
    const stop = memory.feed.subscribe(TOPICS.person(person), (piece) => news.push(piece))
    memory.feed.subscribe(TOPICS.stream(stream), (piece) => news.push(piece))
    await oneTurn(memory, person, at(0), { events: [happened('a'), happened('b')] })
    await eventually(() => expect(news).toEqual([{ length: 2 }]))
    await memory.streams.append(stream, 'key', 'hello')
    await memory.streams.append(stream, 'key', 'hello')
    await memory.streams.append(somebody(), 'key', 'elsewhere')
    await eventually(() => expect(news).toEqual([{ length: 2 }, { position: 1, line: 'hello' }]))
    stop()
    await oneTurn(memory, person, at(1))
    await memory.streams.append(stream, 'other key', 'still here')
    await eventually(() => expect(news).toHaveLength(3))
    expect(news[2]).toEqual({ position: 2, line: 'still here' })
  })

  fact('says that there is work when somebody may be leased or a parcel taken', async ({ memory }) => {
    let heard = 0
    memory.feed.subscribe(TOPICS.work, () => {
      heard += 1
    })
    const told = async (doing: Promise<unknown>): Promise<void> => {
      const before = heard
      await doing
      await eventually(() => expect(heard).toBeGreaterThan(before))
    }
    const [person, to] = [somebody(), somewhere('sms')]
    await told(memory.mailbox.accept(person, mail(), at(0)))
    const lease = await mustLease(memory, at(1))
    const parcels = [parcel(to, 'a'), parcel(to, 'b')]
    await told(
      memory.mailbox.commit(lease, turn(person, { parcels, timers: [{ timer: 't', at: at(9) }] }), at(2)),
    )
    await told(memory.outbox.settle(await mustTake(memory, at(3)), { kind: 'done', notice: null }, at(4)))
    await told(memory.mailbox.tick(at(9)))
  })

  fact('lets every listener hear, also behind one that throws', async ({ memory }) => {
    const topic = somebody()
    const news: Json[] = []
    memory.feed.subscribe(topic, () => {
      throw new Error('a listener of the test that throws')
    })
    memory.feed.subscribe(topic, (piece) => news.push(piece))
    memory.feed.publish(topic, 'hello')
    await eventually(() => expect(news).toEqual(['hello']))
  })
}
