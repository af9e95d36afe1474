import type { Clock } from '#contracts/clock'
import type { DeskPort } from '#contracts/desk'
import type { Memory } from '#contracts/memory'
import type { SecretKind } from '#core/activity'
import type { PersonId } from '#core/ids'
import type { Rules } from '#core/rules'
import type { Line } from './content.ts'
import type { Threads } from './threads.ts'

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
  /** Takes out what nobody should type into a chat, and says which kinds it was (M9). */
  readonly redact: (text: string) => { readonly text: string; readonly what: readonly SecretKind[] }
}

/** What the parts of the desk work with. */
export type DeskParts = DeskOptions & { readonly threads: Threads }
