import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { revive } from '#bus/revive'
import type { Memory } from '#contracts/memory'
import { type PersonId, personId } from '#core/ids'
import { minutes, seconds } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { eventually } from '../support/eventually.ts'
import { openInstallation } from '../support/redis-memory.ts'
import { redisUrl } from '../support/shared-redis.ts'
import { type Bench, openBench, saying } from './bench.ts'

const ANA = personId(`p${'a'.repeat(20)}`)
const BO = personId(`p${'b'.repeat(20)}`)

/** Two nodes on one memory, in both memories there are. */
const MEMORIES = [
  {
    name: 'embedded',
    open: async () => {
      const memory = await openEmbedded({ directory: null })
      return { nodes: [memory, memory], close: () => memory.close() }
    },
  },
  {
    name: 'Redis',
    open: async () => {
      const opened = await openInstallation({ url: await redisUrl() })
      return { nodes: [opened.memory, await opened.reopen()], close: opened.close }
    },
  },
]

describe.each(MEMORIES)('what is said to the CRM, over HTTP, from the $name memory (S4)', ({ open }) => {
  let bench: Bench
  let end: () => Promise<void>

  beforeEach(async () => {
    const { nodes, close } = await open()
    bench = await openBench(nodes)
    end = async () => {
      await bench.close()
      await close()
    }
  })
  afterEach(() => end())

  const arrived = async (person: PersonId): Promise<readonly number[]> => {
    const record = await bench.record(person)
    return record.arrivals ?? []
  }
  const says = (...matters: readonly string[]) => matters.map((matter) => saying(matter))
  const outcomes = async () => (await bench.posts()).map(({ outcome }) => outcome)

  test('arrives once and in order, with two nodes that both would say it', async () => {
    await bench.write(ANA, says('1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'))
    await eventually(async () => expect(await arrived(ANA)).toHaveLength(12))
    expect(await arrived(ANA)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(await outcomes()).toEqual(Array(12).fill('taken'))
  })

  test('what fails holds up what was said of this person after it, and nobody else', async () => {
    await bench.faults({ kind: 'status', status: 500 })
    await bench.write(ANA, says('1', '2'))
    await eventually(() => expect(bench.settled()).toEqual(['retry']))
    await bench.write(BO, says('1'))
    await eventually(async () => expect(await arrived(BO)).toEqual([1]))
    expect(await arrived(ANA)).toEqual([])
    await bench.later(seconds(1))
    await eventually(async () => expect(await arrived(ANA)).toEqual([1, 2]))
    expect(await outcomes()).toEqual(['status', 'taken', 'taken', 'taken'])
  })

  test('an answer that was lost is asked for again under the same id, and taken for what it is', async () => {
    await bench.faults({ kind: 'cut-after-accept' })
    await bench.write(ANA, says('1', '2'))
    await eventually(async () => expect(await outcomes()).toEqual(['taken']))
    await eventually(() => expect(bench.settled()).toEqual(['retry']))
    await bench.later(seconds(1))
    await eventually(async () => expect(await outcomes()).toEqual(['taken', 'duplicate', 'taken']))
    expect((await bench.posts()).map(({ id }) => id)).toEqual([`${ANA}_crm1`, `${ANA}_crm1`, `${ANA}_crm2`])
  })

  test('whoever was killed between the post and its receipt is followed by another, who says it again', async () => {
    const { nodes, close } = await open()
    const [first, second] = nodes
    if (!first || !second) throw new Error('Two nodes were to be up.')
    const { memory, isDead } = dying(first)
    const mortal = await openBench([memory])
    await mortal.write(ANA, says('1', '2'))
    const said = async () => (await mortal.posts()).map(({ id, outcome }) => `${id} ${outcome}`)
    await eventually(async () => expect(isDead()).toBe(true))
    expect(await said()).toEqual([`${ANA}_crm1 taken`])
    mortal.join(second)
    await mortal.later(seconds(29))
    expect(await said()).toHaveLength(1)
    await mortal.later(seconds(2))
    await eventually(async () =>
      expect(await said()).toEqual([`${ANA}_crm1 taken`, `${ANA}_crm1 duplicate`, `${ANA}_crm2 taken`]),
    )
    await mortal.close()
    await close()
  })

  test('what it refuses for good is a dead letter, and what is said after it arrives', async () => {
    await bench.faults({ kind: 'status', status: 422 })
    await bench.write(ANA, says('1', '2', '3'))
    await eventually(async () => expect(await arrived(ANA)).toEqual([2, 3]))
    expect((await bench.record(ANA)).missing).toEqual([1])
    expect(await bench.memory.outbox.dead(9)).toMatchObject([
      { parcel: { id: `${ANA}.crm1` }, reason: 'The CRM answered 422: it will not take this event.' },
    ])
    // A receiver has it a moment before its receipt is on record here.
    await eventually(async () =>
      expect(await bench.news()).toMatchObject([
        { kind: 'delivery-updated', outgoing: `${ANA}.crm1`, state: 'failed' },
        { outgoing: `${ANA}.crm2`, state: 'sent' },
        { outgoing: `${ANA}.crm3`, state: 'sent' },
      ]),
    )
  })

  test('a dead letter that is brought back is said late, under its own id and number', async () => {
    await bench.faults({ kind: 'status', status: 400 })
    await bench.write(ANA, says('price', 'terms'))
    await eventually(async () => expect(await arrived(ANA)).toEqual([2]))
    const [letter] = await bench.memory.outbox.dead(9)
    if (!letter) throw new Error('nothing is dead')
    await revive(letter, bench)
    await eventually(async () => expect(await arrived(ANA)).toEqual([2, 1]))
    expect((await bench.record(ANA)).roles.sdr).toHaveLength(2)
  })

  test('a dead letter is not said over what is newer of the same field', async () => {
    await bench.faults({ kind: 'status', status: 400 })
    await bench.write(ANA, says('price', 'terms', 'price'))
    await eventually(async () => expect(await arrived(ANA)).toEqual([2, 3]))
    const [letter] = await bench.memory.outbox.dead(9)
    if (!letter) throw new Error('nothing is dead')
    await revive(letter, bench)
    await eventually(async () =>
      expect(await bench.news()).toContainEqual(expect.objectContaining({ state: 'withdrawn' })),
    )
    expect(await arrived(ANA)).toEqual([2, 3])
  })
})

describe('one node', () => {
  let bench: Bench

  beforeEach(async () => {
    bench = await openBench([await openEmbedded({ directory: null })])
  })
  afterEach(() => bench.close())

  test('asks a CRM that wants us slower when it said, whomever it is about', async () => {
    await bench.faults({ kind: '429', retryAfter: 60 })
    await bench.write(ANA, [saying('1')])
    await eventually(() => expect(bench.settled()).toEqual(['retry']))
    await bench.write(BO, [saying('1')])
    await bench.later(seconds(59))
    await expect(eventually(async () => expect(await bench.posts()).toHaveLength(2), 150)).rejects.toThrow()
    await bench.later(seconds(2))
    await eventually(async () => expect((await bench.record(ANA)).arrivals).toEqual([1]))
    await eventually(async () => expect((await bench.record(BO)).arrivals).toEqual([1]))
  })

  test('sends nothing more for an hour after 410, and all that was to go can be brought back, in order', async () => {
    await bench.faults({ kind: 'status', status: 410 })
    await bench.write(ANA, [saying('1'), saying('2')])
    await eventually(() => expect(bench.settled()).toHaveLength(2))
    await bench.write(BO, [saying('1')])
    await eventually(async () => expect(await bench.memory.outbox.dead(9)).toHaveLength(3))
    expect(await bench.posts()).toHaveLength(1)
    await bench.later(minutes(61))
    for (const letter of await bench.memory.outbox.dead(9)) await revive(letter, bench)
    await eventually(async () => expect((await bench.record(ANA)).arrivals).toEqual([1, 2]))
    await eventually(async () => expect((await bench.record(BO)).arrivals).toEqual([1]))
  })

  test('holds what waits while only the address is wrong: no dead letter, and then all of it arrives', async () => {
    await bench.faults(...[401, 404, 308].map((status) => ({ kind: 'status', status })))
    await bench.write(ANA, [saying('1'), saying('2')])
    for (const tries of [1, 2, 3]) {
      await eventually(() => expect(bench.settled()).toHaveLength(tries))
      await bench.later(seconds(30))
    }
    await eventually(() => expect(bench.settled()).toEqual(['retry', 'retry', 'retry', 'done', 'done']))
    expect((await bench.record(ANA)).arrivals).toEqual([1, 2])
    expect(await bench.memory.outbox.dead(9)).toEqual([])
  })
})

/** A node that is killed when its first post is done, before it can say so. */
const dying = (memory: Memory): { readonly memory: Memory; readonly isDead: () => boolean } => {
  let isDead = false
  const { outbox } = memory
  const take: Memory['outbox']['take'] = async (options) => (isDead ? [] : outbox.take(options))
  const settle = async () => {
    isDead = true
    throw new Error('It was killed.')
  }
  return { memory: { ...memory, outbox: { ...outbox, take, settle } }, isDead: () => isDead }
}
