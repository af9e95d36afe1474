import type { Adapter } from '#contracts/adapter'
import type { Gesturing } from './attend.ts'

/**
 * Gestures by the adapter of the address's channel. Nobody waits for them, and one that fails, against its contract, is
 * nothing: what it belongs to is kept already.
 */
export const gestureBy =
  (adapters: readonly Adapter[]): Gesturing =>
  (kind, address, activity) => {
    const adapter = adapters.find(({ channel }) => channel === address.channel)
    void Promise.resolve()
      .then(() => adapter?.gesture({ kind, activity }, address))
      .catch(() => {})
  }
