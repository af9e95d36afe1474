import type { Adapter } from '#contracts/adapter'
import type { Calendar } from '#contracts/calendar'
import type { CheckoutProvider } from '#contracts/checkout'
import type { Clock } from '#contracts/clock'
import type { Memory } from '#contracts/memory'
import type { Model } from '#contracts/model'
import type { Webhooks } from '#contracts/webhooks'
import { type Metrics, openMetrics } from '#metrics/prometheus/index'

/** What an app is made of, as far as it is counted by name, and what is asked how much waits. */
type Named = {
  readonly memory: Memory
  readonly clock: Clock
  readonly webchat: { readonly adapter: Adapter }
  readonly webhooks: Webhooks
  readonly senders?: readonly Adapter[]
  readonly checkout?: CheckoutProvider | null
  readonly calendar?: Calendar | null
  readonly model?: Model | null
}

/** What this app counts of itself, by the names of all that it is made of. */
export const figuresOf = (named: Named, memoryAnswers: () => boolean): Metrics => {
  const { memory, clock, webchat, webhooks, senders = [], checkout, calendar, model } = named
  const posting = Object.values(webhooks).map(({ channel }) => channel)
  const channels = [webchat.adapter.channel, ...posting, ...senders.map(({ channel }) => channel)]
  const hooks = [...(checkout ? [checkout.name] : []), ...(calendar?.hook ? [calendar.name] : [])]
  return openMetrics({
    channels: [...new Set(channels)],
    sources: [...new Set([...posting, ...hooks, 'signals'])],
    memoryAnswers,
    depth: (lines) => memory.depth(lines, clock.now()),
    modelRests: () => model?.rests?.() ?? false,
  })
}
