import type { Erasure, Honoured, Tombstone, Tombstones } from '#contracts/erasure'
import { type PersonId, personId } from '#core/ids'
import { instant } from '#core/time'
import { ANSWERS } from './answers.ts'
import { allShards, baseOf } from './keys.ts'
import type { Node } from './node.ts'

/** All that is kept of whoever was erased, of all shards. */
export const tombstones = async (node: Node): Promise<Tombstones> => {
  const inShard = async (shard: number): Promise<readonly Tombstone[]> => {
    const { erased, shut } = await laidIn(node, shard)
    return [
      ...erased.map(({ mark, at }) => ({ of: 'person' as const, mark, at: instant(at), place: shard })),
      ...shut.map(({ mark, at }) => ({
        of: at < 0 ? ('opened' as const) : ('closed' as const),
        mark,
        at: instant(Math.abs(at)),
        place: shard,
      })),
    ]
  }
  const list = (await Promise.all(allShards(node.layout).map(inShard))).flat()
  return { key: keyOf(node), list }
}

const keyOf = (node: Node): string => node.mark('installation', '')

const laidIn = async (node: Node, shard: number) => {
  const said = await node.front.step('tombstones', shard, [0])
  const [erased, shut, erasing] = ANSWERS.tombstones.parse(said)
  return { erased: pairs(erased), shut: pairs(shut), erasing: erasing.map(personId) }
}

const pairs = (flat: readonly string[]): readonly { readonly mark: string; readonly at: number }[] =>
  flat.flatMap((mark, n) => (n % 2 === 0 ? [{ mark, at: Number(flat[n + 1]) }] : []))

/** What was noted elsewhere holds here too. Persons are looked through only where something is news. */
export const honour = async (
  node: Node,
  { key, list }: Parameters<Erasure['honour']>[0],
): Promise<Honoured> => {
  if (key !== keyOf(node)) return { kind: 'of-another' }
  const fresh = new Set<string>()
  for (const one of list) if (await lay(node, one)) fresh.add(one.mark)
  const inShard = async (shard: number): Promise<readonly PersonId[]> => {
    if (fresh.size > 0) await expect(node, shard, fresh)
    return (await laidIn(node, shard)).erasing
  }
  return { kind: 'honoured', back: (await Promise.all(allShards(node.layout).map(inShard))).flat() }
}

/** Whoever is known here though they were erased is to be erased again, also when this node dies before that. */
const expect = async (node: Node, shard: number, fresh: ReadonlySet<string>): Promise<void> => {
  const key = `${baseOf(shard, node.layout)}erasing`
  for (const person of await known(node, shard))
    if (fresh.has(node.mark('person', person))) await node.back.line.run(key, ['SADD', key, person])
}

const lay = async (node: Node, { of, mark, at, place }: Tombstone): Promise<boolean> => {
  const all = allShards(node.layout)
  const shards = place === null || !all.includes(place) ? all : [place]
  const where = of === 'person' ? 'erased' : 'shut'
  const args = [0, where, mark, of === 'opened' ? -at : at]
  const said = await Promise.all(shards.map((shard) => node.back.step('honour', shard, args)))
  return said.some((one) => ANSWERS.flag.parse(one) === 1)
}

const known = async (node: Node, shard: number): Promise<readonly PersonId[]> => {
  const key = `${baseOf(shard, node.layout)}heard`
  return ANSWERS.texts.parse(await node.back.line.run(key, ['ZRANGE', key, '0', '-1'])).map(personId)
}
