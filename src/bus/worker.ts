import type { Clock } from '#contracts/clock'
import type { Log } from '#contracts/log'
import { type Lease, type Memory, TOPICS } from '#contracts/memory'
import { isEarly } from '#core/early'
import { after, type Milliseconds, milliseconds, seconds } from '#core/time'
import { type Pump, pump } from './pump.ts'

/** What gives turns works with. `turn` and `giveUp` each end in a commit, and answer what became of it. */
export type WorkerParts = {
  readonly memory: Memory
  readonly clock: Clock
  readonly log: Log
  readonly turn: (lease: Lease) => Promise<Committed>
  readonly giveUp: (lease: Lease, reason: string) => Promise<Committed>
}

type Committed = Awaited<ReturnType<Memory['mailbox']['commit']>>

/** Step 4: takes persons who have mail and gives each its turn, one at a time per person (B2, I3). */
export const turnPump = (parts: WorkerParts): Pump =>
  pump({
    room: 64,
    take: (most) => parts.memory.mailbox.lease({ now: parts.clock.now(), hold: HOLD, most }),
    work: (lease) => underLease(lease, parts),
    failed: (error) =>
      parts.log.error({ error: String(error) }, 'taking mail failed; it will be tried again'),
  })

const HOLD = seconds(10)
const TRIES = 3

/** Runs the turn and keeps its lease alive meanwhile; a failed turn keeps its mail and comes back after a while. */
const underLease = async (lease: Lease, parts: WorkerParts): Promise<void> => {
  const { memory, clock, log } = parts
  const typing = setTimeout(() => showTyping(lease, memory), SLOW)
  const renewal = setInterval(
    () => void memory.mailbox.renew(lease, clock.now(), HOLD).catch(() => {}),
    HOLD / 3,
  )
  try {
    // A process that died of this mail cannot say so; the count of its leases can.
    if (lease.tries >= TRIES) return void (await parts.giveUp(lease, 'the process died of it'))
    if (isTooEarly(lease))
      return void (await memory.mailbox.release(lease, after(clock.now(), MOMENT), clock.now()))
    const result = await parts.turn(lease)
    if (result === 'fenced') log.warn({ person: lease.person }, 'a turn came too late and was not committed')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    log.error({ person: lease.person, tries: lease.tries, reason }, 'a turn failed')
    if (lease.tries + 1 >= TRIES) await parts.giveUp(lease, reason)
    else await memory.mailbox.release(lease, after(clock.now(), backoff(lease.tries)), clock.now())
  } finally {
    clearInterval(renewal)
    clearTimeout(typing)
  }
}

/** After this long a buyer should see that an answer is being written (C7). */
const SLOW = milliseconds(400)

const showTyping = ({ envelopes }: Lease, { feed }: Memory): void => {
  for (const { event } of envelopes) {
    if (event.kind === 'message-received') feed.publish(TOPICS.typing(event.address), true)
  }
}

/** An answer that overtook the news of its question is given a moment, once. */
const isTooEarly = ({ tries, snapshot, envelopes }: Lease): boolean =>
  tries === 0 &&
  snapshot !== null &&
  isEarly(
    snapshot,
    envelopes.map(({ event }) => event),
  )

const MOMENT = milliseconds(200)

const backoff = (tries: number): Milliseconds => seconds(0.5 * 2 ** tries)
