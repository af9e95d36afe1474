import type { Depth } from '#contracts/depth'
import type { Memory } from '#contracts/memory'
import { milliseconds } from '#core/time'
import { inAll } from '../shared/waiting.ts'
import { ANSWERS } from './answers.ts'
import { allShards } from './keys.ts'
import type { Node } from './node.ts'

/** How much waits in all shards, each asked once and all at the same time. Where one is away, nobody knows the whole. */
export const depth =
  (node: Node): Memory['depth'] =>
  async (channels, now) => {
    const inShard = async (shard: number): Promise<Depth> => {
      const said = await node.front.step('depth', shard, [now, ...channels])
      const [due, later, linesDue, linesLater, longest, dead, aside] = ANSWERS.depth.parse(said)
      return {
        turns: { due, later },
        deliveries: { due: linesDue, later: linesLater },
        longest: milliseconds(longest),
        dead,
        aside,
      }
    }
    const all = await Promise.all(allShards(node.layout).map(inShard))
    return {
      turns: inAll(all.map(({ turns }) => turns)),
      deliveries: inAll(all.map(({ deliveries }) => deliveries)),
      longest: milliseconds(Math.max(...all.map(({ longest }) => longest))),
      dead: all.reduce((sum, { dead }) => sum + dead, 0),
      aside: all.reduce((sum, { aside }) => sum + aside, 0),
    }
  }
