import { setTimeout as pause } from 'node:timers/promises'

const LOOK_MS = 5
const LONGEST_MS = 50

/**
 * Tries until it does not throw, and answers what came of it; when its patience has ended, what it threw last is the answer.
 * However long a look took, so little of it counts at most: while the machine stands still, nobody waits.
 */
export const eventually = async <T>(attempt: () => T | Promise<T>, patienceMs = 10_000): Promise<T> => {
  for (let waited = 0; ; ) {
    const begun = performance.now()
    try {
      return await attempt()
    } catch (error) {
      if (waited >= patienceMs) throw error
    }
    await pause(LOOK_MS)
    waited += Math.min(performance.now() - begun, LONGEST_MS)
  }
}
