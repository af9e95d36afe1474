import type { Milliseconds } from '#core/time'
import { milliseconds } from '#core/time'

const BEAT_MS = 10

/**
 * How long something takes, in milliseconds as this process itself has them: counted by a timer of its own, which stands still while the
 * machine is busy with others, or the process with itself. What waits for nothing takes no such time, however busy the machine is.
 */
export const beatsOf = async <T>(
  work: () => Promise<T>,
): Promise<{ readonly done: T; readonly took: Milliseconds }> => {
  let beats = 0
  const timer = setInterval(() => {
    beats++
  }, BEAT_MS)
  try {
    const done = await work()
    return { done, took: milliseconds(beats * BEAT_MS) }
  } finally {
    clearInterval(timer)
  }
}
