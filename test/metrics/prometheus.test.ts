import { expect, test } from '@jest/globals'
import type { Depth } from '#contracts/depth'
import type { Commit, Envelope, Lease, Memory, NewParcel, Outcome } from '#contracts/memory'
import type { Event } from '#core/event'
import { initialState } from '#core/evolve'
import { personId } from '#core/ids'
import { plain } from '#core/message'
import { instant, milliseconds, seconds } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { type Metrics, openMetrics } from '#metrics/prometheus/index'
import { NOTHING_WAITS } from '../support/depth.ts'
import { figureOf, readExposition } from '../support/exposition.ts'

const at = instant(1_000_000)
const HERE = { channel: 'sms', id: '+14155550100' }
const PERSON = personId('p1')

const opened = async (depth: () => Promise<Depth> = async () => NOTHING_WAITS) => {
  const metrics = openMetrics({
    depth,
    channels: ['sms'],
    sources: ['sms'],
    memoryAnswers: () => true,
    modelRests: () => false,
  })
  return { metrics, memory: metrics.counted(await openEmbedded({ directory: null })) }
}

const readFrom = async (metrics: Metrics) => {
  const families = readExposition((await metrics.shown()).text)
  return (name: string, labels = {}) => figureOf(families, `throughline_${name}`, labels)
}

let letters = 0
const leased = async ({ mailbox }: Memory): Promise<Lease> => {
  const envelope: Envelope = { id: `t${letters++}`, event: { kind: 'timer-fired', at, timer: 't' } }
  await mailbox.accept(PERSON, envelope, at)
  const [lease] = await mailbox.lease({ now: at, hold: seconds(10), most: 1 })
  if (!lease) throw new Error('nobody was leased')
  return lease
}

const commitOf = (events: readonly Event[] = [], parcels: readonly NewParcel[] = []): Commit => ({
  taken: 1,
  events,
  snapshot: initialState(PERSON),
  lane: 1,
  parcels,
  timers: [],
})

const textTo = (channel: string, promptedAt = at): NewParcel => ({
  id: `p1.out${letters++}`,
  to: { ...HERE, channel },
  deed: {
    act: 'send',
    outgoing: 'p1.out1',
    to: { ...HERE, channel },
    message: plain('Hello'),
    secret: null,
    confirmsStop: false,
    promptedAt,
  },
})

test('how each turn ended is counted once', async () => {
  const { metrics, memory } = await opened()
  const failing = await leased(memory)
  await memory.mailbox.release(failing, at, at, 'failed')
  const [waiting] = await memory.mailbox.lease({ now: at, hold: seconds(10), most: 1 })
  if (waiting) await memory.mailbox.release(waiting, at, at, 'later')
  const [lease] = await memory.mailbox.lease({ now: at, hold: seconds(10), most: 1 })
  if (!lease) throw new Error('nobody was leased')
  await memory.mailbox.commit({ ...lease, fence: 'another' }, commitOf(), at)
  await memory.mailbox.commit(lease, commitOf([{ kind: 'turn-failed', at, reason: 'it was too much' }]), at)
  await memory.mailbox.commit(await leased(memory), commitOf(), at)
  const count = await readFrom(metrics)
  const turns = ['failed', 'fenced', 'given-up', 'committed', 'unanswered']
  expect(turns.map((outcome) => count('turns_total', { outcome }))).toEqual([1, 1, 1, 1, 0])
  expect(count('turn_seconds_count')).toBe(2)
})

test('a model is counted by what the journal says of it: what it was for, how long it took, and which words the guardrails refused (L3)', async () => {
  const { metrics, memory } = await opened()
  const use = { model: 'm', tokens: 300, took: milliseconds(700) }
  const found: readonly Event[] = [
    { kind: 'looked-up', at, question: 'q', passages: [], model: use },
    { kind: 'composed', at, order: 'o', message: plain('Hi'), model: { ...use, failed: 'malformed' } },
    {
      kind: 'draft-refused',
      at,
      of: 'q',
      breaches: [
        { of: 'price', words: '$1' },
        { of: 'price', words: '$2' },
      ],
    },
    { kind: 'draft-taken', at, of: 'o', text: 'Hi' },
  ]
  await memory.mailbox.commit(await leased(memory), commitOf(found), at)
  const count = await readFrom(metrics)
  expect(count('model_calls_total', { purpose: 'look-up', outcome: 'answered' })).toBe(1)
  expect(count('model_calls_total', { purpose: 'compose', outcome: 'malformed' })).toBe(1)
  expect(count('model_tokens_total', { purpose: 'compose' })).toBe(300)
  expect(count('model_call_seconds_sum', { purpose: 'look-up' })).toBe(0.7)
  expect(['said', 'refused'].map((outcome) => count('model_wordings_total', { outcome }))).toEqual([1, 1])
  expect(count('model_breaches_total', { of: 'price' })).toBe(1)
  // The two together are not longer than the turn was, so nothing of it was the bot's own.
  expect([count('turn_model_seconds_sum'), count('turn_seconds_sum')]).toEqual([1.4, 0])
})

test('what became of each parcel is counted by channel, and how long they waited for an answer', async () => {
  const { metrics, memory } = await opened()
  await memory.mailbox.commit(await leased(memory), commitOf([], [textTo('sms'), textTo('fax')]), at)
  const now = instant(at + 1_500)
  const take = async (channel: string, outcome: Outcome) => {
    const [parcel] = await memory.outbox.take({ channel, now, hold: seconds(10), most: 1 })
    if (!parcel) throw new Error(`nothing is for ${channel}`)
    await memory.outbox.settle(parcel, outcome, now)
    // Whoever comes too late has not delivered it.
    await memory.outbox.settle(parcel, outcome, now)
  }
  await take('sms', { kind: 'later', at: now })
  await take('sms', { kind: 'retry', at: now })
  const event = { kind: 'delivery-updated', at, outgoing: 'p1.out1', state: 'sent', reason: null } as const
  await take('sms', { kind: 'done', notice: { id: 'n', event } })
  await take('fax', { kind: 'dead', reason: 'nobody has one any more', notice: null })
  const count = await readFrom(metrics)
  const outcomes = ['postponed', 'retried', 'sent', 'dead']
  const of = (channel: string) => outcomes.map((outcome) => count('deliveries_total', { channel, outcome }))
  expect(of('sms')).toEqual([1, 1, 1, 0])
  expect(of('other')).toEqual([null, null, null, 1])
  expect(count('parcels_queued_total', { channel: 'sms' })).toBe(1)
  expect([count('answer_seconds_count'), count('answer_seconds_sum')]).toEqual([1, 1.5])
})

test('nothing is lost of what was counted before anybody looked, however much that was', async () => {
  const { metrics } = await opened()
  for (let n = 0; n < 2_500; n++) metrics.posted('sms', 'forged')
  expect((await readFrom(metrics))('webhooks_total', { source: 'sms', outcome: 'forged' })).toBe(2_500)
})

test('how much waits is asked once for each look; where nobody knows, no figure is shown, and that is (B6)', async () => {
  const known: Depth = {
    turns: { due: 3, later: 4 },
    deliveries: { due: 5, later: 6 },
    longest: milliseconds(1_500),
    dead: 7,
    aside: 8,
  }
  let asked = 0
  let answer: () => Promise<Depth> = async () => known
  const { metrics } = await opened(() => {
    asked += 1
    return answer()
  })
  const looked = async () => {
    const count = await readFrom(metrics)
    const waiting = ['turns_waiting', 'deliveries_waiting'].flatMap((name) =>
      ['due', 'later'].map((when) => count(name, { when })),
    )
    const rest = ['turn_wait_seconds', 'dead_letters', 'persons_set_aside', 'depth_known', 'memory_up']
    return [...waiting, ...rest.map((name) => count(name))]
  }
  const unknown = (isUp: number) => [...Array.from({ length: 7 }, () => null), 0, isUp]
  expect(await looked()).toEqual([3, 4, 5, 6, 1.5, 7, 8, 1, 1])
  expect(asked).toBe(1)
  answer = () => Promise.reject(new Error('Redis is gone.'))
  // Whoever works waits for it and says nothing yet: that it does not answer is known by this alone.
  expect(await looked()).toEqual(unknown(0))
  answer = async () => known
  expect(await looked()).toEqual([3, 4, 5, 6, 1.5, 7, 8, 1, 1])
  // Who never says anything is not asked again meanwhile.
  answer = () => new Promise(() => {})
  expect([await looked(), await looked()]).toEqual([unknown(1), unknown(1)])
  expect(asked).toBe(4)
})
