import type { Mailbox, SetAside } from '#contracts/memory'
import { type PersonId, personId } from '#core/ids'
import type { Instant } from '#core/time'
import { ANSWERS } from './answers.ts'
import { allShards } from './keys.ts'
import type { Node } from './node.ts'

/** The person has no turns until an operator has looked; everybody else goes on. */
export const setAside = async (node: Node, person: PersonId, reason: string, now: Instant): Promise<void> => {
  node.log.error({ person, reason }, 'a person was set aside: see throughline outbox')
  await node.back.step('set-aside', node.shardOf(person), [now, person, reason])
}

/** Everybody who is set aside. */
export const asides = (node: Node): Mailbox['setAside'] => {
  const inShard = async (shard: number): Promise<readonly SetAside[]> => {
    const flat = ANSWERS.texts.parse(await node.front.step('asides', shard, [0]))
    return flat.flatMap((text, n) =>
      n % 2 === 0 ? [{ person: personId(text), reason: flat[n + 1] ?? '' }] : [],
    )
  }
  return async () => (await Promise.all(allShards(node.layout).map(inShard))).flat()
}

/** What was wrong has been mended. */
export const readmit =
  (node: Node): Mailbox['readmit'] =>
  async (person, now) => {
    const shard = node.shardOf(person)
    if (ANSWERS.flag.parse(await node.front.step('readmit', shard, [now, person])) === 0) return false
    node.work.turns.add(shard)
    node.ring()
    return true
  }
