import { setTimeout as pause } from 'node:timers/promises'
import { type Milliseconds, milliseconds, minutes, seconds } from '#core/time'
import type { Standing } from './fleet.ts'
import type { ChaosOptions } from './options.ts'
import type { World } from './world.ts'

/** How often it is looked, and after how long a silence time is pushed. */
const LOOK = seconds(0.5)
const SILENCE = seconds(2)

/** Longer than the timers that words set are ahead: what is still may still have one. */
const STILL = seconds(6)

/** Longer than anything is held or put off, but for retries; and longer than the patience with a send in doubt. */
const STEP = seconds(31)
const LEAP = minutes(11)

/** Whether all came to rest, and how long after the last message; or how it stands instead. */
export type Rest =
  | { readonly kind: 'at rest'; readonly after: Milliseconds }
  | { readonly kind: 'restless'; readonly standing: string }

/**
 * Resolves when all that was accepted has been dealt with, or the patience is over. When nothing happens any more and something is still left, it waits for time to pass: so that is pushed,
 * though not while a turn or a call to a platform is under way, which no clock outruns in earnest. Far only where a
 * little changed nothing.
 */
export const restOf = async (
  { courier, fleet, record, push }: World,
  { patience }: ChaosOptions,
): Promise<Rest> => {
  const begun = Date.now()
  let left = Number.POSITIVE_INFINITY
  let last: Standing | null = null
  let changed = begun
  for (let before = -1; Date.now() - begun < patience; await pause(LOOK)) {
    const taken = courier.tracks.filter(({ acknowledged }) => acknowledged !== null).length
    const standing = await fleet.standing()
    if (!standing) continue
    last = standing
    const { pending, replies, length } = standing
    if (length !== before) changed = Date.now()
    const isDone = pending === 0 && replies >= taken && Date.now() - changed > STILL
    if (isDone && courier.isDone()) return { kind: 'at rest', after: milliseconds(Date.now() - begun) }
    before = length
    if (isDone || !record.isSilent(SILENCE)) continue
    push(pending < left ? STEP : LEAP)
    left = pending
  }
  const { length: all } = courier.tracks
  const taken = courier.tracks.filter(({ acknowledged }) => acknowledged !== null).length
  const standing = last
    ? `${last.replies} answered, ${last.pending} parcels wait`
    : 'no node says how it stands'
  return {
    kind: 'restless',
    standing: `${taken} of ${all} taken, ${record.underWay()} turns under way, ${standing}`,
  }
}
