import type { Mailbox } from '#contracts/memory'
import { type Instant, instant, type Milliseconds, milliseconds } from '#core/time'
import { ANSWERS } from './answers.ts'
import { gather } from './gather.ts'
import { giveBack } from './give-back.ts'
import { allShards } from './keys.ts'
import type { Node } from './node.ts'

/** How long this node may know nothing of what falls due in a shard through others. */
const ROUND: Milliseconds = milliseconds(450)

/** Keeps time in the shards where something is due as far as this node knows, and every while in all of them. */
export const tick = (node: Node): Mailbox['tick'] => {
  let lastRound = instant(Number.NEGATIVE_INFINITY)
  const open = new Set<number>()
  const once = async (shard: number, now: Instant): Promise<readonly number[]> => {
    open.add(shard)
    await tickIn(node, shard, now).finally(() => open.delete(shard))
    return [shard]
  }
  return async (now) => {
    const isRound = Math.abs(now - lastRound) >= ROUND
    if (isRound) lastRound = now
    const due = node.work.ticks.take(node.layout.shards, now)
    const shards = (isRound ? allShards(node.layout) : due).filter((shard) => !open.has(shard))
    const [{ items, error }] = await Promise.all([
      gather(
        shards.map((shard) => once(shard, now)),
        () => {},
      ),
      gather([giveBack(node, now)], () => {}),
    ])
    if (error !== null && items.length === 0) throw error
    if (node.work.hasSome(now)) node.ring()
    return { nextDue: node.work.next() }
  }
}

/** A node that has just begun learns what there is; nothing falls due by it. */
export const lookAround = async (node: Node): Promise<void> => {
  await Promise.all(allShards(node.layout).map((shard) => tickIn(node, shard, instant(0))))
}

const tickIn = async (node: Node, shard: number, now: Instant): Promise<void> => {
  const said = await node.back.step('tick', shard, [now, ...node.work.channels]).catch((error: unknown) => {
    node.work.ticks.note(shard, now)
    throw error
  })
  const [inLine, channels, next] = ANSWERS.tick.parse(said)
  if (next !== '') node.work.ticks.note(shard, instant(next))
  if (inLine > 0) node.work.turns.add(shard)
  for (const channel of channels) node.work.sends(channel).add(shard)
}
