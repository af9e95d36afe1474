import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '#config/environment'
import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import type { Memory } from '#contracts/memory'
import { instant } from '#core/time'
import { StartError } from '#errors/table'
import { DirectoryHeld, openEmbedded } from '#memory/embedded/index'
import { openRedis, RedisTrouble, type Server } from '#memory/redis/index'
import { secretIn } from './secret-file.ts'

/** A memory, and what goes with it: all who share it must agree on the time and on the secret. */
export type Opened = {
  readonly memory: Memory
  readonly clock: Clock
  readonly signingSecret: string
  /** The Redis it is in; null when it is embedded. */
  readonly redis: Server | null
}

/** Opens the memory that the configuration names, for a server or for a command. */
export const openMemory = (config: Config, log: Log): Promise<Opened> =>
  config.redis ? openShared(config, config.redis, log) : openOwn(config)

const WALL_CLOCK: Clock = { now: () => instant(Date.now()) }

/** Does not leap when somebody sets the machine's clock; what time it is, Redis says. */
const STEADY_CLOCK: Clock = { now: () => instant(performance.timeOrigin + performance.now()) }

const openOwn = async ({ data, signingSecret }: Config): Promise<Opened> => {
  try {
    await mkdir(data, { recursive: true })
    const memory = await openEmbedded({ directory: join(data, 'memory') })
    const secret = signingSecret ?? (await secretIn(data, 'signing-secret')).secret
    return { memory, clock: WALL_CLOCK, signingSecret: secret, redis: null }
  } catch (error) {
    throw error instanceof StartError ? error : new StartError('DATA', messageOf(error), error)
  }
}

const openShared = async (
  { signingSecret }: Config,
  redis: NonNullable<Config['redis']>,
  log: Log,
): Promise<Opened> => {
  try {
    const memory = await openRedis({ ...redis, wall: STEADY_CLOCK, log })
    const secret = signingSecret ?? memory.signingSecret
    return { memory, clock: memory.clock, signingSecret: secret, redis: memory.server }
  } catch (error) {
    throw error instanceof RedisTrouble ? new StartError('REDIS', error.message) : error
  }
}

/** Whether a memory could not be opened because a running process has it. */
export const isHeld = (error: unknown): boolean =>
  error instanceof StartError && error.cause instanceof DirectoryHeld

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
