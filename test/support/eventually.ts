/** Tries until it does not throw, and answers what came of it; after the deadline, what it threw last is the answer. */
export const eventually = async <T>(attempt: () => T | Promise<T>, deadlineMs = 2_000): Promise<T> => {
  for (const until = Date.now() + deadlineMs; ; ) {
    try {
      return await attempt()
    } catch (error) {
      if (Date.now() > until) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
