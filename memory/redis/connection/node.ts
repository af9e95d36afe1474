import type { Milliseconds } from '#core/time'
import type { Place } from './place.ts'

/** The package, imported only when there is a Redis: it takes 0.3 s. */
export type Redis = typeof import('redis')

/** How a server is held. */
export type Hold = {
  /** Whether a lost connection is tried again; not while opening, where whoever starts the program must be told. */
  readonly persists: boolean
  /** Nothing at all for so long, and the connection is dead. */
  readonly silence: Milliseconds
}

/**
 * How we connect to any node. No offline queue: what waits there would be done after its caller has given up, a lease for
 * nobody for one. No timeout of the client's own: it costs three times the call, and does not cover the answer.
 */
export const nodeOptions = (place: Place, { persists, silence }: Hold) => ({
  socket: {
    host: place.host,
    port: place.port,
    ...(place.tls ? { tls: true as const } : {}),
    connectTimeout: 3_000,
    socketTimeout: silence,
    keepAlive: true,
    keepAliveInitialDelay: 5_000,
    reconnectStrategy: (tries: number) => (persists ? backoff(tries) : (false as const)),
  },
  ...(place.username === null ? {} : { username: place.username }),
  ...(place.password === null ? {} : { password: place.password }),
  database: place.database,
  name: 'throughline',
  disableOfflineQueue: true,
  pingInterval: silence / 3,
  maintNotifications: 'disabled' as const,
  commandOptions: { timeout: 0 },
})

/** From 25 to 50 ms at first to 0.5 to 1 s: never in step with the other nodes. */
export const backoff = (tries: number): number => Math.min(1_000, 50 * 2 ** tries) * (0.5 + Math.random() / 2)

const makerIn = (redis: Redis) => redis.RedisClient.factory({})

let make: ReturnType<typeof makerIn> | null = null

/**
 * A client for one node, not yet connected. All are of one class: `createClient` builds one anew, with every command there
 * is, whenever its options are not those of the call before, which takes 40 ms; and each node of a cluster is another.
 */
export const clientOf = (redis: Redis, place: Place, hold: Hold) => {
  make ??= makerIn(redis)
  return make(nodeOptions(place, hold))
}
