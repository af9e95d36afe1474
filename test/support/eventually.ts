/** Tries until it does not throw; after the deadline, what it threw last is the answer. */
export const eventually = async (attempt: () => unknown, deadlineMs = 2_000): Promise<void> => {
  for (const until = Date.now() + deadlineMs; ; ) {
    try {
      await attempt()
      return
    } catch (error) {
      if (Date.now() > until) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
