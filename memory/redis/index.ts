import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import { type Memory, TOPICS } from '#contracts/memory'
import { marksBy } from '../shared/mark.ts'
import { accept } from './accept.ts'
import { asides, readmit } from './aside.ts'
import { bells } from './bell.ts'
import { commit } from './commit.ts'
import { clockOf } from './connection/clock.ts'
import { type Connections, connect } from './connection/connect.ts'
import type { Met } from './connection/opening.ts'
import { dead, revive } from './dead.ts'
import { depth } from './depth.ts'
import { directoryOf } from './directory.ts'
import { erasureOf } from './erase.ts'
import { feedOf } from './feed.ts'
import { giveBack } from './give-back.ts'
import { installationOf } from './installation.ts'
import { journalOf } from './journal.ts'
import { SHARDS } from './keys.ts'
import { lease, release, renew } from './lease.ts'
import { nodeOf, type Way } from './node.ts'
import { pace } from './pace.ts'
import { recordsOf } from './records.ts'
import { readScripts } from './scripts.ts'
import { settle } from './settle.ts'
import { type Line, stepsOn } from './step.ts'
import { streamsOf } from './streams.ts'
import { take } from './take.ts'
import { lookAround, tick } from './tick.ts'

export { RedisTrouble } from './connection/trouble.ts'

/** The Redis that was found: where, which version, and whether what it holds is on disk. */
export type Server = Met

/** Where a Redis is, and what it is used as. */
export type RedisOptions = {
  readonly url: string
  /** A Redis Cluster, of which the URL names one server. */
  readonly cluster: boolean
  /** What the names of all keys begin with: several installations may share one Redis. */
  readonly prefix: string
  readonly log: Log
  /** How many shards a new installation is divided into; an old one keeps what it began with. */
  readonly shards?: number
  /** The machine's clock, which is set by that of Redis. */
  readonly wall: Clock
}

/** A memory that several nodes share, with the time and the secret that they must agree on. */
export type RedisMemory = Memory & {
  readonly clock: Clock
  readonly signingSecret: string
  /** Which Redis it is. */
  readonly server: Server
}

/**
 * The memory of many nodes: one Redis, or a Redis Cluster (B4). What must be atomic is one script in one shard; a
 * person's keys, and all that a turn touches, lie in one. Nothing else coordinates.
 */
export const openRedis = async (options: RedisOptions): Promise<RedisMemory> => {
  const connections = await connect(options)
  try {
    return await memoryOn(connections, options)
  } catch (error) {
    await connections.close()
    throw error
  }
}

const memoryOn = async (connections: Connections, options: RedisOptions): Promise<RedisMemory> => {
  const { prefix, log } = options
  const { signingSecret, shards, salt } = await installationOf(
    connections.front,
    prefix,
    options.shards ?? SHARDS,
  )
  const clock = await clockOf(connections, options.wall)
  const layout = { prefix, shards }
  const scripts = readScripts()
  const wayOn = (line: Line): Way => ({ line, step: stepsOn(line, scripts, layout) })
  const feed = feedOf(layout, connections.front, connections)
  const node = nodeOf({
    layout,
    front: wayOn(connections.front),
    back: wayOn(connections.back),
    log,
    mark: marksBy(salt),
    ring: () => feed.publish(TOPICS.work, null),
  })
  await bells(node, connections.listen)
  await lookAround(node)
  return {
    mailbox: {
      accept: accept(node),
      lease: lease(node),
      renew: renew(node),
      release: release(node),
      commit: commit(node),
      tick: tick(node),
      setAside: asides(node),
      readmit: readmit(node),
    },
    outbox: {
      take: take(node),
      settle: settle(node),
      pace: pace(node),
      dead: dead(node),
      revive: revive(node),
    },
    journal: journalOf(node, clock.now),
    directory: directoryOf(node),
    streams: streamsOf(node),
    records: recordsOf(node),
    erasure: erasureOf(node),
    feed,
    depth: depth(node),
    clock,
    signingSecret,
    server: connections.server,
    close: async () => {
      await giveBack(node, clock.now(), true).catch(() => {})
      clock.close()
      await connections.close()
    },
  }
}
