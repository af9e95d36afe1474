import type { NewParcel } from '#contracts/memory'
import type { ChannelId } from '#core/address'
import type { Instant } from '#core/time'
import type { ParcelAnswer } from './answers.ts'
import type { Node } from './node.ts'
import { parcelOf } from './parcel.ts'
import type { Appetite } from './tray.ts'

/** What this node would take along with an answer, and what became of that. */
export class Appetites {
  /** As the scripts read it. */
  readonly text: string
  readonly #node: Node
  readonly #reserved = new Map<ChannelId, Appetite>()

  /** Makes room for as many parcels of each channel as may come along. */
  constructor(node: Node, coming: readonly Pick<NewParcel, 'to'>[]) {
    this.#node = node
    for (const [channel, most] of perChannel(coming)) {
      const room = node.parcels(channel).reserve(most)
      if (room) this.#reserved.set(channel, room)
    }
    const turns = node.leases.hasRoom ? 1 : 0
    this.text = JSON.stringify({
      fence: this.#reserved.size > 0 ? node.fence() : '',
      turns,
      channels: Object.fromEntries(this.#reserved),
    })
  }

  /** Puts what came along where it will be looked for, and gives back the room that was not used. */
  async put(handed: readonly ParcelAnswer[], now: Instant): Promise<void> {
    const parcels = await Promise.all(handed.map((answer) => parcelOf(this.#node, answer, now)))
    for (const [channel, room] of this.#reserved) {
      const own = parcels.flatMap((parcel) => (parcel?.to.channel === channel ? [parcel] : []))
      this.#node.parcels(channel).put(room, own, now)
    }
  }
}

const perChannel = (parcels: readonly Pick<NewParcel, 'to'>[]): ReadonlyMap<ChannelId, number> => {
  const counts = new Map<ChannelId, number>()
  for (const { to } of parcels) counts.set(to.channel, (counts.get(to.channel) ?? 0) + 1)
  return counts
}
