import type { Feed } from '#contracts/memory'
import type { Json } from '#core/json'

/** News within this process. A listener that throws is the fault of that listener: the others still hear. */
export const inProcessFeed = (): Feed => {
  const topics = new Map<string, Set<(news: Json) => void>>()
  return {
    publish(topic, news) {
      for (const listener of [...(topics.get(topic) ?? [])]) tell(topic, listener, news)
    },
    subscribe(topic, listener) {
      const heard = (news: Json): void => listener(news)
      const listeners = topics.get(topic) ?? new Set()
      topics.set(topic, listeners.add(heard))
      return () => {
        listeners.delete(heard)
        if (listeners.size === 0 && topics.get(topic) === listeners) topics.delete(topic)
      }
    },
  }
}

const tell = (topic: string, listener: (news: Json) => void, news: Json): void => {
  try {
    listener(news)
  } catch (error) {
    process.emitWarning(
      `A listener on the topic "${topic}" threw ${String(error)}. The others were told all the same; mend the listener.`,
    )
  }
}
