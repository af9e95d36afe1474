import type { Depth } from '#contracts/depth'
import { milliseconds } from '#core/time'

/** A memory in which nothing waits. */
export const NOTHING_WAITS: Depth = {
  turns: { due: 0, later: 0 },
  deliveries: { due: 0, later: 0 },
  longest: milliseconds(0),
  dead: 0,
  aside: 0,
}
