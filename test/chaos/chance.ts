/** Chance that can be had again: the same seed gives the same numbers. */
export type Chance = {
  /** From `low` up to, and never, `high`. */
  readonly between: (low: number, high: number) => number
  readonly happens: (probability: number) => boolean
  readonly oneOf: <T>(all: readonly T[]) => T
}

/** Begins the numbers of a seed (mulberry32). */
export const chance = (seed: number): Chance => {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    const once = Math.imul(state ^ (state >>> 15), state | 1)
    const twice = (once + Math.imul(once ^ (once >>> 7), once | 61)) ^ once
    return ((twice ^ (twice >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    between: (low, high) => low + next() * (high - low),
    happens: (probability) => next() < probability,
    oneOf: (all) => {
      const one = all[Math.floor(next() * all.length)]
      if (one === undefined) throw new Error('There is nothing to choose from.')
      return one
    },
  }
}
