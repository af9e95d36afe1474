import type { Instant } from '#core/time'
import { release } from './lease.ts'
import type { Node } from './node.ts'
import { settle } from './settle.ts'

/** What came in and nobody here came for goes back, so that another node may have it; all of it, at the end. */
export const giveBack = async (node: Node, now: Instant, all = false): Promise<readonly []> => {
  const leases = all ? node.leases.empty() : node.leases.stale(now)
  const parcels = node.allParcels().flatMap((tray) => (all ? tray.empty() : tray.stale(now)))
  // What cannot go back now does so by itself, when its hold is over.
  await Promise.allSettled([
    ...leases.map((lease) => release(node)(lease, now, now, 'later')),
    ...parcels.map((parcel) => settle(node)(parcel, { kind: 'later', at: now }, now)),
  ])
  return []
}
