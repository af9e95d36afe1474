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
    },
    async isSuppressed(address) {
      const key = closed(address)
      return ANSWERS.flag.parse(await node.front.line.run(key, ['EXISTS', key])) === 1
    },
  }
}

/** Whether an address is closed, for a parcel that is about to leave. */
export const isClosed = async (node: Node, address: Address): Promise<boolean> => {
  const key = keyOf(node, 'closed', address)
  return ANSWERS.flag.parse(await node.back.line.run(key, ['EXISTS', key])) === 1
}

const keyOf = (node: Node, kind: 'joined' | 'closed', address: Address): string =>
  `${baseOf(node.shardOf(strangerAt(address)), node.layout)}${kind}:${addressKey(address)}`
