import type { Adapter } from '#contracts/adapter'
import type { Gesturing } from './attend.ts'

/** Gestures by the adapter of the address's channel; nobody waits for them. */
export const gestureBy =
  (adapters: readonly Adapter[]): Gesturing =>
  (kind, address, activity) => {
    const adapter = adapters.find(({ channel }) => channel === address.channel)
    void adapter?.gesture({ kind, activity }, address)
  }
