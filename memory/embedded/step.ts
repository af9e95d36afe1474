import { TOPICS } from '#contracts/memory'
import type { Json } from '#core/json'

/**
 * What one operation came to. `changed` is false when it left the store exactly as it was: then it is not logged,
 * and a replay that never sees it arrives at the same store.
 */
export type Step<A> = { readonly answer: A; readonly changed: boolean; readonly news: readonly News[] }

/** Something to publish once the operation is durable. */
export type News = { readonly topic: string; readonly news: Json }

/** Somebody may be leased, or a parcel taken. */
export const WORK: News = { topic: TOPICS.work, news: null }

/** The operation left everything as it was. */
export const unchanged = <A>(answer: A): Step<A> => ({ answer, changed: false, news: [] })

/** The operation changed the store. */
export const changed = <A>(answer: A, news: readonly News[] = []): Step<A> => ({
  answer,
  changed: true,
  news,
})

/** The news that there is work, when there is. */
export const workIf = (is: boolean): readonly News[] => (is ? [WORK] : [])
