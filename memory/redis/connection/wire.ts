import { clientOf, type Hold, type Redis } from './node.ts'
import type { Outages } from './outages.ts'
import { nameOf, type Place } from './place.ts'

/** One way to Redis, to a single server or a whole cluster: the little that we use of the package. */
export type Wire = {
  /** Resolves when it can be used; rejects when that cannot be. */
  connect(): Promise<void>
  /** Sends one command to whoever has the key. */
  send(key: string, args: readonly string[]): Promise<unknown>
  /** Makes sure that every server is connected to, and so that its outage is known. */
  touch(): Promise<void>
  /** The server that has a key; null when none is known. */
  addressOf(key: string): string | null
  /** Where servers are known to be, to start again from. */
  places(): readonly Place[]
  /** Gives up at once; what is under way fails. */
  destroy(): void
}

/** What a wire is made from. */
export type WireOptions = {
  readonly redis: Redis
  readonly places: readonly [Place, ...Place[]]
  /** The name under which it tells of outages. */
  readonly by: string
  readonly outages: Outages
  readonly hold: Hold
}

/** A wire to a single server. */
export const singleWire = ({ redis, places: [place], by, outages, hold }: WireOptions): Wire => {
  const address = nameOf(place)
  let isDestroyed = false
  const client = clientOf(redis, place, hold)
    .on('error', (error) => isDestroyed || outages.gone(address, by, error))
    .on('ready', () => outages.back(address, by))
  return {
    connect: async () => {
      await client.connect()
    },
    send: (_key, args) => client.sendCommand(args),
    touch: async () => {},
    addressOf: () => address,
    places: () => [place],
    destroy() {
      isDestroyed = true
      client.destroy()
    },
  }
}
