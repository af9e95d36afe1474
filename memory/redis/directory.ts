import type { Directory } from '#contracts/memory'
import { type Address, addressKey, strangerAt } from '#core/address'
import { personId } from '#core/ids'
import { ANSWERS } from './answers.ts'
import { baseOf } from './keys.ts'
import type { Node } from './node.ts'

/** Addresses, each in the shard of the stranger it is by itself: where its mail is accepted. */
export const directoryOf = (node: Node): Directory => {
  const joined = (address: Address): string => keyOf(node, 'joined', address)
  const closed = (address: Address): string => keyOf(node, 'closed', address)
  return {
    async personOf(address) {
      const key = joined(address)
      const person = ANSWERS.value.parse(await node.front.line.run(key, ['GET', key]))
      return person === null ? null : personId(person)
    },
    async join(address, person) {
      const key = joined(address)
      await node.back.line.run(key, ['SET', key, person])
    },
    async suppress(address) {
      const key = closed(address)
      await node.back.line.run(key, ['SET', key, '1'])
    },
    async allow(address) {
      const key = closed(address)
      await node.back.line.run(key, ['DEL', key])
      const { shut, mark } = shutOf(node, address)
      const at = await shutAt(node, address)
      // With a later time, so that no list of before closes it anew.
      if (at !== null && at > 0) await node.back.line.run(shut, ['HSET', shut, mark, String(-at - 1)])
    },
    async isSuppressed(address) {
      return isClosed(node, address)
    },
  }
}

/** Whether an address is closed, also where whoever closed it was erased (I9, M9). */
export const isClosed = async (node: Node, address: Address): Promise<boolean> => {
  const key = keyOf(node, 'closed', address)
  const [known, at] = await Promise.all([node.back.line.run(key, ['EXISTS', key]), shutAt(node, address)])
  return ANSWERS.flag.parse(known) === 1 || (at !== null && at > 0)
}

/** Where it is kept that an address of somebody who was erased is closed (M9). */
const shutOf = (node: Node, address: Address) => ({
  shut: `${baseOf(node.shardOf(strangerAt(address)), node.layout)}shut`,
  mark: node.mark('closed', addressKey(address)),
})

/** Since when it is closed so; below 0 when it was opened again; null where it never was. */
const shutAt = async (node: Node, address: Address): Promise<number | null> => {
  const { shut, mark } = shutOf(node, address)
  const said = ANSWERS.value.parse(await node.back.line.run(shut, ['HGET', shut, mark]))
  return said === null ? null : Number(said)
}

const keyOf = (node: Node, kind: 'joined' | 'closed', address: Address): string =>
  `${baseOf(node.shardOf(strangerAt(address)), node.layout)}${kind}:${addressKey(address)}`
