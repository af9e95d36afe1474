import type { Lease, Memory } from '#contracts/memory'
import { milliseconds } from '#core/time'
import type { Tell } from './series.ts'
import { tellDelivery, tellTurn } from './turned.ts'

/**
 * The memory, with all that is committed and delivered counted as it passes. So no room on the way needs to know that anybody
 * counts, and what is counted is what has happened: a turn that was not committed has asked no model, as far as the journal goes.
 */
export const counting = (memory: Memory, tell: Tell): Memory => {
  const begun = new WeakMap<Lease, number>()
  const { mailbox, outbox } = memory
  return {
    ...memory,
    mailbox: {
      ...mailbox,
      lease: async (options) => {
        const leases = await mailbox.lease(options)
        const now = performance.now()
        for (const lease of leases) begun.set(lease, now)
        return leases
      },
      release: (lease, at, now, why) => {
        if (why !== 'later') tell('turns', { outcome: 'failed' })
        return mailbox.release(lease, at, now, why)
      },
      commit: async (lease, commit, now) => {
        const came = await mailbox.commit(lease, commit, now).catch((error: unknown) => {
          tell('turns', { outcome: 'unanswered' })
          throw error
        })
        const since = begun.get(lease)
        const took = since === undefined ? null : milliseconds(performance.now() - since)
        if (came === 'fenced') tell('turns', { outcome: 'fenced' })
        else tellTurn(commit, took, tell)
        return came
      },
    },
    outbox: {
      ...outbox,
      settle: async (parcel, outcome, now) => {
        const isTheirs = await outbox.settle(parcel, outcome, now)
        if (isTheirs) tellDelivery(parcel, outcome, now, tell)
        return isTheirs
      },
    },
  }
}
