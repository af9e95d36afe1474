import type { Memory } from '#contracts/memory'

/** A memory that can be taken away and brought back, as a server behind a network can. */
export type Ailing = {
  readonly memory: Memory
  /** From now on every call is rejected; what was under way still goes through. */
  readonly goAway: () => void
  readonly comeBack: () => void
  /** How many calls were rejected so far. */
  readonly rejected: () => number
}

/** The same memory, as long as it is not taken away. Listening to it goes on: nothing is told. */
export const ailing = (memory: Memory): Ailing => {
  let isAway = false
  let rejected = 0
  const frail = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get: (target, name, receiver) => {
        const member: unknown = Reflect.get(target, name, receiver)
        if (typeof member !== 'function') return member
        return async (...told: readonly unknown[]) => {
          if (isAway) {
            rejected += 1
            throw new Error('The memory is away.')
          }
          return Reflect.apply(member, target, told)
        }
      },
    })
  const { mailbox, outbox, journal, directory, streams, records, depth } = memory
  return {
    memory: {
      ...memory,
      ...frail({ depth }),
      mailbox: frail(mailbox),
      outbox: frail(outbox),
      journal: frail(journal),
      directory: frail(directory),
      streams: frail(streams),
      records: frail(records),
    },
    goAway: () => {
      isAway = true
    },
    comeBack: () => {
      isAway = false
    },
    rejected: () => rejected,
  }
}
