import { type Contender, type Name, type Setup, startContender } from './contender.ts'
import { type Load, loadOn, type Trouble } from './load.ts'
import type { Provider } from './provider.ts'

/** A contender with its load. */
export type Rig = { readonly contender: Contender; readonly load: Load }

/** The group that most messages are from, and how many of these are on their way at any time. */
export const CROWD = '212'
export const IN_FLIGHT = 64

/**
 * What runs for the first time runs slowly, for thousands of messages: everybody gets as many of them, or as many as there
 * are in the time, before anything is measured.
 */
export const warmUp = async ({ load }: Rig, messages = 8_000, longestMs = 20_000): Promise<void> => {
  const until = performance.now() + longestMs
  for (let done = 0; done < messages && performance.now() < until; ) {
    const { latencies } = await load.closed({ group: '911', persons: 500 }, IN_FLIGHT, 1_000)
    done += latencies.length
  }
}

/** Starts contenders, lends them, and stops them again. */
export const withRigs = async <T>(
  names: readonly Name[],
  provider: Provider,
  work: (rigs: readonly Rig[]) => Promise<T>,
  setup: Omit<Setup, 'providerUrl'> = {},
): Promise<T> => {
  const rigs: Rig[] = []
  try {
    for (const name of names) {
      const contender = await startContender(name, { ...setup, providerUrl: provider.url })
      rigs.push({ contender, load: watched(loadOn(contender, provider)) })
    }
    return await work(rigs)
  } finally {
    for (const { contender, load } of rigs) {
      load.close()
      await contender.stop()
    }
  }
}

/** What went wrong in all runs together. */
export const troubles = (): Trouble => ({ ...total })

const total = { unanswered: 0, refused: 0, doubled: 0, disordered: 0 }

const watched = (load: Load): Load => {
  const noted = <R extends { readonly trouble: Trouble }>(run: R): R => {
    total.unanswered += run.trouble.unanswered
    total.refused += run.trouble.refused
    total.doubled += run.trouble.doubled
    total.disordered += run.trouble.disordered
    return run
  }
  return {
    closed: async (...args) => noted(await load.closed(...args)),
    open: async (...args) => noted(await load.open(...args)),
    single: async (...args) => noted(await load.single(...args)),
    close: load.close,
  }
}
