import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, describe, expect, test } from '@jest/globals'
import { type Connections, connect } from '#memory/redis/connection/connect'
import { isOutage, letterOf } from '#memory/redis/connection/letters'
import { freePort } from '../../support/free-port.ts'
import { type HearingLog, hearingLog } from '../../support/hearing-log.ts'
import { startCluster } from '../../support/redis-cluster.ts'
import { type RedisServer, type RedisServerOptions, startRedis } from '../../support/redis-server.ts'

const running: { readonly close: () => Promise<unknown> }[] = []

afterAll(async () => {
  for (const each of running.reverse()) await each.close()
})

const redis = async (options: RedisServerOptions = {}): Promise<RedisServer> => {
  const server = await startRedis({ appendonly: true, ...options })
  running.push(server)
  return server
}

const open = async (url: string, cluster = false, log: HearingLog = hearingLog()): Promise<Connections> => {
  const connections = await connect({ url, cluster, prefix: 'shop', log })
  running.push(connections)
  return connections
}

/** The letter of an opening that must fail. */
const letterFor = async (url: string, cluster = false): Promise<string> => {
  const error: unknown = await open(url, cluster).catch((error) => error)
  if (!(error instanceof Error)) throw new Error(`${url} was opened.`)
  expect(error.name).toBe('RedisTrouble')
  return error.message
}

const as = (url: string, login: string): string => url.replace('//', `//${login}@`)

describe('opening refuses, in a letter that says what to do,', () => {
  test('an address where nothing listens', async () => {
    expect(await letterFor(`redis://127.0.0.1:${await freePort()}`)).toMatch(
      /^The Redis at 127\.0\.0\.1:\d+ cannot be reached: nothing listens there\. Start it, or correct the address in REDIS_URL\.$/,
    )
  })

  test('a name that nobody knows', async () => {
    expect(await letterFor('redis://no-such-host.invalid:6379')).toMatch(/cannot be reached: the name /)
  })

  test('a login without a password, with a wrong one, and never repeats it', async () => {
    const { url } = await redis({ config: ['requirepass hunter2'], password: 'hunter2' })
    expect(await letterFor(url)).toMatch(/wants a password \(NOAUTH\).+redis:\/\/:password@host:port/)
    const wrong = await letterFor(as(url, ':hunter3'))
    expect(wrong).toMatch(/WRONGPASS.+Correct them/)
    expect(wrong).not.toContain('hunter')
    expect((await open(as(url, ':hunter2'))).server.address).toBe(url.replace('redis://', ''))
  })

  test.each([
    ['INFO', '+@all -info'],
    ['scripts', '+@all -@scripting'],
    ['the keys', '+@all resetkeys ~other:*'],
    ['the channels', '+@all resetchannels &other:*'],
  ])('a user who may not use %s', async (_what, rules) => {
    const server = await redis()
    await server.command('ACL', 'SETUSER', 'shop', 'on', '>secret', '~*', '&*', ...rules.split(' '))
    expect(await letterFor(as(server.url, 'shop:secret'))).toMatch(/NOPERM.+ACL SETUSER/)
  })

  test('a user with exactly what the letter names is enough', async () => {
    const server = await redis()
    const granted = '~shop:* &shop:* +@all -@admin -@dangerous +info'
    await server.command('ACL', 'SETUSER', 'shop', 'on', '>secret', ...granted.split(' '))
    const { front, time } = await open(as(server.url, 'shop:secret'))
    expect(await front.run('shop:{a}', ['SET', 'shop:{a}', '1'])).toBe('OK')
    const asked = Date.now()
    const told = await time()
    expect([told > asked - 1_000, told < Date.now() + 1_000]).toEqual([true, true])
  })

  test('a version below 7, told by a server that is none: an old Redis cannot be installed beside the new', async () => {
    const old = createServer((socket) => {
      const info = '# Server\r\nredis_version:6.2.14\r\nredis_mode:standalone\r\n'
      socket.on('data', (asked) => {
        for (const [command] of asked.toString().matchAll(/HELLO|INFO|CLIENT/g)) {
          if (command === 'HELLO') socket.write('%1\r\n$6\r\nserver\r\n$5\r\nredis\r\n')
          if (command === 'INFO') socket.write(`$${info.length}\r\n${info}\r\n`)
          if (command === 'CLIENT') socket.write('-ERR unknown subcommand\r\n')
        }
      })
      socket.on('error', () => {})
    })
    await once(old.listen(0, '127.0.0.1'), 'listening')
    const address = old.address()
    const port = typeof address === 'object' ? address?.port : 0
    expect(await letterFor(`redis://127.0.0.1:${port}`)).toMatch(
      /is version 6\.2\.14; Redis 7\.0 or newer is needed \(sharded pub\/sub\)/,
    )
    old.close()
  })

  test('a server that does not know HELLO, without the password it repeats', () => {
    const said = 'ERR unknown command `HELLO`, with args beginning with: `3`, `AUTH`, `default`, `hunter2`, '
    expect(letterOf(new Error(said))).toMatch(/Redis 7\.0 or newer/)
    expect(letterOf(new Error(said))).not.toContain('hunter2')
  })

  test('a read-only replica, and names its master', async () => {
    const master = await redis()
    const replica = await redis({ config: [`replicaof 127.0.0.1 ${master.port}`] })
    expect(await letterFor(replica.url)).toContain(
      `is a read-only replica of 127.0.0.1:${master.port}. Write the address of that master into REDIS_URL.`,
    )
  })

  test('a server that throws away what it was given when its memory is full', async () => {
    const { url } = await redis({ config: ['maxmemory 10mb', 'maxmemory-policy allkeys-lru'] })
    expect(await letterFor(url)).toMatch(
      /maxmemory-policy allkeys-lru: .+CONFIG SET maxmemory-policy noeviction/,
    )
  })

  test('a server whose memory is full', async () => {
    const server = await redis()
    await server.command('SET', 'ballast', 'x'.repeat(1_000_000))
    await server.command('CONFIG', 'SET', 'maxmemory', '1')
    expect(await letterFor(server.url)).toMatch(/\(OOM\)\. Raise maxmemory/)
  })

  test('a frozen server, after five seconds', async () => {
    const server = await redis()
    server.pause()
    expect(await letterFor(server.url)).toMatch(/takes connections and does not answer/)
    server.resume()
  })

  test('REDIS_CLUSTER=1 for a single server', async () => {
    expect(await letterFor((await redis()).url, true)).toMatch(
      /is no Redis Cluster, and REDIS_CLUSTER=1 is set/,
    )
  })

  test('a cluster without REDIS_CLUSTER=1, or with a slot that nobody serves, or a master that throws away', async () => {
    const cluster = await startCluster()
    running.push(cluster)
    expect(await letterFor(cluster.urls[0])).toMatch(/is a node of a Redis Cluster.+Set REDIS_CLUSTER=1/)

    await cluster.nodes[1].command('CONFIG', 'SET', 'maxmemory-policy', 'volatile-lru')
    expect(await letterFor(cluster.urls[0], true)).toMatch(
      new RegExp(`127\\.0\\.0\\.1:${cluster.nodes[1].port} has maxmemory-policy volatile-lru`),
    )
    await cluster.nodes[1].command('CONFIG', 'SET', 'maxmemory-policy', 'noeviction')

    for (const node of cluster.nodes) await node.command('CLUSTER', 'DELSLOTS', '7')
    expect(await letterFor(cluster.urls[0], true)).toMatch(
      /The Redis Cluster at .+ is down: 16383 of 16383 assigned slots are served, of 16384\./,
    )
  })
})

describe('opening warns', () => {
  test('of a server that keeps nothing on disk, and opens all the same', async () => {
    const log = hearingLog()
    const { url } = await redis({ appendonly: false })
    expect((await open(url, false, log)).server).toMatchObject({ appendonly: false, cluster: false })
    expect(log.lines.join()).toMatch(/^warn Redis keeps its data in memory only.+CONFIG SET appendonly yes/)
  })

  test('of nothing where all is well', async () => {
    const log = hearingLog()
    expect((await open((await redis()).url, false, log)).server).toMatchObject({ appendonly: true })
    expect(log.lines).toEqual([])
  })
})

describe('what Redis says while the program runs', () => {
  const failing = async (server: RedisServer, ...change: readonly string[]): Promise<unknown> => {
    const { front } = await open(server.url)
    await server.command(...change)
    return front.run('k', ['SET', 'k', '1']).then(
      () => 'It was kept.',
      (error) => error,
    )
  }

  test('memory full: an outage, with what to do', async () => {
    const error = await failing(await redis(), 'CONFIG', 'SET', 'maxmemory', '1')
    expect([isOutage(error), letterOf(error)]).toEqual([
      true,
      expect.stringMatching(/no memory left.+maxmemory/),
    ])
  })

  test('it has become a replica: an outage, with what to do', async () => {
    const master = await redis()
    const error = await failing(await redis(), 'REPLICAOF', '127.0.0.1', String(master.port))
    expect([isOutage(error), letterOf(error)]).toEqual([
      true,
      expect.stringMatching(/read-only replica.+REDIS_URL/),
    ])
  })

  test('its disk is full: an outage, with what to do', () => {
    const error = new Error('MISCONF Errors writing to the AOF file: No space left on device')
    expect([isOutage(error), letterOf(error)]).toEqual([
      true,
      expect.stringMatching(/cannot write to its disk/),
    ])
  })

  test('a call that is wrong in itself is no outage', async () => {
    const { front } = await open((await redis()).url)
    await front.run('k', ['SET', 'k', 'word'])
    const error: unknown = await front.run('k', ['INCR', 'k']).catch((error) => error)
    expect([isOutage(error), letterOf(error)]).toEqual([
      false,
      'Redis refused: ERR value is not an integer or out of range',
    ])
    const forgotten: unknown = await front
      .run('k', ['EVALSHA', '0'.repeat(40), '1', 'k'])
      .catch((error) => error)
    expect([isOutage(forgotten), letterOf(forgotten)]).toEqual([false, expect.stringMatching(/NOSCRIPT/)])
  })
})
