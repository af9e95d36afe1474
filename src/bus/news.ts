import type { Envelope, Parcel, Patience } from '#contracts/memory'
import type { DeliveryState } from '#core/delivery'
import type { Undelivered } from '#core/incoming'
import { type Instant, seconds } from '#core/time'

/** What is heard of a delivery, and when. */
export type News = {
  readonly outgoing: string
  readonly state: DeliveryState
  readonly reason: string | null
  readonly at: Instant
  /** What failed for good, as it was to be sent. */
  readonly undelivered?: Undelivered
}

/** News of a delivery for a person's inbox; `name` tells it from all other news of this state. */
export const newsOf = (name: string, news: News): Envelope => {
  const envelope = {
    id: `delivery:${name}:${news.state}`,
    event: { kind: 'delivery-updated' as const, ...news },
  }
  return isExpected(news.state) ? { ...envelope, patience: COMPANY } : envelope
}

/** The name of our own news of a parcel. In another life of it the same news is news again. */
export const newsName = ({ id, revivals }: Pick<Parcel, 'id' | 'revivals'>): string =>
  revivals === 0 ? id : `${id}~r${revivals}`

/**
 * Nobody waits for these: they come along with the person's next mail, and seldom cost a turn of their own. The end lies
 * behind that of any burst that begins meanwhile, so that they never cut one in two.
 */
export const COMPANY: Patience = { quiet: seconds(1), most: seconds(5) }

const isExpected = (state: DeliveryState): boolean => {
  switch (state) {
    case 'queued':
    case 'sent':
    case 'delivered':
    case 'read':
      return true
    case 'failed':
    case 'suppressed':
    case 'uncertain':
    case 'withdrawn':
      return false
    default:
      return state satisfies never
  }
}
