import type { Adapter, Showing } from '#contracts/adapter'
import type { Gesturing } from './attend.ts'

/**
 * Gestures by the adapter of the address's channel. Nobody waits for them, and one that fails, against its contract, is
 * nothing: what it belongs to is kept already, or will be said in any case.
 */
export const showBy =
  (adapters: readonly Adapter[]): Showing =>
  (gesture, to) => {
    const adapter = adapters.find(({ channel }) => channel === to.channel)
    void Promise.resolve()
      .then(() => adapter?.gesture(gesture, to))
      .catch(() => {})
  }

/** The gestures that belong to what has come in. */
export const gestureBy = (adapters: readonly Adapter[]): Gesturing => {
  const show = showBy(adapters)
  return (kind, address, activity) => show({ kind, activity }, address)
}
