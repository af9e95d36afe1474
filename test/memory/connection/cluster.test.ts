import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { seconds } from '#core/time'
import { type Connections, connect } from '#memory/redis/connection/connect'
import { isOutage } from '#memory/redis/connection/letters'
import { slotOf } from '#memory/redis/connection/slot'
import { beatsOf } from '../../support/beats.ts'
import { eventually } from '../../support/eventually.ts'
import { type HearingLog, hearingLog } from '../../support/hearing-log.ts'
import { type RedisCluster, startCluster } from '../../support/redis-cluster.ts'

/** Keys of the first, second and third node, as the slots are given out at the start. */
const KEYS = ['{b}', '{c}', '{a}'] as const

/** As in use: in half a second a busy machine may not come round to one of its seven processes. */
const FRONT = seconds(2)

let cluster: RedisCluster
let connections: Connections & { readonly log: HearingLog }

beforeAll(async () => {
  cluster = await startCluster(['cluster-require-full-coverage no', 'appendonly yes', 'appendfsync always'])
  const log = hearingLog()
  const bounds = { front: FRONT, back: seconds(20), silence: seconds(2) }
  connections = {
    ...(await connect({ url: cluster.urls[0], cluster: true, prefix: 'shop', log, bounds })),
    log,
  }
})

afterAll(async () => {
  await connections?.close()
  await cluster?.close()
})

const set = (key: string, value: string) => connections.front.run(key, ['SET', key, value])
const get = (key: string) => connections.back.run(key, ['GET', key])

/** How long until a call to the front fails, as this process has it. */
const msToFail = async (key: string): Promise<number> => {
  const { done, took } = await beatsOf(() => set(key, 'lost').catch((error: unknown) => error))
  expect(isOutage(done)).toBe(true)
  return took
}

describe('a cluster of three masters', () => {
  test('a key goes to the node that has its slot', async () => {
    for (const [n, key] of KEYS.entries()) {
      expect(await set(key, `${n}`)).toBe('OK')
      expect(await cluster.nodes[n as 0 | 1 | 2].command('GET', key)).toBe(`${n}`)
      expect(slotOf(key)).toBe(await cluster.nodes[0].command('CLUSTER', 'KEYSLOT', key))
    }
    for (const odd of ['', 'naïve', '{}x', 'a{b', 'x{shop}y{z}', '{{a}}']) {
      expect(slotOf(odd)).toBe(await cluster.nodes[0].command('CLUSTER', 'KEYSLOT', odd))
    }
  })

  test('the time comes from one node', async () => {
    const asked = Date.now()
    const told = await connections.time()
    expect([told > asked - 1_000, told < Date.now() + 1_000]).toEqual([true, true])
  })

  test('a slot moves while it is written to, and heard from: nothing fails and nothing goes unheard for long', async () => {
    const key = '{moving}'
    const heard: string[] = []
    await connections.listen.subscribe(key, (news) => heard.push(news))
    let isMoving = true
    const writing = (async () => {
      for (let n = 1; isMoving; n += 1) {
        expect(await connections.front.run(key, ['INCR', key])).toBe(n)
        await connections.front.run(key, ['SPUBLISH', key, `${n}`])
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
    })()
    for (const to of [0, 1, 2, 0] as const) {
      await cluster.moveSlot(slotOf(key), to)
      const before = heard.length
      await eventually(() => expect(heard.length).toBeGreaterThan(before + 3))
    }
    isMoving = false
    await writing
    expect(connections.log.lines.filter((line) => line.startsWith('error'))).toEqual([])
  }, 30_000)

  test('a killed master stops its own keys alone; back waits for it', async () => {
    const [mine, other] = KEYS
    await cluster.nodes[0].kill()
    await eventually(() => expect(connections.isConnected()).toBe(false))
    expect(await msToFail(mine)).toBeLessThan(FRONT - 500)
    expect(await set(other, 'goes on')).toBe('OK')
    const waiting = get(mine)
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    expect(await get(other)).toBe('goes on')
    await cluster.nodes[0].restart()
    expect(await waiting).toBe('0')
    await eventually(() => expect(connections.isConnected()).toBe(true))
  }, 30_000)

  test('a frozen master stops its own keys alone', async () => {
    const [other, mine] = KEYS
    cluster.nodes[1].pause()
    expect(await msToFail(mine)).toBeLessThan(FRONT + 1_000)
    for (const until = Date.now() + 4_000; Date.now() < until; ) {
      expect(await set(other, 'goes on')).toBe('OK')
      await msToFail(mine)
    }
    expect(connections.isConnected()).toBe(false)
    cluster.nodes[1].resume()
    await eventually(async () => expect(await set(mine, 'thawed')).toBe('OK'))
    await eventually(() => expect(connections.isConnected()).toBe(true))
  }, 40_000)

  test('all masters killed at once, and started again', async () => {
    const heard: string[] = []
    await connections.listen.subscribe('{c}:news', (news) => heard.push(news))
    await Promise.all(cluster.nodes.map((node) => node.kill()))
    await eventually(() => expect(connections.isConnected()).toBe(false))
    await Promise.all(cluster.nodes.map((node) => node.restart()))
    await eventually(async () => {
      for (const key of KEYS) expect(await set(key, 'again')).toBe('OK')
    }, 15_000)
    await eventually(() => expect(connections.isConnected()).toBe(true))
    await eventually(async () => {
      await connections.front.run('{c}:news', ['SPUBLISH', '{c}:news', 'again'])
      expect(heard).toContain('again')
    })
  }, 60_000)
})
