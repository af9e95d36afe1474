import { clientOf, type Hold, type Redis } from './node.ts'
import type { Outages } from './outages.ts'
import { nameOf, type Place } from './place.ts'

/** A connection to one server that only listens. */
export type Ear = {
  hear(channel: string, tell: (news: string) => void): Promise<void>
  /** With the same `tell`; the package then gets it right when the channel is wanted again at once. */
  forget(channel: string, tell: (news: string) => void): void
  destroy(): void
}

/** What an ear is made from. */
export type EarOptions = {
  readonly redis: Redis
  readonly place: Place
  readonly outages: Outages
  readonly hold: Hold
  /** Channels that are not heard here any more: their slot has moved to another server. Null: all of them. */
  readonly onMoved: (channel: string | null) => void
}

/** The name under which ears tell of outages. */
export const LISTEN = 'listen'

/**
 * Opens an ear; what it heard before a lost connection it hears after it. One client for each server, and not the
 * package's cluster client: that one subscribes again by itself, and where it fails the whole process ends with it.
 */
export const openEar = ({ redis, place, outages, hold, onMoved }: EarOptions): Ear => {
  const address = nameOf(place)
  let isDestroyed = false
  const client = clientOf(redis, place, hold)
    .on('error', (error) => isDestroyed || outages.gone(address, LISTEN, error))
    .on('ready', () => outages.back(address, LISTEN))
    .on('sharded-channel-moved', onMoved)
    .on('__MOVED', () => onMoved(null))
  client.connect().catch(() => {})
  return {
    hear: (channel, tell) => client.sSubscribe(channel, tell),
    forget: (channel, tell) => void client.sUnsubscribe(channel, tell).catch(() => {}),
    destroy() {
      isDestroyed = true
      client.destroy()
      outages.left(address, LISTEN)
    },
  }
}
