import type { ThroughlineOptions } from '#app/throughline'
import type { Adapter } from '#contracts/adapter'
import type { Language } from '#contracts/language'
import type { Commit, Envelope, Mailbox, Memory, NewParcel, Outbox } from '#contracts/memory'

/** The steps of a turn that reach for something outside the core, in their order (design, "One message, ten steps"). */
export const STEPS = ['accept', 'lease', 'perceive', 'compose', 'commit', 'take', 'send', 'settle'] as const

export type Step = (typeof STEPS)[number]

/** Where a process dies: just before or just after a step is done for the `nth` time. */
export type CrashPoint = { readonly when: 'before' | 'after'; readonly step: Step; readonly nth: number }

/** A point as it is written in an environment variable, such as `after:commit:2`. */
export const nameOf = ({ when, step, nth }: CrashPoint): string => `${when}:${step}:${nth}`

/**
 * The app with every step watched; at the point, the process ends itself with SIGKILL. Only what a buyer caused is
 * counted (their messages and payments, our replies), so that the n-th time is the same in every run: not news of
 * deliveries, nor a lease or a take that found nothing. Before a lease or a take is when there is something to find.
 */
export const dyingAt = (point: string, options: ThroughlineOptions): ThroughlineOptions => {
  const counts = Object.fromEntries(STEPS.map((step) => [step, 0]))
  const count = (step: Step, more = 1): number => {
    counts[step] = (counts[step] ?? 0) + more
    return counts[step]
  }
  const die = (when: CrashPoint['when'], step: Step, nth: number): void => {
    if (nameOf({ when, step, nth }) === point) process.kill(process.pid, 'SIGKILL')
  }
  const watched =
    <Args extends readonly unknown[], Answer>(
      step: Step,
      isBuyers: (...args: Args) => boolean,
      call: (...args: Args) => Promise<Answer>,
    ) =>
    async (...args: Args): Promise<Answer> => {
      if (!isBuyers(...args)) return call(...args)
      const nth = count(step)
      die('before', step, nth)
      const answer = await call(...args)
      die('after', step, nth)
      return answer
    }

  const { memory, language } = options
  let parcels = 0
  const mailbox: Mailbox = {
    ...memory.mailbox,
    accept: watched('accept', (_, envelope) => isFromBuyer(envelope), memory.mailbox.accept),
    lease: async (wanted) => {
      die('before', 'lease', counts.accept ?? 0)
      const leases = await memory.mailbox.lease(wanted)
      if (leases.some(({ envelopes }) => envelopes.some(isFromBuyer))) die('after', 'lease', count('lease'))
      return leases
    },
    commit: watched(
      'commit',
      (_, commit) => isReply(commit),
      (lease, commit, now) => {
        parcels += commit.parcels.filter(isSend).length
        return memory.mailbox.commit(lease, commit, now)
      },
    ),
  }
  const outbox: Outbox = {
    ...memory.outbox,
    take: async (wanted) => {
      die('before', 'take', parcels)
      const taken = await memory.outbox.take(wanted)
      const sends = taken.filter(isSend).length
      if (sends > 0) die('after', 'take', count('take', sends))
      return taken
    },
    settle: watched('settle', isSend, memory.outbox.settle),
  }
  const dyingMemory: Memory = { ...memory, mailbox, outbox }
  const dyingLanguage: Language = {
    ...language,
    perceive: watched('perceive', always, language.perceive),
    compose: watched('compose', always, language.compose),
  }
  const dying = (adapter: Adapter): Adapter => ({ ...adapter, send: watched('send', always, adapter.send) })
  return {
    ...options,
    memory: dyingMemory,
    language: dyingLanguage,
    webhooks: Object.fromEntries(
      Object.entries(options.webhooks).map(([path, adapter]) => [path, dying(adapter)]),
    ),
    webchat: { ...options.webchat, adapter: dying(options.webchat.adapter) },
  }
}

const isFromBuyer = ({ event }: Envelope): boolean =>
  event.kind === 'message-received' || event.kind === 'payment-received'

const isReply = ({ parcels }: Commit): boolean => parcels.some(isSend)

const isSend = ({ deed }: NewParcel): boolean => deed.act === 'send'

const always = (): boolean => true
