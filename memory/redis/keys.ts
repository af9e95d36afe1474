/** How many parts an installation is divided into. Fixed when it begins: where everything lies follows from it. */
export const SHARDS = 64

/** What the names of all keys of one installation begin with, and how many shards they are spread over. */
export type Layout = { readonly prefix: string; readonly shards: number }

/** The shard of a person, an address or a stream: FNV-1a of its name, so that all nodes agree for ever. */
export const shardOf = (name: string, { shards }: Layout): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return (hash >>> 0) % shards
}

/** What every key of a shard begins with. The braces put all of them into one slot of a cluster. */
export const baseOf = (shard: number, { prefix }: Layout): string => `${prefix}:{${shard}}:`

/** All shards of an installation. */
export const allShards = ({ shards }: Layout): readonly number[] =>
  Array.from({ length: shards }, (_, shard) => shard)
