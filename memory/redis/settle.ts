import type { Envelope, Outbox, Outcome, Parcel } from '#contracts/memory'
import { addressKey } from '#core/address'
import { after, type Instant, instant } from '#core/time'
import { KEEP } from './accept.ts'
import { ANSWERS } from './answers.ts'
import { Appetites } from './appetites.ts'
import type { Node } from './node.ts'
import { persistently } from './persist.ts'
import { writeEntry } from './read.ts'

/** Says what became of a parcel; the next one to its address may come back with the answer. */
export const settle =
  (node: Node): Outbox['settle'] =>
  async (parcel, outcome, now) => {
    const { person, to, fence } = parcel
    const shard = node.shardOf(person)
    const appetites = new Appetites(node, outcome.kind === 'later' ? [] : [parcel])
    const notice = noticeArgs('notice' in outcome ? outcome.notice : null)
    const args = [now, person, addressKey(to), fence, KEEP, appetites.text, ...notice]
    const said = await persistently(() =>
      node.back.step('settle', shard, [...args, ...outcomeArgs(parcel, outcome)]),
    ).catch(async (error: unknown) => {
      await appetites.put([], now)
      throw error
    })
    const [held, leasable, handed = [], left = [], till = ''] = ANSWERS.settle.parse(said)
    await appetites.put(handed, now)
    if (till !== '') node.work.turns.note(shard, instant(till))
    const until = heldBackUntil(outcome, now)
    if (until !== null) node.work.sends(to.channel).note(shard, until)
    if (leasable) node.work.turns.add(shard)
    for (const channel of left) node.work.sends(channel).add(shard)
    if (leasable || handed.length > 0 || left.length > 0) node.ring()
    return held === 1
  }

/** A notice as the scripts take it: its id, its entry, and its patience. */
export const noticeArgs = (notice: Envelope | null): readonly (string | number)[] => {
  if (notice === null) return ['', '', '', '']
  const { quiet = '', most = '' } = notice.patience ?? {}
  return [notice.id, writeEntry(notice), quiet, most]
}

/** A parcel that was revived and died again is another letter. */
export const letterId = ({ id, revivals }: Parcel): string => `${id}.${revivals}`

const outcomeArgs = (parcel: Parcel, outcome: Outcome): readonly (string | number)[] => {
  switch (outcome.kind) {
    case 'part-done':
      return ['part-done', outcome.partsDone, Math.ceil(outcome.until)]
    case 'retry':
    case 'later':
      return [outcome.kind, Math.ceil(outcome.at)]
    case 'done':
      return ['done', outcome.rest ?? 0]
    case 'dead':
      return ['dead', letterId(parcel), JSON.stringify({ parcel, reason: outcome.reason })]
    default:
      return outcome satisfies never
  }
}

/** Until when the queue is kept back; null when it is not. */
const heldBackUntil = (outcome: Outcome, now: Instant): Instant | null => {
  if (outcome.kind === 'part-done') return outcome.until
  if (outcome.kind === 'retry' || outcome.kind === 'later') return outcome.at
  return outcome.kind === 'done' && outcome.rest ? after(now, outcome.rest) : null
}
