import type { Log } from '#contracts/log'
import { letterOf, mayBeTls, wayOf } from './letters.ts'
import { nameOf, type Place } from './place.ts'
import { RedisTrouble } from './trouble.ts'

/** What a server says of itself, as far as it matters to us. */
export type Info = { readonly [field: string]: string }

/** Reads the answer to INFO. */
export const infoOf = (answer: unknown): Info =>
  Object.fromEntries(
    String(answer)
      .split('\r\n')
      .map((line) => line.split(/:(.*)/s, 2))
      .filter(([field, value]) => field && value !== undefined),
  )

/** Asks until the server has loaded its data: after a restart that may take minutes, and it is no trouble. */
export const loadedInfo = async (ask: () => Promise<unknown>, name: string, log: Log): Promise<Info> => {
  for (let isTold = false; ; isTold = true) {
    const info = infoOf(await ask())
    if (info.loading !== '1') return info
    if (!isTold) log.warn({ redis: name }, 'Redis is still loading its data: waiting until it has.')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** Refuses a server that we could not rely on; the letter says what to do. */
export const inspect = (info: Info, name: string, options: { readonly cluster: boolean }): void => {
  const trouble = troubleWith(info, options.cluster)
  if (trouble !== null) throw new RedisTrouble(`The Redis at ${name} ${trouble}`)
}

const troubleWith = (info: Info, cluster: boolean): string | null => {
  if (info.redis_mode === 'sentinel')
    return 'is a Sentinel, which keeps nothing itself. Write the address of the master it watches into REDIS_URL.'
  const version = info.redis_version ?? 'unknown'
  if (Number.parseInt(version, 10) < 7)
    return `is version ${version}; Redis 7.0 or newer is needed (sharded pub/sub). Upgrade it, or use another; Valkey will do as well.`
  if (info.cluster_enabled === '1' && !cluster)
    return 'is a node of a Redis Cluster, and REDIS_CLUSTER is not set. Set REDIS_CLUSTER=1.'
  if (info.cluster_enabled !== '1' && cluster)
    return 'is no Redis Cluster, and REDIS_CLUSTER=1 is set. Leave REDIS_CLUSTER out, or write the address of a node of the cluster into REDIS_URL.'
  if (info.role === 'slave' && !cluster)
    return `is a read-only replica of ${info.master_host}:${info.master_port}. Write the address of that master into REDIS_URL.`
  if (info.maxmemory_policy !== undefined && info.maxmemory_policy !== 'noeviction')
    return `has maxmemory-policy ${info.maxmemory_policy}: when its memory is full it would throw away people's journals. Run CONFIG SET maxmemory-policy noeviction, and write it into its configuration too.`
  return null
}

/** Refuses a cluster that does not serve all its slots. */
export const inspectCluster = (answer: unknown, name: string): void => {
  const { cluster_state, cluster_slots_assigned, cluster_slots_ok } = infoOf(answer)
  if (cluster_state === 'ok') return
  throw new RedisTrouble(
    `The Redis Cluster at ${name} is down: ${cluster_slots_ok} of ${cluster_slots_assigned} assigned slots are served, ` +
      'of 16384. See redis-cli --cluster check; give every slot a master that runs.',
  )
}

/** What goes wrong while a connection is opened, as a letter that names the place. */
export const troubleOpening = (place: Place, error: unknown): RedisTrouble => {
  if (error instanceof RedisTrouble) return error
  const name = nameOf(place)
  const way = wayOf(error)
  if (way !== null) {
    const tls = place.tls ? 'If it does not speak TLS, write redis://.' : 'If it wants TLS, write rediss://.'
    const hint = mayBeTls(error) ? ` ${tls}` : ''
    return new RedisTrouble(
      `The Redis at ${name} cannot be reached: ${way}. Start it, or correct the address in REDIS_URL.${hint}`,
    )
  }
  return new RedisTrouble(`The Redis at ${name} cannot be used. ${letterOf(error)}`)
}
