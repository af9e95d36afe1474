import type { LabTeam } from './options.ts'
import type { Parts } from './parts.ts'

/** Arguments of a call: of a form or of JSON, structures of either read. */
export type Arguments = { readonly [name: string]: unknown }

/** What a method answers; without `error` it went well. */
export type Answer = { readonly error?: string; readonly [name: string]: unknown }

/** A method of the Web API: the scopes of which it needs one, and what it does. */
export type Method = {
  readonly scopes: readonly string[]
  readonly run: (call: {
    readonly team: LabTeam
    readonly given: Arguments
    readonly parts: Parts
    /** Where the emulator was called, for addresses of files. */
    readonly origin: string
  }) => Answer
}
