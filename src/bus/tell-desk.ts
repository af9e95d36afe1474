import type { Desk } from '#contracts/desk'
import type { Parcel } from '#contracts/memory'
import type { Deed } from '#core/effect'
import { after, seconds } from '#core/time'
import { backoff } from './backoff.ts'
import { type SettleParts, settle } from './settle.ts'
import type { Throttle } from './throttle.ts'

/** What telling the desk works with. */
export type TellDeskParts = SettleParts & {
  readonly desk?: Desk | null
  readonly throttle: Pick<Throttle, 'slowDown' | 'taken'>
}

/** A platform takes about one post a second into a channel, with short bursts (docs: Slack, "Rate limits"). */
export const DESK_CALLS = { room: 8, hold: seconds(30), rate: { perSecond: 1, burst: 20 } } as const

/** With the longest pause between them, some hours of trouble at the platform. */
const TRIES = 100

/** Does what an order for the reps' desk says (D5, D6); what fails is tried again, since reps rely on it. */
export const tellDesk = async (
  parcel: Parcel,
  { handOff, order }: Extract<Deed, { act: 'tell-desk' }>,
  parts: TellDeskParts,
): Promise<unknown> => {
  const { desk, clock, throttle } = parts
  const { person, id, tries, uncertainSince } = parcel
  if (!desk) return settle(parcel, { kind: 'later', at: after(clock.now(), seconds(60)) }, parts)
  const told = { person, handOff, order, key: id, doubtfulSince: uncertainSince }
  const receipt = await desk.perform(told)
  switch (receipt.kind) {
    case 'accepted':
      throttle.taken()
      return settle(parcel, { kind: 'done', notice: null }, parts)
    case 'retry':
      if (receipt.slowDown) throttle.slowDown(receipt.afterMs)
      return tries + 1 >= TRIES
        ? settle(parcel, { kind: 'dead', reason: receipt.reason, notice: null }, parts)
        : settle(parcel, { kind: 'retry', at: after(clock.now(), backoff(receipt.afterMs, tries)) }, parts)
    case 'uncertain':
      // Said nothing of, it comes back once its hold has lapsed, and the platform is asked (I5).
      return
    case 'refused':
      return settle(parcel, { kind: 'dead', reason: receipt.reason, notice: null }, parts)
    default:
      return receipt satisfies never
  }
}
