import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import type { Memory } from '#contracts/memory'
import { instant } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { openRedis } from '#memory/redis/index'
import { newFolder } from '../support/folders.ts'
import { startRedis } from '../support/redis-server.ts'

/** Where the memory lives that all nodes share, or the one node has. */
export type Home = {
  /** What a node needs to find it. */
  readonly environmentOf: (node: number) => NodeJS.ProcessEnv
  /** Ends the memory as a power cut would, and starts it again on the same data. */
  readonly restart: () => Promise<void>
  /** Looks into it from outside, while no node runs. */
  readonly look: <T>(read: (memory: Memory) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

/** A directory of the one node's own. */
export const embeddedHome = async (): Promise<Home> => {
  const data = await newFolder()
  await mkdir(join(data, 'memory'))
  return {
    environmentOf: () => ({ THROUGHLINE_DATA: data }),
    restart: async () => {
      throw new Error(
        'The embedded memory lives and dies with its node. Run this with several nodes on Redis.',
      )
    },
    look: async (read) => {
      const memory = await openEmbedded({ directory: join(data, 'memory') })
      return read(memory).finally(() => memory.close())
    },
    close: () => rm(data, { recursive: true, force: true }),
  }
}

const PREFIX = 'chaos'
const WALL: Clock = { now: () => instant(Date.now()) }
const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} }

/** A Redis of our own, whose data outlive it. */
export const redisHome = async (): Promise<Home> => {
  const redis = await startRedis({ appendonly: true })
  const data = await newFolder()
  return {
    environmentOf: (node) => ({
      REDIS_URL: redis.url,
      REDIS_PREFIX: PREFIX,
      THROUGHLINE_DATA: join(data, `node-${node}`),
    }),
    restart: async () => {
      await redis.kill()
      await redis.restart()
    },
    look: async (read) => {
      const memory = await openRedis({
        url: redis.url,
        cluster: false,
        prefix: PREFIX,
        log: SILENT,
        wall: WALL,
      })
      return read(memory).finally(() => memory.close())
    },
    close: async () => {
      await redis.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}
