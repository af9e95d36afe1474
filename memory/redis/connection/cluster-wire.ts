import { backoff, nodeOptions } from './node.ts'
import { nameOf } from './place.ts'
import { slotOf } from './slot.ts'
import { RedisAway } from './trouble.ts'
import type { Wire, WireOptions } from './wire.ts'

/**
 * A wire to all masters of a cluster. Each is connected to when it is first needed: a master that is down must not keep
 * us from the others.
 */
export const clusterWire = ({ redis, places, by, outages, hold }: WireOptions): Wire => {
  const [place] = places
  const { host: _host, port: _port, ...socket } = nodeOptions(place, hold).socket
  let isDestroyed = false
  const cluster = redis
    .createCluster({
      rootNodes: places.map(({ host, port }) => ({ socket: { host, port } })),
      defaults: { ...nodeOptions(place, hold), socket },
      minimizeConnections: true,
      topologyRefreshOnReconnectionAttemptStrategy: 1_000,
      commandOptions: { timeout: 0 },
    })
    .on('node-error', (error, node) => isDestroyed || outages.gone(nameOf(node), by, error))
    .on('node-ready', (node) => isDestroyed || outages.back(nameOf(node), by))
    // A look at the topology failed: the node that did not answer has told, or will tell, of itself.
    .on('error', () => {})

  const connect = async (): Promise<void> => {
    for (let tries = 1; ; tries += 1) {
      try {
        await cluster.connect()
        return
      } catch (error) {
        if (!hold.persists || isDestroyed) throw error
        await new Promise((resolve) => setTimeout(resolve, backoff(tries)))
      }
    }
  }
  return {
    connect,
    send: (key, args) =>
      cluster.sendCommand(key, false, [...args]).catch((error) => {
        // The package looks up the node of a slot without asking whether there is one.
        if (error instanceof TypeError) throw new RedisAway('No node of the Redis Cluster serves this slot.')
        throw error
      }),
    touch: async () => {
      await Promise.all(cluster.masters.map((master) => cluster.nodeClient(master)))
    },
    addressOf: (key) => cluster.slots[slotOf(key)]?.master.address ?? null,
    places: () => cluster.masters.map(({ host, port }) => ({ ...place, host, port })),
    destroy() {
      isDestroyed = true
      if (cluster.isOpen) cluster.destroy()
    },
  }
}
