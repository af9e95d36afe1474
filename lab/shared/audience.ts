/** Who hears of what an emulator keeps. */
export const openAudience = <T>() => {
  const listeners = new Set<(news: T) => void>()
  return {
    tell: (news: T): void => {
      for (const listener of listeners) listener(news)
    },
    /** Answers the way to stop. */
    watch: (listener: (news: T) => void) => {
      listeners.add(listener)
      return (): void => void listeners.delete(listener)
    },
  }
}
