import type { Name } from './contender.ts'
import { inRotation, median, quantile } from './figures.ts'
import type { Run } from './load.ts'
import { CROWD, type Rig } from './rig.ts'
import type { Throughput } from './throughput.ts'

/** How long a message takes from webhook to provider, in ms, when they arrive by chance at this rate. */
export type Latency = {
  readonly name: Name
  readonly at: 'half its own' | "half the floor's"
  readonly perSecond: number
  readonly p50: number
  readonly p99: { readonly median: number; readonly best: number }
  /** How late the load generator was, for which nobody measured is to blame. */
  readonly lateP99: number
}

/** Open loop at half of what each can do, and at half of what the floor can, where that is not more than it can do. */
export const measureLatency = async (
  rigs: readonly Rig[],
  throughputs: readonly Throughput[],
  options: { readonly persons: number; readonly rounds: number; readonly ms: number },
): Promise<readonly Latency[]> => {
  const most = (name: Name) => throughputs.find((one) => one.name === name)?.perSecond.median ?? 0
  const own = rigs.map((rig) => ({
    rig,
    at: 'half its own' as const,
    perSecond: most(rig.contender.name) / 2,
  }))
  const floors = rigs
    .map((rig) => ({ rig, at: "half the floor's" as const, perSecond: most('floor') / 2 }))
    .filter(({ rig, perSecond }) => perSecond > 0 && perSecond < REACH * most(rig.contender.name))
  const loads = [...own, ...floors.filter(({ rig }) => rig.contender.name !== 'floor')]
  const runs = new Map<(typeof loads)[number], Run[]>()
  await inRotation(loads, options.rounds, async (one) => {
    const run = await one.rig.load.open({ group: CROWD, persons: options.persons }, one.perSecond, options.ms)
    runs.set(one, [...(runs.get(one) ?? []), run])
  })
  return [...runs].map(([{ rig, at, perSecond }, all]) => {
    const p99s = all.map(({ latencies }) => quantile(latencies, 0.99))
    return {
      name: rig.contender.name,
      at,
      perSecond,
      p50: median(all.map(({ latencies }) => quantile(latencies, 0.5))),
      p99: { median: median(p99s), best: Math.min(...p99s) },
      lateP99: median(all.map(({ lateness }) => quantile(lateness, 0.99))),
    }
  })
}

/** Nearer to its own limit than this, a queue only grows, and its length says nothing but how long it was measured. */
const REACH = 0.95
