import type { Event } from '#core/event'
import type { Rules } from '#core/rules'
import type { State } from '#core/state'
import type { PageClock } from '../clock.ts'

/** One thing that the heading says, in as many lines as it takes. */
export type Row = readonly [label: string, lines: readonly string[]]

/** Where a deal stands, before it is told how it came there. `events` are those that are told, and the weaves before (M7). */
export type Standing = {
  readonly state: State
  readonly events: readonly Event[]
  readonly rules: Rules
  readonly clock: PageClock
}
