import type { Outbox, Parcel } from '#contracts/memory'
import type { ChannelId } from '#core/address'
import { after, type Instant, instant } from '#core/time'
import { ANSWERS } from './answers.ts'
import { gather } from './gather.ts'
import type { Node } from './node.ts'
import { parcelOf } from './parcel.ts'

/** Takes what came in already, then asks the shards that may have something for the channel, each for its share. */
export const take =
  (node: Node): Outbox['take'] =>
  async ({ channel, now, hold, most }) => {
    const tray = node.parcels(channel)
    const hints = node.work.sends(channel)
    const parcels = [...tray.collect(most, now)]
    while (parcels.length < most) {
      const room = most - parcels.length
      const shards = hints.take(room, now)
      if (shards.length === 0) break
      const share = Math.floor(room / shards.length)
      const till = after(now, hold)
      const asked = shards.map((shard) => takeIn(node, shard, channel, share, till, now))
      const found = await gather(asked, (late) => {
        tray.bring(late, now, till)
        node.ring()
      })
      parcels.push(...found.items)
      if (found.error !== null && parcels.length === 0) throw found.error
      if (found.error !== null) break
    }
    tray.want(most - parcels.length, hold)
    return parcels
  }

const takeIn = async (
  node: Node,
  shard: number,
  channel: ChannelId,
  most: number,
  till: Instant,
  now: Instant,
): Promise<readonly Parcel[]> => {
  const hints = node.work.sends(channel)
  const fence = node.fence()
  const lost = hints.lost(shard)
  const args = [now, channel, till, most, fence, ...lost]
  const begun = performance.now()
  const said = await node.back.step('take', shard, args).catch((error: unknown) => {
    // What the answer would have brought is asked for again: nobody else can know that nothing was done with it (I5).
    hints.lose(shard, [...lost, fence])
    throw error
  })
  const [answers, left, next] = ANSWERS.take.parse(said)
  if (performance.now() - begun > (till - now) / 3) {
    // This process slept: by now somebody else may have what it brings.
    hints.lose(shard, [fence])
    return []
  }
  if (left > 0) hints.add(shard)
  if (next !== '') hints.note(shard, instant(next))
  const parcels = await Promise.all(answers.map((answer) => parcelOf(node, answer, now)))
  return parcels.filter((parcel) => parcel !== null)
}
