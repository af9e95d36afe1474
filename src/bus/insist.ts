import type { Memory } from '#contracts/memory'
import { type Milliseconds, milliseconds, seconds } from '#core/time'
import type { Watch } from './watch.ts'

/**
 * The same memory, but the end of a turn and the end of a delivery are told it again while it does not answer, for as
 * long as it may still matter: both may be repeated, and what they conclude has already happened or been thought out.
 */
export const insisting = (memory: Memory, watch: Watch): Memory => {
  const { mailbox, outbox } = memory
  return {
    ...memory,
    mailbox: {
      ...mailbox,
      commit: (...told) => insist(() => mailbox.commit(...told), UNTIL_LAPSED, watch),
    },
    outbox: {
      ...outbox,
      settle: (...told) => insist(() => outbox.settle(...told), UNTIL_DOUBTFUL, watch),
    },
  }
}

/** Somewhat less than a person and than a parcel is held. */
const UNTIL_LAPSED = seconds(8)
const UNTIL_DOUBTFUL = seconds(25)

const PAUSE: Milliseconds = milliseconds(250)

const insist = async <T>(call: () => Promise<T>, length: Milliseconds, watch: Watch): Promise<T> => {
  const until = performance.now() + length
  for (;;) {
    try {
      return await call()
    } catch (error) {
      watch.failed(error)
      if (performance.now() + PAUSE >= until) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}
