import type { Instant } from '#core/time'
import { release } from './lease.ts'
import type { Node } from './node.ts'
import { settle } from './settle.ts'

/** What came in and nobody here came for goes back, so that another node may have it; all of it, at the end. */
export const giveBack = async (node: Node, now: Instant, all = false): Promise<void> => {
  for (const lease of all ? node.leases.empty() : node.leases.stale(now)) await release(node)(lease, now, now)
  for (const tray of node.allParcels()) {
    for (const parcel of all ? tray.empty() : tray.stale(now)) {
      await settle(node)(parcel, { kind: 'later', at: now }, now)
    }
  }
}
