/** Something that keeps taking work while there is some and room for it. */
export type Pump = {
  /** There may be work. Cheap to call; calls while it is looking are not lost. */
  ring(): void
  /** Takes nothing more and waits for what is under way. */
  stop(): Promise<void>
}

/** Works through what `take` hands out, at most `room` at a time; one slow piece of work holds up no other (B2). */
export const pump = <Work>(options: {
  readonly room: number
  readonly take: (most: number) => Promise<readonly Work[]>
  readonly work: (work: Work) => Promise<void>
  readonly failed: (error: unknown) => void
}): Pump => {
  const running = new Set<Promise<void>>()
  let isTaking = false
  let hasRung = false
  let isStopped = false

  let looking: Promise<void> = Promise.resolve()

  const look = async (): Promise<void> => {
    isTaking = true
    try {
      while (hasRung && !isStopped && running.size < options.room) {
        hasRung = false
        for (const work of await options.take(options.room - running.size)) begin(work)
      }
    } catch (error) {
      options.failed(error)
    } finally {
      isTaking = false
    }
  }

  const begin = (work: Work): void => {
    const job = options
      .work(work)
      .catch(options.failed)
      .finally(() => {
        running.delete(job)
        ring()
      })
    running.add(job)
  }

  const ring = (): void => {
    hasRung = true
    if (!isTaking) looking = look()
  }

  return {
    ring,
    stop: async () => {
      isStopped = true
      // What is being taken at this moment will be begun: it is under way as well.
      await looking
      await Promise.all(running)
    },
  }
}

/** Several pumps, rung and stopped as one. */
export const together = (pumps: readonly Pump[]): Pump => ({
  ring: () => {
    for (const { ring } of pumps) ring()
  },
  stop: async () => {
    await Promise.all(pumps.map(({ stop }) => stop()))
  },
})
