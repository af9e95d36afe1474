import type { Crm } from '#contracts/crm'
import type { Parcel } from '#contracts/memory'
import { isSameRegister } from '#core/crm'
import type { Deed } from '#core/effect'
import { after, minutes, seconds } from '#core/time'
import { backoff } from './backoff.ts'
import { dead, type SettleParts, sent, settle, withdrawn } from './settle.ts'
import type { Throttle } from './throttle.ts'

/** What telling the CRM works with. */
export type TellCrmParts = SettleParts & {
  readonly crm?: Crm | null
  readonly throttle: Pick<Throttle, 'slowDown' | 'taken'>
}

type Telling = Extract<Deed, { act: 'tell-crm' }>

/** With the longest pause between them, three days and more: a receiver may be down from Friday to Monday. */
const TRIES = 110
const LONGEST = minutes(60)

/**
 * Says to the CRM what the journal says of a person, at least once and in order (S4).
 *
 * C1 What is tried again keeps its place: nothing of this person passes it, and nobody else waits for it.
 * C2 Every try has the same key, so that a receiver knows what it has already.
 * C3 What is refused for good is a dead letter, and the line goes on: each entry says the whole of its field, so none rests on
 *    another. Brought back by an operator it comes late; if something newer was said of its field, it is not said any more.
 */
export const tellCrm = async (parcel: Parcel, { told }: Telling, parts: TellCrmParts): Promise<unknown> => {
  const { crm, clock, throttle } = parts
  const { person, id: key, tries, revivals } = parcel
  const now = clock.now()
  if (!crm) return settle(parcel, { kind: 'later', at: after(now, seconds(60)) }, parts)
  if (revivals > 0 && (await isSaidAnew(parcel, told, parts)))
    return settle(parcel, withdrawn(parcel, 'something newer has been said since', now), parts)
  const receipt = await crm.tell(told, { person, key })
  switch (receipt.kind) {
    case 'accepted':
      throttle.taken()
      return settle(parcel, sent(parcel, now, seconds(0)), parts)
    case 'retry':
      if (receipt.slowDown) throttle.slowDown(receipt.afterMs)
      return tries + 1 >= TRIES
        ? settle(parcel, dead(parcel, 'failed', receipt.reason, clock.now()), parts)
        : settle(
            parcel,
            { kind: 'retry', at: after(clock.now(), backoff(receipt.afterMs, tries, LONGEST)) },
            parts,
          )
    case 'uncertain':
      // Twice is once to whoever knows the key (C2).
      return settle(parcel, { kind: 'retry', at: after(clock.now(), backoff(null, tries, LONGEST)) }, parts)
    case 'refused':
      return settle(parcel, dead(parcel, 'failed', receipt.reason, clock.now()), parts)
    default:
      return receipt satisfies never
  }
}

/** C3; the whole journal is read for it, and only when somebody has brought a dead letter back. */
const isSaidAnew = async (
  { person }: Parcel,
  { sequence, entry }: Telling['told'],
  { memory }: TellCrmParts,
): Promise<boolean> => {
  const recalled = await memory.journal.recall(person)
  return (recalled?.events ?? []).some(
    (event) => event.kind === 'crm-told' && event.sequence > sequence && isSameRegister(event.entry, entry),
  )
}
