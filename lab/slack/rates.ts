import type { Clock } from '#contracts/clock'

/** How often something may be done: so many in a second over a long time, and so many at once. */
type Allowance = { readonly perSecond: number; readonly burst: number }

/** Slack's tiers, a minute each (docs: "Rate limits"); a post has a measure of its own for each channel. */
const TIERS: { readonly [method: string]: Allowance | undefined } = {
  'chat.postMessage': { perSecond: 1, burst: 20 },
  'chat.postEphemeral': { perSecond: 100 / 60, burst: 100 },
  'chat.update': { perSecond: 50 / 60, burst: 50 },
  'conversations.history': { perSecond: 50 / 60, burst: 50 },
  'conversations.replies': { perSecond: 50 / 60, burst: 50 },
  'conversations.info': { perSecond: 50 / 60, burst: 50 },
}
const OTHERS: Allowance = { perSecond: 100 / 60, burst: 100 }

/** Counts calls; answers the seconds to wait, or null when one more may be made. */
export const openRates = (clock: Clock) => {
  const buckets = new Map<string, { left: number; at: number }>()
  return (team: string, method: string, channel: string): number | null => {
    const { perSecond, burst } = TIERS[method] ?? OTHERS
    const name = `${team} ${method} ${method === 'chat.postMessage' ? channel : ''}`
    const now = clock.now()
    const bucket = buckets.get(name) ?? { left: burst, at: now }
    const left = Math.min(burst, bucket.left + ((now - bucket.at) / 1_000) * perSecond)
    buckets.set(name, { left: left >= 1 ? left - 1 : left, at: now })
    return left >= 1 ? null : Math.ceil((1 - left) / perSecond)
  }
}
