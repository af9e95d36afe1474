import { isOutage } from './connection/letters.ts'

/** As long as a lease or a hold could still be worth it; after that the step is somebody else's to repeat. */
const PATIENCE_MS = 30_000
const PAUSE_MS = 200

/**
 * Repeats a step while Redis is gone or changing hands. Only for steps under a fence: whether the one before went
 * through is unknown, and a second one then changes nothing (I3, I5).
 */
export const persistently = async <T>(step: () => Promise<T>): Promise<T> => {
  for (const until = performance.now() + PATIENCE_MS; ; await pause()) {
    try {
      return await step()
    } catch (error) {
      if (!isOutage(error) || performance.now() > until) throw error
    }
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
