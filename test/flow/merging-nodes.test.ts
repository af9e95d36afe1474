import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Memory } from '#contracts/memory'
import { fold, initialState } from '#core/evolve'
import { historyOf } from '#core/history'
import { canonical } from '#core/json'
import { type App, openApp } from '../support/app.ts'
import { phone, visitorAt } from '../support/buyer.ts'
import { MERGE_STEPS, mergePoint } from '../support/crash-points.ts'
import { eventually } from '../support/eventually.ts'
import { freePort } from '../support/free-port.ts'
import { openNode } from '../support/redis-memory.ts'
import { type RedisServer, startRedis } from '../support/redis-server.ts'

const SCRIPT = fileURLToPath(new URL('../support/crashing-server.js', import.meta.url))

/** Two buyers on the website, each with a phone; then each proves that the other's phone is theirs, at one moment and on two nodes. */
const NUMBERS = ['+12125550171', '+12125550172'] as const

/** Another node on the same Redis, in a process that ends itself with SIGKILL when it comes to that point. */
const mortalNode = async (app: App, redis: RedisServer, point: string) => {
  const port = await freePort()
  const env = {
    PORT: String(port),
    REDIS_URL: redis.url,
    THROUGHLINE_DATA: app.data,
    LOG_LEVEL: 'silent',
    CLOCK_AHEAD: String(app.now() - Date.now()),
    CRASH: point,
  }
  const child = fork(SCRIPT, { env, execArgv: [] })
  await Promise.race([once(child, 'message'), once(child, 'exit')])
  const end = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  return { url: `http://localhost:${port}`, end }
}

const oneOf = async ({ journal, outbox }: Memory) => {
  const kept = await Promise.all((await journal.persons(20)).map((person) => journal.recall(person)))
  const known = kept.filter((one) => one !== null)
  const stays = known.filter(({ snapshot }) => snapshot.mergedInto === undefined)
  const waiting = known.flatMap(({ pending }) => pending)
  return { stays, waiting, dead: await outbox.dead(9) }
}

describe('Two who become one on two nodes, each asked by the other at the same moment (M7)', () => {
  let redis: RedisServer
  let app: App
  const ends: (() => Promise<void>)[] = []

  beforeAll(async () => {
    redis = await startRedis({ appendonly: true })
    app = await openApp({ REDIS_URL: redis.url })
  })
  afterAll(async () => {
    for (const end of ends) await end()
    await app.close()
    await redis.close()
  })

  test('are one, with every word once, though the node that does a step of it is killed', async () => {
    const point = mergePoint('before', MERGE_STEPS[3])
    const other = await mortalNode(app, redis, point)
    ends.push(other.end)
    const [one, two] = [await visitorAt([app.url]), await visitorAt([other.url])]
    const codeOn = async (web: typeof one, number: string): Promise<string> => {
      const device = phone(app.url, number)
      const before = (await device.all()).length
      await web.say('can I text with you instead?')
      await web.say(number)
      return eventually(async () => {
        const [, code] = /code is (\d{6})/.exec((await device.all()).slice(before).join('\n')) ?? []
        if (code === undefined) throw new Error('No code has come.')
        return code
      })
    }
    await one.say('Hi, we are about 40 people and want coffee machines')
    await two.say('Hello, I decide that myself')
    await one.say(await codeOn(one, NUMBERS[0]))
    await two.say(await codeOn(two, NUMBERS[1]))
    await phone(app.url, NUMBERS[0]).say('before Dec 20 please')
    const codes = [await codeOn(one, NUMBERS[1]), await codeOn(two, NUMBERS[0])] as const
    await Promise.all([one.send(codes[0]), two.send(codes[1])])
    await other.end()
    const memory = await openNode({ url: redis.url, prefix: PREFIX })
    ends.push(() => memory.close())
    const left = await eventually(async () => {
      const now = await oneOf(memory)
      if (now.stays.length !== 1 || now.waiting.length > 0) throw new Error('They are not one yet.')
      return now
    }, 60_000)
    const [stays] = left.stays
    if (!stays) throw new Error('Somebody was to be left.')
    expect(Object.keys(stays.snapshot.addresses)).toHaveLength(4)
    const said = historyOf(stays.events).flatMap((event) =>
      event.kind === 'message-received' ? [event.activity.id] : [],
    )
    expect(new Set(said).size).toBe(said.length)
    expect(said).toHaveLength(15)
    expect(stays.snapshot.signals).toMatchObject({ quantity: { value: 40 }, decision: { value: 'self' } })
    expect(canonical(fold(initialState(stays.snapshot.person), stays.events))).toBe(canonical(stays.snapshot))
    expect(left.dead).toEqual([])
  }, 120_000)
})

const PREFIX = 'throughline'
