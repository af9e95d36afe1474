const FIRST_MS = 1_000
const LONGEST_MS = 30_000

/**
 * How long to wait before trying again: doubling up to half a minute, and a random half of it taken off, so that a
 * restarted server is not met by every open page in the same second. `chance` is in [0, 1).
 */
export const backoff = (failures: number, chance: number): number => {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1))
  return Math.round(longest * (1 - chance / 2))
}
