import { randomUUID } from 'node:crypto'
import type { Records } from '#contracts/memory'
import { ANSWERS } from './answers.ts'
import { baseOf } from './keys.ts'
import type { Node } from './node.ts'
import { readRecord } from './read.ts'

/** Records, each shelf in the shard of its own name. */
export const recordsOf = (node: Node): Records => ({
  async read(shelf, keys) {
    if (keys.length === 0) return []
    const key = `${baseOf(node.shardOf(shelf), node.layout)}records:${shelf}`
    const said = await node.front.line.run(key, ['HMGET', key, ...keys])
    return ANSWERS.values
      .parse(said)
      .flatMap((text, n) => (text === null ? [] : [readRecord(text, shelf, keys[n] ?? '')]))
  },
  async write(shelf, changes) {
    // Of our own making, so that a step that is repeated because its answer was lost finds what it did itself.
    const tag = randomUUID()
    const told = changes.flatMap(({ key, value, tag: due }) => [
      key,
      due ?? '',
      value === null ? '' : JSON.stringify(value),
    ])
    const said = await node.front.step('write', node.shardOf(shelf), [0, shelf, tag, ...told])
    return ANSWERS.flag.parse(said) === 1 ? 'written' : 'conflict'
  },
})
