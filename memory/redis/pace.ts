import type { Outbox } from '#contracts/memory'
import { instant } from '#core/time'
import { ANSWERS } from './answers.ts'
import type { Node } from './node.ts'

/** How many calls an account may make now; all nodes share what it has. */
export const pace =
  (node: Node): Outbox['pace'] =>
  async (account, { perSecond, burst }, most, now) => {
    const args = [now, account, 1_000 / perSecond, burst, most]
    const said = await node.back.step('pace', node.shardOf(account), args)
    const [granted, next] = ANSWERS.pace.parse(said)
    return { granted, next: instant(next) }
  }
