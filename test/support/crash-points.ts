import type { ThroughlineOptions } from '#app/throughline'
import type { Adapter } from '#contracts/adapter'
import type { Language } from '#contracts/language'
import type { Envelope, Mailbox, Memory, NewParcel, Outbox } from '#contracts/memory'
import { type Address, strangerAt } from '#core/address'
import type { PersonId } from '#core/ids'

/** The steps of a turn that reach for something outside the core, in their order (design, "One message, ten steps"). */
export const STEPS = ['accept', 'lease', 'perceive', 'compose', 'commit', 'take', 'send', 'settle'] as const

type Step = (typeof STEPS)[number]
type When = 'before' | 'after'

/** Where a process dies, such as `after:commit:2`: when the commit of the turn that says our second sentence is done. */
export const crashPoint = (when: When, step: Step, reply: number): string => `${when}:${step}:${reply}`

/** The steps by which two persons become one: mail that goes from one to the other, commits, and whose an address is (M7). */
export const MERGE_STEPS = [
  'commit address-joined',
  'mail merge-asked',
  'commit merged-away',
  'mail past-arrived',
  'join',
  'commit rewoven',
] as const

type MergeStep = (typeof MERGE_STEPS)[number]

/** Where a process dies on that way, such as `after:mail past-arrived`. */
export const mergePoint = (when: When, step: MergeStep): string => `${when}:${step}`

/**
 * The app with every step watched; at the point, the process ends itself with SIGKILL. Steps are told apart by the
 * reply they lead to, which is the same number in every life of the process. Only what the buyer caused counts: not
 * news of deliveries. A lease or a take is one only when there is something to find.
 */
export const dyingAt = (point: string, options: ThroughlineOptions): ThroughlineOptions => {
  const reach: Reach = (when, step, reply) => {
    if (crashPoint(when, step, reply) === point) process.kill(process.pid, 'SIGKILL')
  }
  const turn: Turn = { reply: 0, accepted: 0, committed: 0 }
  const merging = mergingThrough(point)
  return {
    ...options,
    memory: {
      ...options.memory,
      directory: {
        ...options.memory.directory,
        join: (address, person) => merging(['join'], () => options.memory.directory.join(address, person)),
      },
      mailbox: dyingMailbox(mailingThrough(options.memory, merging), turn, reach),
      outbox: dyingOutbox(options.memory, turn, reach),
    },
    language: dyingLanguage(options.language, turn, reach),
    webhooks: Object.fromEntries(
      Object.entries(options.webhooks).map(([path, adapter]) => [path, dyingAdapter(adapter, reach)]),
    ),
    webchat: { ...options.webchat, adapter: dyingAdapter(options.webchat.adapter, reach) },
  }
}

type Merging = <T>(steps: readonly string[], call: () => Promise<T>) => Promise<T>

const mergingThrough =
  (point: string): Merging =>
  async (steps, call) => {
    const reach = (when: When): void => {
      if (steps.some((step) => `${when}:${step}` === point)) process.kill(process.pid, 'SIGKILL')
    }
    reach('before')
    const answer = await call()
    reach('after')
    return answer
  }

const mailingThrough = (memory: Memory, merging: Merging): Memory => ({
  ...memory,
  mailbox: {
    ...memory.mailbox,
    accept: (to, envelope, now) =>
      merging([`mail ${envelope.event.kind}`], () => memory.mailbox.accept(to, envelope, now)),
    commit: (lease, commit, now) =>
      merging(
        commit.events.map(({ kind }) => `commit ${kind}`),
        () => memory.mailbox.commit(lease, commit, now),
      ),
  },
})

/** Which reply this life of the process is at: the one a turn is under way for, and the last of each step. */
type Turn = { reply: number; accepted: number; committed: number }

type Reach = (when: When, step: Step, reply: number) => void

const through = async <T>(reach: Reach, step: Step, reply: number, call: () => Promise<T>): Promise<T> => {
  reach('before', step, reply)
  const answer = await call()
  reach('after', step, reply)
  return answer
}

const dyingMailbox = ({ mailbox, journal, directory }: Memory, turn: Turn, reach: Reach): Mailbox => {
  const personAt = async (address: Address): Promise<PersonId> =>
    (await directory.personOf(address)) ?? strangerAt(address)
  const nextReply = async (to: PersonId | Address): Promise<number> =>
    ((await journal.snapshotOf(typeof to === 'string' ? to : await personAt(to)))?.counts.sent ?? 0) + 1
  let accepted: Promise<unknown> = Promise.resolve()
  return {
    ...mailbox,
    accept: async (to, envelope, now) => {
      if (!isFromBuyer(envelope)) return mailbox.accept(to, envelope, now)
      const reply = await nextReply(to)
      const accepting = through(reach, 'accept', reply, () => {
        turn.accepted = reply
        return mailbox.accept(to, envelope, now)
      })
      accepted = accepting.catch(() => {})
      return accepting
    },
    lease: async (wanted) => {
      reach('before', 'lease', turn.accepted)
      // On a slow disk a turn may be over before its message is safe; here one step comes after the other.
      await accepted
      const leases = await mailbox.lease(wanted)
      for (const { snapshot } of leases.filter(({ envelopes }) => envelopes.some(isFromBuyer))) {
        turn.reply = (snapshot?.counts.sent ?? 0) + 1
        reach('after', 'lease', turn.reply)
      }
      return leases
    },
    commit: (lease, commit, now) =>
      lease.envelopes.some(isFromBuyer)
        ? through(reach, 'commit', turn.reply, () => {
            turn.committed = turn.reply
            return mailbox.commit(lease, commit, now)
          })
        : mailbox.commit(lease, commit, now),
  }
}

const dyingOutbox = ({ outbox }: Memory, turn: Turn, reach: Reach): Outbox => ({
  ...outbox,
  take: async (wanted) => {
    reach('before', 'take', turn.committed)
    const taken = await outbox.take(wanted)
    for (const parcel of taken.filter(isSend)) reach('after', 'take', replyOf(parcel.id))
    return taken
  },
  settle: (parcel, outcome, now) =>
    isSend(parcel)
      ? through(reach, 'settle', replyOf(parcel.id), () => outbox.settle(parcel, outcome, now))
      : outbox.settle(parcel, outcome, now),
})

const dyingLanguage = (language: Language, turn: Turn, reach: Reach): Language => ({
  ...language,
  perceive: (heard) => through(reach, 'perceive', turn.reply, () => language.perceive(heard)),
  compose: (briefs) => through(reach, 'compose', turn.reply, () => language.compose(briefs)),
})

const dyingAdapter = (adapter: Adapter, reach: Reach): Adapter => ({
  ...adapter,
  send: (payload, to, key) =>
    through(reach, 'send', replyOf(key), () => adapter.send(payload, to, key, null)),
})

const isFromBuyer = ({ event }: Envelope): boolean =>
  event.kind === 'message-received' || event.kind === 'payment-received'

const isSend = ({ deed }: NewParcel): boolean => deed.act === 'send'

/** Parcels are numbered in the order we speak: `….out2` is our second sentence. */
const replyOf = (parcel: string): number => Number(/\.out(\d+)/.exec(parcel)?.[1])
