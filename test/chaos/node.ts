import { run } from '#app/production'
import type { ThroughlineOptions } from '#app/throughline'
import { readConfig } from '#config/environment'
import type { Language } from '#contracts/language'
import type { Memory } from '#contracts/memory'
import { instant } from '#core/time'
import { type News, Order } from './news.ts'
import { slownessOf } from './plan.ts'
import { webhookPath } from './setting.ts'
import { standIn } from './stand-in.ts'
import { watched, watchedAdapter } from './watch.ts'

/*
 * Run as a process of its own, to be killed: the whole program as `throughline start` runs it, with two channels more
 * and slow words in its language. PLATFORM is where the platform of those channels is, CLOCK_AHEAD how many milliseconds
 * its clock is ahead of the machine's.
 */

const { PLATFORM = '', CLOCK_AHEAD = '0' } = process.env
const time = { ahead: Number(CLOCK_AHEAD) }
const clock = { now: () => instant(Date.now() + time.ahead) }

const tell = (news: News): void => {
  process.send?.(news, undefined, undefined, () => {})
}

const slow = (language: Language): Language => ({
  ...language,
  perceive: async (heard) => {
    await new Promise((resolve) => setTimeout(resolve, slownessOf(heard.text)))
    return language.perceive(heard)
  },
})

/** How much there is: replies queued, parcels that have not left, events; the same twice means that it is quiet. */
const standing = async ({ journal }: Memory): Promise<News> => {
  const persons = await journal.persons(Number.MAX_SAFE_INTEGER)
  const recalled = await Promise.all(persons.map((person) => journal.recall(person, Number.MAX_SAFE_INTEGER)))
  const sum = (count: (one: NonNullable<(typeof recalled)[number]>) => number): number =>
    recalled.reduce((total, one) => total + (one ? count(one) : 0), 0)
  return {
    kind: 'standing',
    replies: sum(({ snapshot }) => snapshot.counts.sent),
    pending: sum(({ pending }) => pending.length),
    length: sum(({ snapshot }) => snapshot.length),
  }
}

const obey = async (order: Order, memory: Memory): Promise<void> => {
  if (order.kind === 'push') time.ahead = order.ahead
  else tell(await standing(memory))
}

const arrange = (options: ThroughlineOptions): ThroughlineOptions => {
  process.on('message', (order) => void obey(Order.parse(order), options.memory).catch(() => {}))
  const own = Object.entries(options.webhooks).map(([path, adapter]) => [path, watchedAdapter(adapter, tell)])
  const added = (['keyed', 'blind'] as const).map((channel) => [
    webhookPath(channel),
    watchedAdapter(standIn({ channel, apiRoot: PLATFORM, clock }), tell),
  ])
  return {
    ...options,
    memory: watched(options.memory, clock, tell),
    language: slow(options.language),
    webhooks: Object.fromEntries([...own, ...added]),
  }
}

process.on('disconnect', () => process.exit())
await run(readConfig(process.env), clock, arrange)
tell({ kind: 'ready' })
