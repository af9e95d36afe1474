import type { Lease } from '#contracts/memory'
import { isEarly } from '#core/early'
import { type Milliseconds, milliseconds, seconds } from '#core/time'

/** How long the news of a question takes that has just left. */
const MOMENT = milliseconds(200)
/** How long it takes to ask the platform, when a process has died before it could say that the question had left. */
const LONGER = seconds(2)

/** More answers than this never wait at one time. */
const MOST = 1_000

/**
 * The moment that an answer is given which overtook the news of its question; null when it needs none. Each process gives
 * it once, however often others have tried before.
 */
export const moments = (): ((lease: Lease) => Milliseconds | null) => {
  const given = new Set<string>()
  return ({ snapshot, envelopes, tries }) => {
    const events = envelopes.map(({ event }) => event)
    if (snapshot === null || !isEarly(snapshot, events)) return null
    const answer = envelopes.find(({ event }) => event.kind === 'message-received')?.id ?? ''
    if (given.has(answer)) return null
    if (given.size >= MOST) given.clear()
    given.add(answer)
    return tries === 0 ? MOMENT : LONGER
  }
}
