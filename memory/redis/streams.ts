import type { Streams } from '#contracts/memory'
import { ANSWERS } from './answers.ts'
import { baseOf } from './keys.ts'
import type { Node } from './node.ts'
import { readLine } from './read.ts'

/** Lists of lines, each in the shard of its own name. */
export const streamsOf = (node: Node): Streams => {
  const keyOf = (stream: string): string => `${baseOf(node.shardOf(stream), node.layout)}stream:${stream}`
  return {
    async append(stream, name, line) {
      const args = [0, stream, name, JSON.stringify(line)]
      return ANSWERS.flag.parse(await node.front.step('append', node.shardOf(stream), args))
    },
    async read(stream, after, most) {
      const from = Math.max(after, 0)
      const till = most === undefined ? -1 : from + most - 1
      const key = keyOf(stream)
      const said = await node.front.line.run(key, ['LRANGE', key, String(from), String(till)])
      return ANSWERS.texts.parse(said).map((text, n) => readLine(text, stream, from + n + 1))
    },
    async end(stream) {
      const key = keyOf(stream)
      return ANSWERS.flag.parse(await node.front.line.run(key, ['LLEN', key]))
    },
  }
}
