import type { Instant } from '#core/time'

/** Where the edges get the time; a test pushes it forward instead of waiting. */
export type Clock = { readonly now: () => Instant }
