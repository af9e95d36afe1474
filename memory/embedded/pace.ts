import type { Pace } from '#contracts/memory'
import { instant } from '#core/time'
import type { Args } from './operation.ts'
import { changed, type Step, unchanged } from './step.ts'
import type { Store } from './store.ts'

/** Times are kept with a fraction of a millisecond; sums of fractions are off by less than this part of a call. */
const ROUNDING = 1e-3

/** More accounts than this are tidied: those that are whole again are as good as new. */
const TIDY_AT = 1_000

const tidy = ({ paces }: Store, now: number): void => {
  for (const [account, due] of paces) if (due <= now) paces.delete(account)
}

/**
 * Grants calls of an account: `due` is when all granted so far would be made if they came evenly, and calls are granted
 * as long as it lies less than a burst ahead (the generic cell rate algorithm: one number an account).
 */
export const pace = (store: Store, { account, rate, most, now }: Args['pace']): Step<Pace> => {
  const interval = 1_000 / rate.perSecond
  const due = Math.max(store.paces.get(account) ?? now, now)
  const free = Math.floor(rate.burst - (due - now) / interval + ROUNDING)
  const granted = Math.max(0, Math.min(most, free))
  const next = due + (granted - rate.burst + 1) * interval
  const answer = { granted, next: instant(Math.max(now, Math.ceil(next - (ROUNDING / 2) * interval))) }
  if (granted === 0) return unchanged(answer)
  if (store.paces.size >= TIDY_AT) tidy(store, now)
  store.paces.set(account, due + granted * interval)
  return changed(answer)
}
