import type { Envelope, Mailbox } from '#contracts/memory'
import { type Address, addressKey, strangerAt } from '#core/address'
import { type PersonId, personId } from '#core/ids'
import { days, type Instant, instant } from '#core/time'
import { ANSWERS } from './answers.ts'
import { erasedAt } from './erase.ts'
import { baseOf } from './keys.ts'
import { legible } from './lease.ts'
import type { Node } from './node.ts'
import { writeEntry } from './read.ts'

/** Platforms repeat a webhook for at most three days; a week is safely more. */
export const KEEP = days(7)

/** Puts an envelope into an inbox; who is free comes along with the answer, so that the turn can begin at once. */
export const accept =
  (node: Node): Mailbox['accept'] =>
  async (to, envelope, now) => {
    const answer =
      typeof to === 'string'
        ? await knock(node, { person: to, address: '', isStranger: 0 }, envelope, now)
        : await knockAt(node, to, envelope, now)
    return answer[0] === 'duplicate' || answer[0] === 'erased' ? answer[0] : 'accepted'
  }

const knockAt = async (node: Node, to: Address, envelope: Envelope, now: Instant) => {
  const address = addressKey(to)
  const answer = await knock(node, { person: strangerAt(to), address, isStranger: 1 }, envelope, now)
  if (answer[0] === 'new') return atNewcomer(node, to, envelope, now)
  if (answer[0] !== 'elsewhere') return answer
  const there = await knock(node, { person: personId(answer[1]), address, isStranger: 0 }, envelope, now)
  const isOrphan = there[0] === 'erased' && answer[2] === 0
  return isOrphan ? atNewcomer(node, to, envelope, now) : there
}

/** Whoever writes from an address whose person was erased is somebody new, and it is theirs from now on (M9). */
const atNewcomer = async (node: Node, to: Address, envelope: Envelope, now: Instant) => {
  const address = addressKey(to)
  const base = baseOf(node.shardOf(strangerAt(to)), node.layout)
  let generation = 1
  while ((await erasedAt(node, strangerAt(to, generation))) !== null) generation += 1
  const person = strangerAt(to, generation)
  const [joined, routed] = [`${base}joined:${address}`, `${base}routed:${address}|${envelope.id}`]
  await node.front.line.run(joined, ['SET', joined, person])
  await node.front.line.run(routed, ['SET', routed, person, 'PX', String(KEEP)])
  return knock(node, { person, address, isStranger: 0 }, envelope, now)
}

type Door = { readonly person: PersonId; readonly address: string; readonly isStranger: 0 | 1 }

const knock = async (node: Node, { person, address, isStranger }: Door, envelope: Envelope, now: Instant) => {
  const shard = node.shardOf(person)
  const room = envelope.patience ? null : node.leases.reserve(1)
  const { quiet = '', most = '' } = envelope.patience ?? {}
  const appetite = [...(room ? [node.fence(), room.hold] : ['', 0]), envelope.interrupts ? 1 : 0]
  const mail = [envelope.id, writeEntry(envelope), quiet, most, KEEP]
  const marks = [node.mark('person', person), node.mark('mail', `${address}\n${envelope.id}`)]
  const args = [now, person, address, isStranger, ...mail, ...appetite, ...marks, envelope.sent ?? '']
  const answer = await node.front
    .step('accept', shard, args)
    .then((said) => ANSWERS.accept.parse(said))
    .catch((error: unknown) => {
      node.leases.put(room, [], now)
      throw error
    })
  const leases = answer[0] === 'leased' ? await legible(node, [answer[1]], now) : []
  node.leases.put(room, leases, now)
  if (answer[0] === 'waiting') node.work.turns.note(shard, instant(answer[1]))
  if (answer[0] === 'ready') node.work.turns.add(shard)
  if (answer[0] === 'ready' || leases.length > 0) node.ring()
  return answer
}
