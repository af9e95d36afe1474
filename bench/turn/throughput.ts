import type { Name } from './contender.ts'
import { inRotation, median, quantile, spending } from './figures.ts'
import { rehearse } from './past.ts'
import { CROWD, IN_FLIGHT, type Rig } from './rig.ts'

/** How much a contender gets done when there is always more to do, and what a message costs it. */
export type Throughput = {
  readonly name: Name
  readonly persons: number
  readonly perSecond: { readonly median: number; readonly best: number }
  readonly serverMicros: number
  readonly redisMicros: number
  /** From webhook to provider, in ms, while it is as busy as it can be. */
  readonly p50: number
}

/** Closed loop: as soon as one message is answered, the next is sent. */
export const measureThroughput = async (
  rigs: readonly Rig[],
  options: { readonly persons: number; readonly rounds: number; readonly ms: number },
): Promise<readonly Throughput[]> => {
  const crowd = { group: CROWD, persons: options.persons }
  const measured = new Map<Name, Awaited<ReturnType<typeof spending>>[]>()
  await inRotation(rigs, options.rounds, async ({ contender, load }) => {
    const round = await spending(contender, () => load.closed(crowd, IN_FLIGHT, options.ms))
    measured.set(contender.name, [...(measured.get(contender.name) ?? []), round])
  })
  return [...measured].map(([name, all]) => {
    const rates = all.map(({ run }) => (1000 * run.done) / run.ms)
    return {
      name,
      persons: options.persons,
      perSecond: { median: median(rates), best: Math.max(...rates) },
      serverMicros: median(all.map(({ spent }) => spent.serverMicros)),
      redisMicros: median(all.map(({ spent }) => spent.redisMicros)),
      p50: median(all.map(({ run }) => quantile(run.latencies, 0.5))),
    }
  })
}

/** Makes the crowd as large as this, each of whom has said one thing before. */
export const grow = async (rigs: readonly Rig[], from: number, persons: number): Promise<void> => {
  for (const rig of rigs) {
    const template = await rehearse(rig, '917', 1)
    await rig.contender.seed({ template, group: CROWD, from, count: persons - from, repeat: 1 })
  }
}
