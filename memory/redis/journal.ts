import type { Journal } from '#contracts/memory'
import { type PersonId, personId } from '#core/ids'
import type { Instant } from '#core/time'
import { ANSWERS } from './answers.ts'
import { setAside } from './aside.ts'
import { allShards, baseOf } from './keys.ts'
import type { Node } from './node.ts'
import { readEvent, readParcel, readSnapshot, Unreadable } from './read.ts'

/** What has been committed, to read. Who cannot be read is set aside, and the reader is told the place. */
export const journalOf = (node: Node, now: () => Instant): Journal => {
  const reading = async <T>(person: PersonId, read: () => T): Promise<T> => {
    try {
      return read()
    } catch (error) {
      if (error instanceof Unreadable) await setAside(node, person, error.message, now())
      throw error
    }
  }
  return {
    async recall(person, from = 0) {
      const said = await node.front.step('recall', node.shardOf(person), [0, person, from])
      const [text, journal, queues] = ANSWERS.recall.parse(said)
      return reading(person, () => {
        const snapshot = readSnapshot(text, person)
        if (snapshot === null) return null
        const pending = queues.flat().map((parcel) => {
          const { revivals: _, ...kept } = readParcel(parcel, person)
          return kept
        })
        return { snapshot, events: journal.map((event, n) => readEvent(event, person, from + n)), pending }
      })
    },
    async snapshotOf(person) {
      const key = `${baseOf(node.shardOf(person), node.layout)}snapshot:${person}`
      const text = ANSWERS.value.parse(await node.front.line.run(key, ['GET', key]))
      return reading(person, () => readSnapshot(text ?? '', person))
    },
    async persons(most) {
      const inShard = async (shard: number) =>
        pairsOf(ANSWERS.texts.parse(await node.front.step('persons', shard, [0, most])))
      const all = (await Promise.all(allShards(node.layout).map(inShard))).flat()
      return all
        .sort((a, b) => b.heard - a.heard)
        .slice(0, most)
        .map(({ person }) => person)
    },
  }
}

const pairsOf = (flat: readonly string[]): readonly { readonly person: PersonId; readonly heard: number }[] =>
  flat.flatMap((text, n) => (n % 2 === 0 ? [{ person: personId(text), heard: Number(flat[n + 1]) }] : []))
