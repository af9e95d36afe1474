import { EventEmitter } from 'node:events'
import type { Feed, Line, Streams } from '#contracts/memory'
import { TOPICS } from '#contracts/memory'

/** Streams and a feed in a few maps: all that the website chat asks of a memory. */
export const streamsInMemory = (): { readonly streams: Streams; readonly feed: Feed } => {
  const lines = new Map<string, Line[]>()
  const positions = new Map<string, number>()
  const news = new EventEmitter().setMaxListeners(0)
  const feed: Feed = {
    publish: (topic, what) => {
      news.emit(topic, what)
    },
    subscribe: (topic, listener) => {
      news.on(topic, listener)
      return () => news.off(topic, listener)
    },
  }
  const streams: Streams = {
    append: async (stream, key, line) => {
      const known = positions.get(`${stream} ${key}`)
      if (known !== undefined) return known
      const all = lines.get(stream) ?? []
      const position = all.length + 1
      lines.set(stream, [...all, { position, line }])
      positions.set(`${stream} ${key}`, position)
      feed.publish(TOPICS.stream(stream), position)
      return position
    },
    read: async (stream, after, most) =>
      (lines.get(stream) ?? []).filter(({ position }) => position > after).slice(0, most),
    end: async (stream) => lines.get(stream)?.length ?? 0,
  }
  return { streams, feed }
}
