import type { Commit, Mailbox } from '#contracts/memory'
import { addressKey } from '#core/address'
import { ANSWERS } from './answers.ts'
import { Appetites } from './appetites.ts'
import type { Node } from './node.ts'
import { persistently } from './persist.ts'
import { writeSnapshot } from './read.ts'

/** Everything a turn leads to, in one step; parcels that may leave at once come back with the answer. */
export const commit =
  (node: Node): Mailbox['commit'] =>
  async ({ person, fence }, commit, now) => {
    const shard = node.shardOf(person)
    const appetites = new Appetites(node, commit.parcels)
    const args = [now, person, fence, ...argsOf(commit, appetites.text)]
    // Its fence names the commit, so that repeating it after a lost answer changes nothing (I3).
    const said = await persistently(() => node.back.step('commit', shard, args)).catch(
      async (error: unknown) => {
        await appetites.put([], now)
        throw error
      },
    )
    const [outcome, more, handed, left = []] = ANSWERS.commit.parse(said)
    await appetites.put(handed ?? [], now)
    if (outcome === 'fenced') return outcome
    for (const { at } of commit.timers) if (at !== null) node.work.ticks.note(shard, at)
    if (more) node.work.turns.add(shard)
    for (const channel of left) node.work.sends(channel).add(shard)
    if (more || handed?.length || left.length > 0) node.ring()
    return outcome
  }

const argsOf = (
  { taken, events, snapshot, lane, held, parcels, timers }: Commit,
  appetites: string,
): readonly (string | number)[] => [
  taken,
  writeSnapshot(snapshot),
  lane,
  appetites,
  held ? 1 : 0,
  events.length,
  parcels.length,
  timers.length,
  ...events.map((event) => JSON.stringify(event)),
  ...parcels.flatMap((parcel) => [addressKey(parcel.to), JSON.stringify(parcel)]),
  ...timers.flatMap(({ timer, at }) => [timer, at === null ? '' : Math.ceil(at)]),
]
