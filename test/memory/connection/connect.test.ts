import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, test } from '@jest/globals'
import { instant, milliseconds, seconds } from '#core/time'
import { clockOf } from '#memory/redis/connection/clock'
import { type Bounds, type Connections, connect } from '#memory/redis/connection/connect'
import { isOutage } from '#memory/redis/connection/letters'
import { beatsOf } from '../../support/beats.ts'
import { eventually } from '../../support/eventually.ts'
import { hearingLog } from '../../support/hearing-log.ts'
import { openNetwork } from '../../support/network.ts'
import { type RedisServer, startRedis } from '../../support/redis-server.ts'

/** Patient, where a test is about something else: a busy machine may not come round to Redis for a moment. */
const BOUNDS: Bounds = { front: seconds(5), back: seconds(10), silence: seconds(2) }

const running: { readonly close: () => Promise<unknown> }[] = []

afterAll(async () => {
  for (const each of running.reverse()) await each.close()
})

const open = async (url: string, bounds = BOUNDS, log = hearingLog()) => {
  const connections = await connect({ url, cluster: false, prefix: 'shop', log, bounds })
  running.push(connections)
  return { ...connections, log }
}

const redis = async (): Promise<RedisServer> => {
  const server = await startRedis({ appendonly: true })
  running.push(server)
  return server
}

const set = ({ front }: Connections, value: string) => front.run('k', ['SET', 'k', value])

/**
 * How a call fails, and after how many milliseconds: as this process has had them, to see that it was soon, and as they passed, to see
 * that it was no sooner. A timer of so many may go off within the last of them.
 */
const failure = async (call: Promise<unknown>) => {
  const begun = performance.now()
  const { done, took } = await beatsOf(() =>
    call.then(
      (answer) => {
        throw new Error(`It was answered: ${answer}.`)
      },
      (error: unknown) => error,
    ),
  )
  return { error: done, took, passed: performance.now() - begun + 1 }
}

describe('Redis killed, and started again', () => {
  test('front fails at once, back waits and is done, and both go on by themselves', async () => {
    const server = await redis()
    const connections = await open(server.url)
    const { front, back, log } = connections
    await set(connections, 'before')
    await server.kill()
    await eventually(() => expect(connections.isConnected()).toBe(false))

    const { error, took } = await failure(set(connections, 'lost'))
    expect([isOutage(error), took < 2_000]).toEqual([true, true])
    const waiting = back.run('k', ['APPEND', 'k', ' and after'])
    let isBack = false
    connections.onBack(() => {
      isBack = true
    })
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    await server.restart()

    expect(await waiting).toBe('before and after'.length)
    await eventually(async () => expect(await front.run('k', ['GET', 'k'])).toBe('before and after'))
    await eventually(() => expect([connections.isConnected(), isBack]).toEqual([true, true]))
    expect(log.lines).toEqual([
      expect.stringMatching(/^error Redis is gone: it closed the connection\. .+"127\.0\.0\.1:/),
      expect.stringMatching(/^warn Redis is back after [1-9]\d*\.\d s\./),
    ])
  }, 20_000)

  test('what waited too long is not done any more when it is back', async () => {
    const server = await redis()
    const { back, isConnected } = await open(server.url, { ...BOUNDS, back: milliseconds(300) })
    await server.kill()
    await eventually(() => expect(isConnected()).toBe(false))
    const { error, took, passed } = await failure(back.run('k', ['SET', 'k', 'too late']))
    expect([isOutage(error), passed >= 300, took < 4_000]).toEqual([true, true, true])
    await server.restart()
    await eventually(() => expect(isConnected()).toBe(true))
    expect(await server.command('EXISTS', 'k')).toBe(0)
  })

  test('listeners hear again', async () => {
    const server = await redis()
    const { listen, front, isConnected } = await open(server.url)
    const heard: string[] = []
    await listen.subscribe('{news}', (news) => heard.push(news))
    await eventually(async () => {
      await front.run('{news}', ['SPUBLISH', '{news}', 'before'])
      expect(heard[0]).toBe('before')
    })
    await server.kill()
    await eventually(() => expect(isConnected()).toBe(false))
    const late: string[] = []
    const subscribing = listen.subscribe('{later}', (news) => late.push(news))
    await server.restart()
    await subscribing
    await eventually(async () => {
      await front.run('{news}', ['SPUBLISH', '{news}', 'after'])
      await front.run('{later}', ['SPUBLISH', '{later}', 'after'])
      expect([heard.at(-1), late.at(-1)]).toEqual(['after', 'after'])
    })
  })
})

describe('Redis that takes a while to load its data', () => {
  test('front fails at once, back waits, and so does an opening, which says so', async () => {
    const server = await startRedis({
      appendonly: true,
      config: ['key-load-delay 200000', 'loading-process-events-interval-bytes 1024'],
    })
    running.push(server)
    const connections = await open(server.url)
    const filling = Array.from({ length: 100 }, (_, n) =>
      connections.front.run(`k${n}`, ['SET', `k${n}`, randomBytes(512).toString('hex')]),
    )
    await Promise.all(filling)
    // Only a rewritten file is loaded with ears open from the first key on.
    await server.command('BGREWRITEAOF')
    await eventually(async () => {
      expect(await server.command('INFO', 'persistence')).toMatch(/rewrite_in_progress:0.*rewrites:1/s)
    })
    await server.kill()
    const restarting = server.restart()
    await eventually(() => expect(server.command('PING')).rejects.toThrow('LOADING'))

    const { error } = await failure(set(connections, 'x'))
    expect(isOutage(error)).toBe(true)
    const late = hearingLog()
    // So slow a load ends when it has been seen.
    const seen = eventually(() =>
      expect(late.lines.join()).toMatch(/^warn Redis is still loading its data: waiting/),
    ).then(() => server.command('CONFIG', 'SET', 'key-load-delay', '0'))
    const length = connections.back.run('k99', ['STRLEN', 'k99'])
    await Promise.all([open(server.url, BOUNDS, late), seen, restarting])
    expect(await length).toBe(1_024)
  }, 20_000)
})

describe('listeners', () => {
  test('who leaves and comes back at once hears each piece of news once; who left hears none', async () => {
    const { listen, front } = await open((await redis()).url)
    const heard: string[] = []
    const note = (news: string): void => {
      heard.push(news)
    }
    for (let round = 0; round < 5; round += 1) {
      await listen.subscribe('{news}', note)
      listen.unsubscribe('{news}', note)
    }
    await listen.subscribe('{news}', note)
    await front.run('{news}', ['SPUBLISH', '{news}', 'first'])
    await eventually(() => expect(heard).toEqual(['first']))
    listen.unsubscribe('{news}', note)
    await eventually(async () => {
      expect(await front.run('{news}', ['SPUBLISH', '{news}', 'second'])).toBe(0)
    })
    expect(heard).toEqual(['first'])
  })
})

describe('Redis frozen', () => {
  test('a call fails at its bound, and all goes on when it thaws', async () => {
    const server = await redis()
    const bounds = { ...BOUNDS, front: milliseconds(500) }
    const connections = await open(server.url, bounds)
    server.pause()
    const [front, back] = await Promise.all([
      failure(set(connections, '1')),
      failure(connections.back.run('k', ['GET', 'k'])),
    ])
    expect([isOutage(front.error), isOutage(back.error)]).toEqual([true, true])
    expect([front.passed >= 500, front.took < 1_500]).toEqual([true, true])
    expect([back.passed >= 1_900, back.took < 5_500]).toEqual([true, true])
    expect(connections.isConnected()).toBe(false)
    server.resume()
    await eventually(async () => expect(await set(connections, '2')).toBe('OK'))
    await eventually(() => expect(connections.isConnected()).toBe(true))
    expect(connections.log.lines.map((line) => line.slice(0, 20))).toEqual([
      'error Redis is gone:',
      'warn Redis is back a',
    ])
  }, 20_000)

  test('with nothing asked of it, it is noticed all the same', async () => {
    const server = await redis()
    const { isConnected } = await open(server.url)
    server.pause()
    await eventually(() => expect(isConnected()).toBe(false))
    server.resume()
    await eventually(() => expect(isConnected()).toBe(true))
  }, 20_000)
})

describe('a network that swallows everything, and tells nobody', () => {
  test('a connection that stays silent while it is written to is given up for a new one', async () => {
    const server = await redis()
    const network = await openNetwork(server.port)
    running.push(network)
    const connections = await open(`redis://127.0.0.1:${network.port}`)
    await set(connections, '1')
    network.swallow()
    const begun = Date.now()
    await eventually(async () => {
      const busy = Array.from({ length: 10 }, () => set(connections, '2').catch(() => {}))
      await new Promise((resolve) => setTimeout(resolve, 50))
      await Promise.race(busy)
      expect(await set(connections, '3')).toBe('OK')
    })
    expect(Date.now() - begun).toBeGreaterThan(1_500)
    await eventually(() => expect(connections.isConnected()).toBe(true))
  }, 20_000)
})

describe('a name behind which another Redis has become the master', () => {
  test('is looked up again, and back goes on there', async () => {
    const [old, young] = [await redis(), await redis()]
    const network = await openNetwork(old.port)
    running.push(network)
    const connections = await open(`redis://127.0.0.1:${network.port}`)
    await set(connections, 'old')
    network.lead(young.port)
    await old.command('REPLICAOF', '127.0.0.1', String(young.port))
    expect(await connections.back.run('k', ['SET', 'k', 'young'])).toBe('OK')
    expect(await young.command('GET', 'k')).toBe('young')
    await eventually(async () => expect(await set(connections, 'again')).toBe('OK'))
  })
})

describe('the clock', () => {
  test('goes by Redis, whatever the machine says, and stands still rather than go back by a moment', async () => {
    const connections = await open((await redis()).url)
    let ahead = 3_600_000
    const wall = { now: () => instant(Date.now() + ahead) }
    const clock = await clockOf(connections, wall, milliseconds(50))
    running.push({ close: async () => clock.close() })
    await eventually(() => expect(Math.abs(clock.now() - Date.now())).toBeLessThan(100))

    const before = clock.now()
    ahead -= 1_000
    expect(clock.now()).toBeGreaterThanOrEqual(before)
    ahead = 0
    await eventually(() => expect(Math.abs(clock.now() - Date.now())).toBeLessThan(100))
  })
})

describe('closing', () => {
  test('lets what is under way end, refuses what comes after, and leaves nothing behind', async () => {
    const server = await redis()
    const connections = await open(server.url)
    const underWay = Array.from({ length: 100 }, (_, n) => connections.back.run('k', ['APPEND', 'k', `${n}`]))
    const closing = connections.close()
    const { error } = await failure(connections.front.run('k', ['GET', 'k']))
    expect(isOutage(error)).toBe(true)
    await closing
    expect(await Promise.all(underWay)).toHaveLength(100)
    await eventually(async () =>
      expect(String(await server.command('CLIENT', 'LIST')).match(/name=throughline/g)).toBeNull(),
    )
  })

  test('does not wait for a Redis that is gone', async () => {
    const server = await redis()
    const connections = await open(server.url)
    await server.kill()
    const waiting = failure(connections.back.run('k', ['GET', 'k']))
    const { took } = await beatsOf(connections.close)
    expect(took).toBeLessThan(2_500)
    expect(isOutage((await waiting).error)).toBe(true)
  })
})
