import type { Clock } from '#contracts/clock'
import type { Desk, DeskPort } from '#contracts/desk'
import type { Memory } from '#contracts/memory'
import type { PersonId } from '#core/ids'
import type { Rules } from '#core/rules'
import type { Line } from './content.ts'
import { earsOf } from './ears.ts'
import { perform } from './perform.ts'
import { openThreads, type Threads } from './threads.ts'

/** What a desk is made of. */
export type DeskOptions = {
  readonly port: DeskPort
  readonly memory: Memory
  readonly rules: Rules
  readonly clock: Clock
  /** Where a person's whole conversation is to be seen, or the command that prints it. */
  readonly whole: (person: PersonId) => Line
  /** Where a kept file is handed out; null where none are kept. */
  readonly fileAddress: (file: { readonly id: string; readonly name: string }) => string | null
}

/** What the parts of the desk work with. */
export type DeskParts = DeskOptions & { readonly threads: Threads }

/** Opens the reps' desk: orders go out to it, and what reps do comes in from now on. */
export const openDesk = (options: DeskOptions): Desk => {
  const parts = { ...options, threads: openThreads(options.memory.records) }
  options.port.listen(earsOf(parts))
  return { perform: (told) => perform(told, parts) }
}
