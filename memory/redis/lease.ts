import type { Lease, Mailbox } from '#contracts/memory'
import { personId } from '#core/ids'
import { after, type Instant, instant } from '#core/time'
import { ANSWERS, type LeaseAnswer } from './answers.ts'
import { setAside } from './aside.ts'
import { gather } from './gather.ts'
import type { Node } from './node.ts'
import { persistently } from './persist.ts'
import { readEntry, readSnapshot, Unreadable } from './read.ts'

/** Takes who came in already, then asks the shards that may have somebody in line, each for its share. */
export const lease =
  (node: Node): Mailbox['lease'] =>
  async ({ now, hold, most }) => {
    const leases = [...node.leases.collect(most, now)]
    while (leases.length < most) {
      const room = most - leases.length
      const shards = node.work.turns.take(room, now)
      if (shards.length === 0) break
      const share = Math.floor(room / shards.length)
      const till = after(now, hold)
      const asked = shards.map((shard) => leaseIn(node, shard, share, till, now))
      const found = await gather(asked, (late) => {
        node.leases.bring(late, now, till)
        node.ring()
      })
      leases.push(...found.items)
      if (found.error !== null && leases.length === 0) throw found.error
      if (found.error !== null) break
    }
    node.leases.want(most - leases.length, hold)
    return leases
  }

const leaseIn = async (
  node: Node,
  shard: number,
  most: number,
  till: Instant,
  now: Instant,
): Promise<readonly Lease[]> => {
  const args = [now, till, most, node.fence()]
  const said = await node.back.step('lease', shard, args).catch((error: unknown) => {
    node.work.turns.add(shard)
    throw error
  })
  const [answers, left, next] = ANSWERS.lease.parse(said)
  if (left > 0) node.work.turns.add(shard)
  if (next !== '') node.work.turns.note(shard, instant(next))
  if (answers.length > 0) node.work.ticks.note(shard, till)
  return legible(node, answers, now)
}

/** Who cannot be read is set aside, and keeps nobody else from a turn. */
export const legible = async (
  node: Node,
  answers: readonly LeaseAnswer[],
  now: Instant,
): Promise<readonly Lease[]> => {
  const leases: Lease[] = []
  for (const answer of answers) {
    try {
      leases.push(leaseOf(answer))
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      // Where that fails, the lease lapses and it is found out again.
      await setAside(node, personId(answer[0]), error.message, now).catch(() => {})
    }
  }
  return leases
}

const leaseOf = ([name, fence, snapshot, tries, mail]: LeaseAnswer): Lease => {
  const person = personId(name)
  return {
    person,
    fence,
    snapshot: readSnapshot(snapshot, person),
    envelopes: mail.map((entry, n) => readEntry(entry, person, n)),
    tries,
  }
}

/** Prolongs a lease that holds. */
export const renew =
  (node: Node): Mailbox['renew'] =>
  async ({ person, fence }, now, hold) => {
    const args = [now, person, fence, after(now, hold)]
    return ANSWERS.flag.parse(await node.back.step('renew', node.shardOf(person), args)) === 1
  }

/** Lets go of a person whose turn has failed, or has not begun. */
export const release =
  (node: Node): Mailbox['release'] =>
  async ({ person, fence }, until, now, why = 'failed') => {
    const shard = node.shardOf(person)
    const at = Math.ceil(until)
    const args = [now, person, fence, at, why]
    const held = ANSWERS.flag.parse(await persistently(() => node.back.step('release', shard, args)))
    if (held === 1) node.work.turns.note(shard, instant(at))
    if (held === 2) {
      node.work.turns.add(shard)
      node.ring()
    }
    return held > 0
  }
