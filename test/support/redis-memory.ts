import type { Clock } from '#contracts/clock'
import { instant } from '#core/time'
import { openRedis, type RedisMemory } from '#memory/redis/index'
import type { Opened } from '../contracts/memory/promise.ts'
import { hearingLog } from './hearing-log.ts'
import { freshPrefix } from './shared-redis.ts'

const wall: Clock = { now: () => instant(Date.now()) }

/** Where the memory under test is, and how it is divided. */
export type Place = {
  readonly url: string
  readonly cluster?: boolean
  readonly shards?: number
  /** None: an installation of its own. */
  readonly prefix?: string
}

/** A node's memory, in an installation that nobody else uses unless it is named. */
export const openNode = ({
  url,
  cluster = false,
  prefix = freshPrefix(),
  ...rest
}: Place): Promise<RedisMemory> => openRedis({ url, cluster, prefix, wall, log: hearingLog(), ...rest })

/** An empty memory; `reopen` is another node, while the first may still be there. */
export const openInstallation = async (place: Place): Promise<Opened> => {
  const prefix = freshPrefix()
  const nodes: RedisMemory[] = []
  const enter = async (): Promise<RedisMemory> => {
    const node = await openNode({ ...place, prefix })
    nodes.push(node)
    return node
  }
  return {
    memory: await enter(),
    reopen: enter,
    close: async () => {
      for (const node of nodes) await node.close()
    },
  }
}
