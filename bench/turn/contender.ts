import { type ChildProcess, fork } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { newFolder } from '#test/support/folders'
import { type RedisServer, startRedis } from '#test/support/redis-server'
import { ACCOUNT, type Ask, type Seed, Usage } from './child.ts'

/** Who is measured. */
export const NAMES = ['floor', 'embedded', 'redis'] as const

/** See the list. */
export type Name = (typeof NAMES)[number]

/** A server in a process of its own, with a Redis of its own where it needs one. */
export type Contender = {
  readonly name: Name
  readonly port: number
  readonly redis: RedisServer | null
  readonly usage: (collect?: boolean) => Promise<Usage>
  readonly seed: (seed: Seed) => Promise<number>
  /** Notes what runs while the work goes on, in a file for any viewer of flame graphs. */
  readonly profile: (file: string, work: () => Promise<void>) => Promise<void>
  readonly stop: () => Promise<void>
}

/** What a contender is started with beside its name. */
export type Setup = {
  readonly providerUrl: string
  /** Something between the server and its Redis: takes its address and answers another. */
  readonly through?: (redisUrl: string) => Promise<string>
}

/** Starts one and waits until it listens. */
export const startContender = async (name: Name, setup: Setup): Promise<Contender> => {
  const data = await newFolder()
  const redis =
    name === 'embedded' ? null : await startRedis({ appendonly: true, config: ['appendfsync everysec'] })
  const redisUrl = redis && (setup.through ? await setup.through(redis.url) : redis.url)
  const child = fork(fileURLToPath(new URL(name === 'floor' ? './floor.js' : './ours.js', import.meta.url)), {
    execArgv: ['--expose-gc'],
    env: environment(data, setup.providerUrl, redisUrl),
  })
  const { ask, ready } = asking(child)
  return {
    name,
    redis,
    port: z.number().parse(await ready),
    usage: async (collect = false) => Usage.parse(await ask({ ask: 'usage', collect })),
    seed: async (seed) => z.number().parse(await ask({ ask: 'seed', seed })),
    profile: async (file, work) => {
      await ask({ ask: 'profile' })
      await work()
      await ask({ ask: 'profiled', file })
    },
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      await ask({ ask: 'stop' })
      await gone
      await redis?.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}

const environment = (data: string, providerUrl: string, redisUrl: string | null): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  PORT: '0',
  HOST: '127.0.0.1',
  LOG_LEVEL: 'error',
  PUBLIC_URL: ACCOUNT.publicUrl,
  THROUGHLINE_LAB: '0',
  THROUGHLINE_DATA: data,
  THROUGHLINE_BUSINESS: fileURLToPath(new URL('../../examples/echo/business.js', import.meta.url)),
  TWILIO_ACCOUNT_SID: ACCOUNT.accountSid,
  TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
  TWILIO_FROM: ACCOUNT.from,
  TWILIO_API_ROOT: providerUrl,
  ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
})

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }

const Reply = z.object({ id: z.number(), value: z.unknown().optional() })

/** Questions and answers by their numbers; number 0 is the port, said without being asked. */
const asking = (child: ChildProcess) => {
  const waiting = new Map<number, Waiting>()
  let asked = 0
  const wait = (id: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
    })
  const ready = wait(0)
  child.once('exit', (code) => {
    const error = new Error(`A measured server ended with ${code}, and what it was asked stays unanswered.`)
    for (const { reject } of waiting.values()) reject(error)
  })
  child.on('message', (message) => {
    const { id, value } = Reply.parse(message)
    waiting.get(id)?.resolve(value)
    waiting.delete(id)
  })
  const ask = (question: Unnumbered<Ask>): Promise<unknown> => {
    asked += 1
    child.send({ ...question, id: asked })
    return wait(asked)
  }
  return { ask, ready }
}
