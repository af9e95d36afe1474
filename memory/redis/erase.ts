import type { Belongings, Erasure } from '#contracts/erasure'
import type { Envelope } from '#contracts/memory'
import { type Address, addressKey, strangerAt } from '#core/address'
import type { PersonId } from '#core/ids'
import { type Instant, instant } from '#core/time'
import { ANSWERS } from './answers.ts'
import { baseOf } from './keys.ts'
import type { Node } from './node.ts'
import { readEntry } from './read.ts'
import { honour, tombstones } from './tombstones.ts'

/**
 * Forgets persons. They lie in several shards, and no step is atomic in two: so the present person goes last, and as long as
 * that one is there, whoever comes next finds it and does all of it again.
 */
export const erasureOf = (node: Node): Erasure => ({
  begin: (person, now) => begin(node, person, now),
  async erase({ persons, addresses, closed, streams, shelves }, now) {
    for (const stream of streams) await remove(node, stream, [`stream:${stream}`, `lines:${stream}`])
    for (const shelf of shelves) await remove(node, shelf, [`records:${shelf}`])
    const names = [...persons, ...addresses.map(addressKey)]
    for (const address of addresses) await eraseAddress(node, address, persons, names, now)
    for (const address of closed) await eraseClosing(node, address, now)
    for (const person of persons.toReversed()) await erasePerson(node, person, names, now)
  },
  erasedAt: (person) => erasedAt(node, person),
  tombstones: () => tombstones(node),
  honour: (told) => honour(node, told),
})

/** When a person was erased; null who never was. */
export const erasedAt = async (node: Node, person: PersonId): Promise<Instant | null> => {
  const key = `${baseOf(node.shardOf(person), node.layout)}erased`
  const said = await node.front.line.run(key, ['HGET', key, node.mark('person', person)])
  const at = ANSWERS.value.parse(said)
  return at === null ? null : instant(Number(at))
}

const begin = async (node: Node, person: PersonId, now: Instant): Promise<readonly Envelope[]> => {
  const args = [now, person, node.mark('person', person)]
  const entries = ANSWERS.texts.parse(await node.back.step('begin', node.shardOf(person), args))
  return entries.map((entry, n) => readEntry(entry, person, n))
}

/** Keys of one shard, whatever it is that lies there by that name. */
const remove = async (node: Node, name: string, keys: readonly string[]): Promise<void> => {
  const base = baseOf(node.shardOf(name), node.layout)
  await node.back.line.run(base, ['DEL', ...keys.map((key) => `${base}${key}`)])
}

const eraseAddress = async (
  node: Node,
  address: Address,
  persons: Belongings['persons'],
  names: readonly string[],
  now: Instant,
): Promise<void> => {
  const [key, stranger] = [addressKey(address), strangerAt(address)]
  const shard = node.shardOf(stranger)
  const found = await keysOf(node, shard, names)
  const ids = found.flatMap((one) => {
    const id = one.startsWith(`routed:${key}|`) ? one.slice(`routed:${key}|`.length) : null
    return id === null ? [] : [one, node.mark('mail', `${key}\n${id}`)]
  })
  const marks = [node.mark('person', stranger), node.mark('closed', key)]
  await node.back.step('erase-address', shard, [now, key, ...marks, persons.length, ...persons, ...ids])
}

/** Of an address that is somebody else's as well, only that it was closed is turned into a mark (Z3). */
const eraseClosing = async (node: Node, address: Address, now: Instant): Promise<void> => {
  const key = addressKey(address)
  const args = [now, key, '', node.mark('closed', key), 0]
  await node.back.step('erase-address', node.shardOf(strangerAt(address)), args)
}

const erasePerson = async (
  node: Node,
  person: PersonId,
  names: readonly string[],
  now: Instant,
): Promise<void> => {
  const shard = node.shardOf(person)
  await begin(node, person, now)
  const keys = (await keysOf(node, shard, names)).filter((key) => !key.startsWith('routed:'))
  await node.back.step('erase', shard, [now, person, ...keys])
}

/** Kinds of keys that are named after somebody and something else, so that no list tells which there are. */
const COMPOUND = /^(?:seen|routed|rest|queue|head):/

/** Names of a shard, without its base; looked for among all, since erasing is rare and a list of them would cost every message. */
const keysOf = async (node: Node, shard: number, names: readonly string[]): Promise<readonly string[]> => {
  const base = baseOf(shard, node.layout)
  const pattern = `${base.replace(/[\\*?[\]]/g, '\\$&')}*`
  const found: string[] = []
  let cursor = '0'
  do {
    const said = await node.back.line.run(base, ['SCAN', cursor, 'MATCH', pattern, 'COUNT', '1000'])
    const [next, page] = ANSWERS.scan.parse(said)
    cursor = next
    found.push(...page.map((key) => key.slice(base.length)).filter((key) => isOf(key, names)))
  } while (cursor !== '0')
  return [...new Set(found)]
}

const isOf = (key: string, names: readonly string[]): boolean => {
  if (!COMPOUND.test(key)) return false
  const rest = key.slice(key.indexOf(':') + 1)
  return names.some((name) => rest.startsWith(`${name}|`))
}
