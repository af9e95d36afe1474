/** What an emulator will do in a while, which nobody waits for any more once it is closed. */
export const openTimers = () => {
  const timers = new Set<NodeJS.Timeout>()
  return {
    /** Does it after so many milliseconds. */
    later: (ms: number, go: () => void): void => {
      const timer = setTimeout(() => {
        timers.delete(timer)
        go()
      }, ms)
      timers.add(timer)
    },
    close: (): void => {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
