/** Many numbers as a few: how many there are, and those that so many of a hundred do not exceed. */
export type Figure = {
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly most: number
}

/** Sums numbers up; of none, all figures are 0. */
export const figureOf = (numbers: readonly number[]): Figure => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), most: sorted.at(-1) ?? 0 }
}

/** Milliseconds to read: `840 ms`, `12.4 s`. */
export const spoken = (ms: number): string =>
  ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`
