import type { Listening } from './connection/listening.ts'
import { allShards, baseOf } from './keys.ts'
import type { Node } from './node.ts'

/** Hears of work in every shard: that somebody is in line, or which channel has something to send. */
export const bells = async (node: Node, listening: Listening): Promise<void> => {
  const heard = (shard: number) => (work: string) => {
    if (work === 'turns') node.work.turns.add(shard)
    else if (node.work.channels.includes(work)) node.work.sends(work).add(shard)
    else return
    node.ring()
  }
  await Promise.all(
    allShards(node.layout).map((shard) =>
      listening.subscribe(`${baseOf(shard, node.layout)}bell`, heard(shard)),
    ),
  )
}
