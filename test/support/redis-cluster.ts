import { z } from 'zod'
import { freePort } from './free-port.ts'
import { type RedisServer, startRedis } from './redis-server.ts'

/** Three masters that share the slots, with no replicas. */
export type RedisCluster = {
  readonly urls: readonly [string, string, string]
  readonly nodes: readonly [RedisServer, RedisServer, RedisServer]
  /** Hands a slot and its keys over to the node of this number, as an operator who moves data does. */
  readonly moveSlot: (slot: number, to: 0 | 1 | 2) => Promise<void>
  readonly close: () => Promise<void>
}

const SLOTS = 16_384

/** Starts a cluster that serves every slot; `config` goes to every node. */
export const startCluster = async (config: readonly string[] = []): Promise<RedisCluster> => {
  const members = await Promise.all([startMember(config), startMember(config), startMember(config)])
  const nodes = members.map(({ server }) => server)
  const [a, b, c] = members.map(({ server }) => server)
  if (!a || !b || !c) throw new Error('A cluster has three nodes.')
  await Promise.all(nodes.map((node, n) => node.command('CLUSTER', 'SET-CONFIG-EPOCH', String(n + 1))))
  await Promise.all(nodes.map((node, n) => node.command('CLUSTER', 'ADDSLOTSRANGE', ...shareOf(n))))
  for (const { server, bus } of members.slice(1)) {
    await a.command('CLUSTER', 'MEET', '127.0.0.1', String(server.port), String(bus))
  }
  await Promise.all(nodes.map(isServing))
  return {
    urls: [a.url, b.url, c.url],
    nodes: [a, b, c],
    moveSlot: async (slot, to) => {
      const target = [a, b, c][to]
      if (target) await moveSlot(nodes, slot, target)
    },
    close: async () => {
      await Promise.all(nodes.map((node) => node.close()))
    },
  }
}

const startMember = async (
  config: readonly string[],
): Promise<{ readonly server: RedisServer; readonly bus: number }> => {
  const bus = await freePort()
  const server = await startRedis({
    config: ['cluster-enabled yes', `cluster-port ${bus}`, 'cluster-node-timeout 2000', ...config],
  })
  return { server, bus }
}

const shareOf = (n: number): readonly [string, string] => [
  String(Math.ceil((n * SLOTS) / 3)),
  String(Math.ceil(((n + 1) * SLOTS) / 3) - 1),
]

const PATIENCE_MS = 20_000

/** Waits until a node knows everybody and serves. */
const isServing = async (node: RedisServer): Promise<void> => {
  for (const until = Date.now() + PATIENCE_MS; ; ) {
    const told = String(await node.command('CLUSTER', 'INFO'))
    if (/cluster_state:ok/.test(told) && /cluster_known_nodes:3/.test(told) && /cluster_size:3/.test(told))
      return
    if (Date.now() > until) throw new Error(`The cluster did not come up:\n${told}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const Shares = z.array(z.tuple([z.number(), z.number(), z.tuple([z.string(), z.number()], z.unknown())]))

const ownerOf = async (nodes: readonly RedisServer[], slot: number): Promise<RedisServer> => {
  const shares = Shares.parse((await nodes[0]?.command('CLUSTER', 'SLOTS')) ?? [])
  const [, , [, port] = []] = shares.find(([from, to]) => from <= slot && slot <= to) ?? []
  const owner = nodes.find((node) => node.port === port)
  if (!owner) throw new Error(`Nobody serves slot ${slot}.`)
  return owner
}

const moveSlot = async (nodes: readonly RedisServer[], slot: number, to: RedisServer): Promise<void> => {
  const from = await ownerOf(nodes, slot)
  if (from === to) return
  const setSlot = (node: RedisServer, ...rest: readonly string[]): Promise<unknown> =>
    node.command('CLUSTER', 'SETSLOT', String(slot), ...rest)
  const [source, target] = [await idOf(from), await idOf(to)]
  await setSlot(to, 'IMPORTING', source)
  await setSlot(from, 'MIGRATING', target)
  for (;;) {
    const keys = z
      .array(z.string())
      .parse(await from.command('CLUSTER', 'GETKEYSINSLOT', String(slot), '100'))
    if (keys.length === 0) break
    await from.command('MIGRATE', '127.0.0.1', String(to.port), '', '0', '5000', 'KEYS', ...keys)
  }
  for (const node of [to, from, ...nodes]) await setSlot(node, 'NODE', target)
}

const idOf = async (node: RedisServer): Promise<string> => String(await node.command('CLUSTER', 'MYID'))
