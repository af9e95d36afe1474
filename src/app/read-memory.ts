import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Config } from '#config/environment'
import type { Log } from '#contracts/log'
import type { ReadableMemory } from '#contracts/memory'
import { StartError } from '#errors/table'
import { readEmbedded } from '#memory/embedded/index'
import { openMemory } from './open-memory.ts'

/** The memory that the configuration names, for a command that only looks; servers that use it go on. */
export const readMemory = async (config: Config, log: Log): Promise<ReadableMemory> => {
  if (config.redis) return (await openMemory(config, log)).memory
  const directory = join(config.data, 'memory')
  if (!existsSync(directory))
    throw new StartError(
      'DATA',
      `${resolve(directory)} is not there, so nothing has been kept yet; or it is kept elsewhere.`,
    )
  return readEmbedded(directory).catch((error: unknown) => {
    throw new StartError('DATA', error instanceof Error ? error.message : String(error), error)
  })
}
