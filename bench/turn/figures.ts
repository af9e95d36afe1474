import type { Contender } from './contender.ts'
import type { Run } from './load.ts'

/** The value below which this share of them lies. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The value in the middle. */
export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** What some load has cost a contender, over and above what it had used before. */
export type Spent = {
  /** Microseconds of processor time a message, of the server's process and of its Redis. */
  readonly serverMicros: number
  readonly redisMicros: number
}

/** Does some work and tells what each message of it has cost. */
export const spending = async (
  contender: Contender,
  work: () => Promise<Run>,
): Promise<{ readonly run: Run; readonly spent: Spent }> => {
  const before = await used(contender)
  const run = await work()
  const after = await used(contender)
  const messages = run.latencies.length
  return {
    run,
    spent: {
      serverMicros: (after.server - before.server) / messages,
      redisMicros: (after.redis - before.redis) / messages,
    },
  }
}

const used = async (contender: Contender) => ({
  server: (await contender.usage()).cpuMicros,
  redis: await redisMicros(contender),
})

const redisMicros = async ({ redis }: Contender): Promise<number> => {
  if (!redis) return 0
  const info = String(await redis.command('INFO', 'cpu'))
  const seconds = (name: string) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(info)?.[1] ?? 0)
  return 1e6 * (seconds('used_cpu_user') + seconds('used_cpu_sys'))
}

/** Bytes that a Redis holds. */
export const redisBytes = async ({ redis }: Contender): Promise<number> =>
  redis ? Number(/^used_memory:(\d+)/m.exec(String(await redis.command('INFO', 'memory')))?.[1]) : 0

/** Each in its turn, and each first in its turn, so that no one has the better half of the minute. */
export const inRotation = async <T>(
  all: readonly T[],
  rounds: number,
  each: (one: T) => Promise<void>,
): Promise<void> => {
  for (let round = 0; round < rounds; round++) {
    const first = round % all.length
    for (const one of [...all.slice(first), ...all.slice(0, first)]) await each(one)
  }
}
