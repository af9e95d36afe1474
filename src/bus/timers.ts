import type { Clock } from '#contracts/clock'
import type { Memory } from '#contracts/memory'
import { type Instant, type Milliseconds, milliseconds } from '#core/time'
import type { Watch } from './watch.ts'

/** How late anything is noticed at most that nobody expected. */
const BEAT: Milliseconds = milliseconds(250)
/** However much is due: there is other work too. */
const LEAST: Milliseconds = milliseconds(20)

/** What keeps the memory's time on this node. */
export type Timers = {
  /** Something falls due then: a beat comes in time for it. */
  expect(at: Instant): void
  stop(): void
}

/**
 * Keeps time for the memory (B5): lets what is due come due, then rings. One beat at a time, however slow the memory
 * is; the next one comes when something falls due, and soon in any case. Waits by the machine's own time, since a pushed
 * clock may leap.
 */
export const startTimers = (parts: {
  readonly memory: Memory
  readonly clock: Clock
  readonly watch: Watch
  readonly ring: () => void
}): Timers => {
  let next = Number.POSITIVE_INFINITY
  let last = 0
  let isBeating = false
  let isStopped = false
  let timer: ReturnType<typeof setTimeout> | undefined

  /** The earliest of all that was planned counts. */
  const plan = (wait: number): void => {
    const at = Math.max(performance.now() + wait, last + LEAST)
    if (at >= next) return
    next = at
    if (!isBeating) arm()
  }

  const arm = (): void => {
    clearTimeout(timer)
    // A timer may be a fraction early, and then nothing would be due yet.
    if (!isStopped) timer = setTimeout(() => void beat(), Math.ceil(next - performance.now()) + 1)
  }

  const expect = (at: Instant): void => plan(at - parts.clock.now())

  const beat = async (): Promise<void> => {
    isBeating = true
    last = performance.now()
    next = last + BEAT
    try {
      const { nextDue } = await parts.memory.mailbox.tick(parts.clock.now())
      if (nextDue !== null) expect(nextDue)
      parts.watch.beat()
      if (!isStopped) parts.ring()
    } catch (error) {
      if (!isStopped) parts.watch.failed(error)
    }
    isBeating = false
    arm()
  }

  plan(0)
  return {
    expect,
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
