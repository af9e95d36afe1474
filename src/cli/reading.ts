import { loggerOf } from '#app/logger'
import { readMemory } from '#app/read-memory'
import { type Config, readConfig } from '#config/environment'
import type { ReadableMemory } from '#contracts/memory'

/** Does something with a memory that is only read, and lets go of it in any case. */
export const reading = async <T>(use: (memory: ReadableMemory, config: Config) => Promise<T>): Promise<T> => {
  const config = readConfig(process.env)
  const memory = await readMemory(config, loggerOf(config))
  try {
    return await use(memory, config)
  } finally {
    await memory.close()
  }
}
