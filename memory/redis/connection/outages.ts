import type { Log } from '#contracts/log'
import { letterOf, wayOf } from './letters.ts'

/** Which nodes of Redis are out of reach: told to the log once when one goes, and once when it is back. */
export type Outages = {
  /** A connection (`by`) has lost a node (`address`), or hears nothing from it. */
  gone(address: string, by: string, error: unknown): void
  back(address: string, by: string): void
  /** A connection does not need a node any more. */
  left(address: string, by: string): void
  /** A connection knows these nodes and waits for no other. */
  keep(by: string, addresses: readonly string[]): void
  isOver(): boolean
  /** Called each time everything is in reach again. Returns the way to stop that. */
  onBack(listener: () => void): () => void
}

type Outage = { readonly since: number; readonly felt: Set<string> }

/** An empty list of outages. */
export const watchOutages = (log: Log): Outages => {
  const outages = new Map<string, Outage>()
  const listeners = new Set<() => void>()
  const end = (address: string, by: string, how: string): void => {
    const outage = outages.get(address)
    if (!outage?.felt.delete(by) || outage.felt.size > 0) return
    outages.delete(address)
    log.warn(
      { redis: address },
      `Redis ${how} after ${((performance.now() - outage.since) / 1_000).toFixed(1)} s.`,
    )
    if (outages.size === 0) for (const listener of listeners) listener()
  }
  return {
    gone(address, by, error) {
      const known = outages.get(address)
      if (known !== undefined) {
        known.felt.add(by)
        return
      }
      outages.set(address, { since: performance.now(), felt: new Set([by]) })
      const way = wayOf(error)
      log.error({ redis: address }, `Redis is gone: ${way === null ? letterOf(error) : `${way}.`}`)
    },
    back: (address, by) => end(address, by, 'is back'),
    left: (address, by) => end(address, by, 'has left its work to others'),
    keep(by, addresses) {
      for (const address of outages.keys()) {
        if (!addresses.includes(address)) this.left(address, by)
      }
    },
    isOver: () => outages.size === 0,
    onBack(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
