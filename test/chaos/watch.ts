import type { Adapter } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Commit, Lease, Mailbox, Memory, Outbox } from '#contracts/memory'
import { after } from '#core/time'
import type { News } from './news.ts'
import { timerOf } from './plan.ts'

/** Where news goes. */
export type Tell = (news: News) => void

/** The memory, with every lease, commit, take and settle told of; commits set the timers that the words ask for. */
export const watched = (memory: Memory, clock: Clock, tell: Tell): Memory => ({
  ...memory,
  mailbox: watchedMailbox(memory.mailbox, clock, tell),
  outbox: watchedOutbox(memory.outbox, tell),
})

const watchedMailbox = (mailbox: Mailbox, clock: Clock, tell: Tell): Mailbox => ({
  ...mailbox,
  lease: async (wanted) => {
    const leases = await mailbox.lease(wanted)
    for (const lease of leases) {
      tell({ kind: 'leased', person: lease.person, fence: lease.fence })
      for (const late of latenessIn(lease, clock)) tell({ kind: 'timer', late })
    }
    return leases
  },
  release: async (lease, retryAt, now, why) => {
    tell({ kind: 'released', person: lease.person, fence: lease.fence })
    return mailbox.release(lease, retryAt, now, why)
  },
  commit: async (lease, commit, now) => {
    const result = await mailbox.commit(lease, withTimers(commit, clock), now)
    tell({ kind: 'committed', person: lease.person, fence: lease.fence, result })
    return result
  },
})

const latenessIn = ({ tries, envelopes }: Lease, clock: Clock): readonly number[] =>
  tries > 0
    ? []
    : envelopes.flatMap(({ event }) => (event.kind === 'timer-fired' ? [clock.now() - event.at] : []))

const withTimers = (commit: Commit, clock: Clock): Commit => ({
  ...commit,
  timers: [
    ...commit.timers,
    ...commit.events.flatMap((event) => {
      const wanted = event.kind === 'message-received' ? timerOf(event.activity.text) : null
      return wanted ? [{ timer: wanted.timer, at: after(clock.now(), wanted.in) }] : []
    }),
  ],
})

const watchedOutbox = (outbox: Outbox, tell: Tell): Outbox => ({
  ...outbox,
  take: async (wanted) => {
    const taken = await outbox.take(wanted)
    for (const { id, fence, to, uncertainSince } of taken) {
      tell({ kind: 'took', parcel: id, fence, channel: to.channel, doubtful: uncertainSince !== null })
    }
    return taken
  },
  settle: async (parcel, outcome, now) => {
    const held = await outbox.settle(parcel, outcome, now)
    tell({ kind: 'settled', parcel: parcel.id, fence: parcel.fence, outcome: outcome.kind, held })
    return held
  },
})

/** The adapter, with every question about a doubtful send told of. */
export const watchedAdapter = (adapter: Adapter, tell: Tell): Adapter => ({
  ...adapter,
  reconcile: async (payload, to, key, since) => {
    const answer = await adapter.reconcile(payload, to, key, since)
    tell({ kind: 'asked', parcel: key, answer })
    return answer
  },
})
