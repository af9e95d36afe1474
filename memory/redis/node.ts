import { randomBytes } from 'node:crypto'
import type { Log } from '#contracts/log'
import type { Lease, Parcel } from '#contracts/memory'
import type { ChannelId } from '#core/address'
import type { Mark } from '../shared/mark.ts'
import { allShards, type Layout, shardOf } from './keys.ts'
import type { Line, Step } from './step.ts'
import { Tray } from './tray.ts'
import { Work } from './work.ts'

/** One way to Redis: single commands, and atomic steps. */
export type Way = { readonly line: Line; readonly step: Step }

/** What the parts of one node's memory share: the ways to Redis, and what this node knows by itself. */
export type Node = {
  readonly layout: Layout
  /** For what somebody waits for at a platform or in a browser: it fails at once while Redis is gone. */
  readonly front: Way
  /** For turns and deliveries: it waits for Redis to come back. */
  readonly back: Way
  readonly log: Log
  /** There is something for this node's pumps. */
  readonly ring: () => void
  readonly work: Work
  /** Persons who came in with other answers. */
  readonly leases: Tray<Lease>
  /** Parcels that did, a tray for each channel. */
  readonly parcels: (channel: ChannelId) => Tray<Parcel>
  readonly allParcels: () => readonly Tray<Parcel>[]
  readonly shardOf: (name: string) => number
  /** What names of erased persons are turned into (M9). */
  readonly mark: Mark
  /** A name for one holding that nothing else ever had, also not in an earlier life of Redis. */
  readonly fence: () => string
}

/** A node that knows nothing yet: there may be work everywhere. */
export const nodeOf = (parts: Pick<Node, 'layout' | 'front' | 'back' | 'log' | 'ring' | 'mark'>): Node => {
  const trays = new Map<ChannelId, Tray<Parcel>>()
  const name = randomBytes(6).toString('base64url')
  let fences = 0
  return {
    ...parts,
    work: new Work(allShards(parts.layout)),
    leases: new Tray(),
    parcels: (channel) => {
      const tray = trays.get(channel) ?? new Tray<Parcel>()
      trays.set(channel, tray)
      return tray
    },
    allParcels: () => [...trays.values()],
    shardOf: (subject) => shardOf(subject, parts.layout),
    fence: () => {
      fences += 1
      return `${name}.${fences.toString(36)}`
    },
  }
}
