import type { Act } from '#core/effect'
import type { Event } from '#core/event'
import type { State } from '#core/state'

/** What a turn has come to so far. */
export type Pass = { readonly state: State; readonly events: readonly Event[]; readonly acts: readonly Act[] }
