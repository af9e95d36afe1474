import { expect } from '@jest/globals'
import { type Memory, TOPICS } from '#contracts/memory'
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
  patient,
  somebody,
  somewhere,
  turn,
} from '../../support/mail.ts'
import type { Fact } from './promise.ts'

/** News for whoever listens right now. */
export const feedFacts = (fact: Fact): void => {
  fact('tells of a commit to whoever listens to that person, or to all journals', async ({ memory }) => {
    const person = somebody()
    const one = await listenTo(memory, TOPICS.person(person))
    const all = await listenTo(memory, TOPICS.journals)
    await oneTurn(memory, person, at(0), { events: [happened('a'), happened('b')] })
    await eventually(() => expect(one.news).toEqual([{ length: 2 }]))
    await eventually(() => expect(all.news).toEqual([{ person }]))
    one.stop()
    await oneTurn(memory, person, at(1))
    await eventually(() => expect(all.news).toEqual([{ person }, { person }]))
    expect(one.news).toHaveLength(1)
  })

  fact('tells of a line to whoever listens to that stream, once', async ({ memory }) => {
    const stream = somebody()
    const { news } = await listenTo(memory, TOPICS.stream(stream))
    await memory.streams.append(stream, 'key', 'hello')
    await memory.streams.append(stream, 'key', 'hello')
    await memory.streams.append(somebody(), 'key', 'elsewhere')
    await memory.streams.append(stream, 'other key', 'still here')
    const lines = [
      { position: 1, line: 'hello' },
      { position: 2, line: 'still here' },
    ]
    await eventually(() => expect(news).toEqual(lines))
  })

  fact('says that there is work when somebody may be leased or a parcel taken', async ({ memory }) => {
    const { news } = await listenTo(memory, TOPICS.work)
    const told = async (doing: Promise<unknown>): Promise<void> => {
      const before = news.length
      await doing
      await eventually(() => expect(news.length).toBeGreaterThan(before))
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
    await memory.mailbox.commit(await mustLease(memory, at(10)), turn(person), at(11))
    await memory.mailbox.accept(person, patient(1_000, 9_000), at(20))
    await told(memory.mailbox.tick(at(1_020)))
  })

  fact('lets every listener hear, also behind one that throws', async ({ memory }) => {
    const topic = somebody()
    memory.feed.subscribe(topic, () => {
      throw new Error('a listener of the test that throws')
    })
    const { news } = await listenTo(memory, topic)
    memory.feed.publish(topic, 'hello')
    await eventually(() => expect(news).toEqual(['hello']))
  })
}

const KNOCK = 'is anybody there?'

/** Listens to a topic and comes back once it hears: listening begins a moment after it was asked for. */
const listenTo = async (
  memory: Memory,
  topic: string,
): Promise<{ readonly news: readonly Json[]; readonly stop: () => void }> => {
  let hears = false
  const news: Json[] = []
  const stop = memory.feed.subscribe(topic, (piece) => {
    if (piece === KNOCK) hears = true
    else news.push(piece)
  })
  await eventually(() => {
    memory.feed.publish(topic, KNOCK)
    expect(hears).toBe(true)
  })
  return { news, stop }
}
