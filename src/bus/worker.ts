import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import type { Lease, Memory } from '#contracts/memory'
import { after, type Milliseconds, seconds } from '#core/time'
import { attend, type Gesturing, HOLD } from './attend.ts'
import { moments } from './moment.ts'
import { type Pump, pump } from './pump.ts'
import type { Watch } from './watch.ts'

/** What gives turns works with. `turn` and `giveUp` each end in a commit, and answer what became of it. */
export type WorkerParts = {
  readonly memory: Memory
  readonly clock: Clock
  readonly log: Log
  readonly watch: Watch
  readonly gesture: Gesturing
  readonly turn: (lease: Lease) => Promise<Committed>
  readonly giveUp: (lease: Lease, reason: string) => Promise<Committed>
}

type Committed = Awaited<ReturnType<Memory['mailbox']['commit']>> | 'unanswered'

/** Step 4: takes persons who have mail and gives each its turn, one at a time per person (B2, I3). */
export const turnPump = (parts: WorkerParts): Pump => {
  const momentFor = moments()
  return pump({
    room: 64,
    take: (most) => parts.memory.mailbox.lease({ now: parts.clock.now(), hold: HOLD, most }),
    work: (lease) => underLease(lease, momentFor(lease), parts),
    failed: parts.watch.failed,
  })
}

const TRIES = 3

/**
 * Gives the turn under its lease. A failed turn keeps its mail and comes back after a while; one whose commit the memory
 * did not answer has not failed: its lease lapses, and then it shows whether it went through.
 */
const underLease = async (lease: Lease, moment: Milliseconds | null, parts: WorkerParts): Promise<void> => {
  const leave = attend(lease, parts)
  try {
    if (moment !== null) return await release(lease, moment, 'later', parts)
    // A process that died of this mail cannot say so; the count of its leases can.
    const isHopeless = lease.tries >= TRIES
    const committed = isHopeless
      ? await parts.giveUp(lease, 'the process died of it')
      : await parts.turn(lease)
    if (committed === 'fenced')
      parts.log.warn({ person: lease.person }, 'a turn came too late and was not committed')
  } catch (error) {
    await failed(lease, error, parts)
  } finally {
    leave()
  }
}

const failed = async (lease: Lease, error: unknown, parts: WorkerParts): Promise<void> => {
  const { person, tries } = lease
  const reason = error instanceof Error ? error.message : String(error)
  parts.log.error({ person, tries, reason }, 'a turn failed')
  if (tries + 1 < TRIES) return release(lease, seconds(0.5 * 2 ** tries), 'failed', parts)
  try {
    await parts.giveUp(lease, reason)
  } catch (worse) {
    parts.log.error({ person, reason: String(worse) }, 'a turn could not even be given up; it comes again')
  }
}

/** A release that the memory does not answer is no misfortune: the lease lapses by itself. */
const release = async (
  lease: Lease,
  pause: Milliseconds,
  why: 'failed' | 'later',
  { memory, clock, watch }: WorkerParts,
): Promise<void> => {
  const now = clock.now()
  await memory.mailbox.release(lease, after(now, pause), now, why).catch(watch.failed)
}
