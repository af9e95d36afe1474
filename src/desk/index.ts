import type { Desk } from '#contracts/desk'
import { earsOf } from './ears.ts'
import type { DeskOptions } from './parts.ts'
import { perform } from './perform.ts'
import { openThreads } from './threads.ts'

/** Opens the reps' desk: orders go out to it, and what reps do comes in from now on. */
export const openDesk = (options: DeskOptions): Desk => {
  const parts = { ...options, threads: openThreads(options.memory.records) }
  options.port.listen(earsOf(parts))
  return { perform: (told) => perform(told, parts) }
}
