import type { DeadLetter, NewParcel, Outbox } from '#contracts/memory'
import { addressKey } from '#core/address'
import { instant } from '#core/time'
import { KEEP } from './accept.ts'
import { ANSWERS } from './answers.ts'
import { allShards } from './keys.ts'
import type { Node } from './node.ts'
import { type KeptParcel, readLetter } from './read.ts'
import { letterId, noticeArgs } from './settle.ts'

/** What could not be delivered, of all shards, oldest first. */
export const dead =
  (node: Node): Outbox['dead'] =>
  async (most) => {
    const inShard = async (shard: number): Promise<readonly DeadLetter[]> => {
      const letters = ANSWERS.dead.parse(await node.front.step('dead', shard, [0, most]))
      return letters.map(([at, text]) => ({ ...readLetter(text), at: instant(at) }))
    }
    const all = (await Promise.all(allShards(node.layout).map(inShard))).flat()
    return all.sort((a, b) => a.at - b.at || byName(a, b)).slice(0, most)
  }

const byName = (a: DeadLetter, b: DeadLetter): number => (letterId(a.parcel) < letterId(b.parcel) ? -1 : 1)

/** Brings a dead letter back to the end of its queue, once. */
export const revive =
  (node: Node): Outbox['revive'] =>
  async ({ parcel }, notice, now) => {
    const { id, to, deed, person, revivals } = parcel
    const again: NewParcel & KeptParcel = { id, to, deed, revivals: revivals + 1 }
    const args = [
      now,
      person,
      addressKey(to),
      letterId(parcel),
      JSON.stringify(again),
      KEEP,
      ...noticeArgs(notice),
    ]
    const shard = node.shardOf(person)
    if (ANSWERS.flag.parse(await node.front.step('revive', shard, args)) === 0) return false
    node.work.sends(to.channel).add(shard)
    node.work.turns.add(shard)
    node.ring()
    return true
  }
