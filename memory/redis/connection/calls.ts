/** One command on its way to Redis and back. */
export type Call = {
  readonly key: string
  readonly args: readonly string[]
  readonly since: number
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: unknown) => void
  /** Why it is held back; null while it is on its way. Held back, it was certainly not done. */
  held: unknown
  /** Its caller has been told that it took too long. */
  isLate: boolean
  /** Nothing more will come of it. */
  isDone: boolean
}

/** The calls of one connection, in the order in which they were made: so the first is the first to be late. */
export type Calls = {
  add(call: Call): void
  /** Forgets what is done, and gives what has just become late. */
  overdue(now: number): readonly Call[]
  /** Since when the longest unanswered of the late calls has been on its way; null when none is. */
  silentSince(): number | null
  /** A new wire begins with a clean slate. */
  forgive(): void
  hasOpen(): boolean
}

/** No calls yet; each may take `bound` milliseconds. One look at the first does for all, where a timer each would cost. */
export const openCalls = (bound: number): Calls => {
  const calls: Call[] = []
  let late: Call[] = []
  return {
    add: (call) => calls.push(call),
    overdue(now) {
      const young = calls.findIndex(({ isDone, since }) => !isDone && now - since < bound)
      const old = calls.splice(0, young < 0 ? calls.length : young).filter(({ isDone }) => !isDone)
      late = [...late, ...old].filter(({ isDone, held }) => !isDone && held === null)
      for (const call of old) call.isLate = true
      return old
    },
    silentSince: () => late.find(({ isDone }) => !isDone)?.since ?? null,
    forgive() {
      late = []
    },
    hasOpen: () => calls.some(({ isDone }) => !isDone),
  }
}
