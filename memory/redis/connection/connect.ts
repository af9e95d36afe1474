import type { Log } from '#contracts/log'
import { type Instant, type Milliseconds, seconds } from '#core/time'
import { timeOf } from './clock.ts'
import { clusterWire } from './cluster-wire.ts'
import { type Connection, type OwnedConnection, openConnection } from './connection.ts'
import { openEar } from './ear.ts'
import { type Listening, openListening } from './listening.ts'
import type { Redis } from './node.ts'
import { type Met, meet } from './opening.ts'
import { watchOutages } from './outages.ts'
import { type Place, placeOf } from './place.ts'
import { singleWire } from './wire.ts'

/** Our connections to one Redis, or Redis Cluster. */
export type Connections = {
  /** For webhooks and requests: fails at once while Redis is out of reach, so that who asks can ask again (503). */
  readonly front: Connection
  /** For turns and deliveries: waits for Redis to come back, within its bound. */
  readonly back: Connection
  /** For news. */
  readonly listen: Listening
  readonly server: Met
  isConnected(): boolean
  /** Called when all of Redis is in reach again: news may have been missed, and work may wait. Returns the way to stop. */
  onBack(listener: () => void): () => void
  /** The time by Redis; in a cluster, always by the same node, as long as it has its slots. */
  time(): Promise<Instant>
  /** Finishes what is under way, within two seconds. */
  close(): Promise<void>
}

/** Which Redis, and how. */
export type ConnectOptions = {
  readonly url: string
  readonly cluster: boolean
  /** What all our keys and channels begin with. */
  readonly prefix: string
  readonly log: Log
  readonly bounds?: Bounds
}

/** How long a call may take on each connection, and how long nothing at all may come from a server. */
export type Bounds = {
  readonly front: Milliseconds
  readonly back: Milliseconds
  readonly silence: Milliseconds
}

const BOUNDS: Bounds = { front: seconds(2), back: seconds(10), silence: seconds(10) }

const SWEEP_MS = 100
const LISTEN_SWEEP_MS = 1_000
const CLOSE_MS = 2_000

/** Opens the connections after a thorough look at the server; throws a RedisTrouble where it cannot be relied on. */
export const connect = async (options: ConnectOptions): Promise<Connections> => {
  const { cluster, prefix, log, bounds = BOUNDS } = options
  const place = placeOf(options.url)
  const redis: Redis = await import('redis')
  const server = await meet({ redis, place, cluster, prefix, log })

  const outages = watchOutages(log)
  const hold = { persists: true, silence: bounds.silence }
  const make = cluster ? clusterWire : singleWire
  const open = (by: string, bound: Milliseconds, isPatient: boolean): OwnedConnection =>
    openConnection({
      ...{ by, bound, isPatient, outages, silence: bounds.silence },
      makeWire: (known) => make({ redis, places: [place, ...known], by, outages, hold }),
    })
  const front = open('front', bounds.front, false)
  const back = open('back', bounds.back, true)
  const listen = openListening({
    log,
    addressOf: (channel) => back.wire().addressOf(channel),
    // A node that does not have the slot says who does, and the connection remembers.
    locate: async (channel) => cluster && back.run(channel, ['TYPE', channel]),
    openEar: (address, onMoved) => openEar({ redis, place: at(address, place), outages, hold, onMoved }),
  })
  await Promise.all([front.wire().connect(), back.wire().connect()])
  const sweep = (): void => {
    front.sweep()
    back.sweep()
  }
  const timers = [
    // Behind what has come in meanwhile: a process that slept hears its answers before it calls them late.
    setInterval(() => setImmediate(sweep), SWEEP_MS),
    setInterval(listen.sweep, LISTEN_SWEEP_MS),
  ]
  for (const timer of timers) timer.unref()
  return {
    front,
    back,
    listen,
    server,
    isConnected: outages.isOver,
    onBack: outages.onBack,
    time: () => timeOf(back, `${prefix}:{clock}`),
    async close() {
      const until = performance.now() + CLOSE_MS
      await Promise.all([front.close(until), back.close(until)])
      for (const timer of timers) clearInterval(timer)
      listen.close()
    },
  }
}

/** The same login at another address. */
const at = (address: string, place: Place): Place => {
  const colon = address.lastIndexOf(':')
  return { ...place, host: address.slice(0, colon), port: Number(address.slice(colon + 1)) }
}
