import type { Log } from '#contracts/log'

/** Whether the memory answers: an outage is one line in the log when it begins and one when it is over. */
export type Watch = {
  /** A call to the memory was rejected. */
  failed(error: unknown): void
  /** Another beat is over: when nothing has failed since the one before, the memory is back. */
  beat(): void
  isOut(): boolean
}

/** Keeps watch over a memory for all who call it. */
export const watchOver = (log: Log): Watch => {
  let isOut = false
  let failures = 0
  let sinceBeat = 0
  return {
    failed: (error) => {
      failures += 1
      sinceBeat += 1
      if (isOut) return
      isOut = true
      log.error({ error: String(error) }, 'the memory does not answer; what waits goes on when it does')
    },
    beat: () => {
      if (isOut && sinceBeat === 0) {
        log.warn({ failures }, 'the memory answers again')
        isOut = false
        failures = 0
      }
      sinceBeat = 0
    },
    isOut: () => isOut,
  }
}
