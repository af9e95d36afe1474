import { type Address, addressKey } from '#core/address'
import type { PersonId } from '#core/ids'
import { days, type Instant } from '#core/time'
import type { Store } from './store.ts'

/** Platforms repeat a webhook for at most three days; a week is safely more. */
const KEPT_DAYS = 7

/** Notes an id of this recipient; false when it was accepted for the same one within the last week (I2). */
export const noteId = (store: Store, to: PersonId | Address, id: string, now: Instant): boolean => {
  const key = `${typeof to === 'string' ? to : addressKey(to)}\n${id}`
  if (store.seen.some((day) => day.ids.has(key))) return false
  note(store, key, now)
  return true
}

/** Ids are forgotten a day at a time, so that forgetting never costs a pause. */
const note = (store: Store, key: string, now: Instant): void => {
  const today = Math.floor(now / days(1))
  const latest = store.seen.at(-1)
  if (latest && latest.day >= today) {
    latest.ids.add(key)
    return
  }
  store.seen.push({ day: today, ids: new Set([key]) })
  while (store.seen[0] && store.seen[0].day < today - KEPT_DAYS) store.seen.shift()
}
