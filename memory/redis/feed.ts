import { type Feed, TOPICS } from '#contracts/memory'
import type { Json } from '#core/json'
import { inProcessFeed } from '../shared/feed.ts'
import type { Connections } from './connection/connect.ts'
import { allShards, baseOf, type Layout, shardOf } from './keys.ts'
import { readNews } from './read.ts'
import type { Line } from './step.ts'

/**
 * News from all nodes, through sharded channels: each lies where what it is about lies, so that it costs nobody else
 * anything. That there is work is between a memory and its own node.
 */
export const feedOf = (
  layout: Layout,
  line: Line,
  { listen: listening, onBack }: Pick<Connections, 'listen' | 'onBack'>,
): Feed => {
  const here = inProcessFeed()
  const subscribed = new Map<string, Subscribed>()

  const channelsOf = (topic: string): readonly string[] => {
    if (topic === TOPICS.journals)
      return allShards(layout).map((shard) => `${baseOf(shard, layout)}feed:${topic}`)
    return [`${baseOf(shardOf(subjectOf(topic), layout), layout)}feed:${topic}`]
  }

  const listen = (topic: string): void => {
    const known = subscribed.get(topic)
    if (known) {
      known.listeners += 1
      return
    }
    const hear = (message: string): void => here.publish(topic, readNews(message))
    const all = channelsOf(topic).map((channel) => listening.subscribe(channel, hear))
    subscribed.set(topic, { listeners: 1, hear, ready: Promise.all(all).catch(() => {}) })
  }

  const leave = (topic: string): void => {
    const known = subscribed.get(topic)
    if (!known) return
    known.listeners -= 1
    if (known.listeners > 0) return
    subscribed.delete(topic)
    for (const channel of channelsOf(topic)) listening.unsubscribe(channel, known.hear)
  }

  // While Redis was away nothing was heard: whoever reads what a topic is about looks again.
  onBack(() => {
    for (const topic of subscribed.keys()) if (isAboutSomethingKept(topic)) here.publish(topic, null)
  })

  return {
    publish(topic, news) {
      if (topic === TOPICS.work) return here.publish(topic, news)
      const [channel = ''] = channelsOf(topic)
      const send = (): Promise<unknown> => line.run(channel, ['SPUBLISH', channel, JSON.stringify(news)])
      // Who has just begun to listen here hears it as well.
      void (subscribed.get(topic)?.ready ?? Promise.resolve()).then(send).catch(() => {})
    },
    subscribe(topic, listener: (news: Json) => void) {
      const stop = here.subscribe(topic, listener)
      if (topic === TOPICS.work) return stop
      listen(topic)
      let isOver = false
      return () => {
        if (isOver) return
        isOver = true
        stop()
        leave(topic)
      }
    },
  }
}

type Subscribed = {
  listeners: number
  readonly hear: (message: string) => void
  /** Resolves when it is heard. */
  readonly ready: Promise<unknown>
}

const isAboutSomethingKept = (topic: string): boolean => /^(?:person:|stream:|journals$)/.test(topic)

/** `person:…` and `stream:…` are told by the scripts of that person's or stream's shard; anything else by its own name. */
const subjectOf = (topic: string): string => /^(?:person|stream):(.*)$/s.exec(topic)?.[1] ?? topic
