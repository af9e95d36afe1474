import { days, type Instant } from '#core/time'
import type { Store } from './store.ts'

/** Platforms repeat a webhook for at most three days; a week is safely more. */
const KEPT_DAYS = 7

/** Whether an envelope of this id was accepted within the last week (I2). */
export const wasSeen = (store: Store, id: string): boolean => store.seen.some((day) => day.ids.has(id))

/** Notes an accepted id; ids are forgotten a day at a time, so that forgetting never costs a pause. */
export const noteSeen = (store: Store, id: string, now: Instant): void => {
  const today = Math.floor(now / days(1))
  const latest = store.seen.at(-1)
  if (latest && latest.day >= today) {
    latest.ids.add(id)
    return
  }
  store.seen.push({ day: today, ids: new Set([id]) })
  while (store.seen[0] && store.seen[0].day < today - KEPT_DAYS) store.seen.shift()
}
