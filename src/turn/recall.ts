import type { Lease } from '#contracts/memory'
import type { Incoming } from '#core/event'
import { completed, initialState } from '#core/evolve'
import type { State } from '#core/state'

/** Step 5: who this is, and what waits. The state comes with the lease; the journal is not read again. */
export const recall = (lease: Lease): { readonly state: State; readonly incoming: readonly Incoming[] } => ({
  state: lease.snapshot ? completed(lease.snapshot) : initialState(lease.person),
  incoming: newsFirst(
    lease.envelopes.map(({ event }, n) =>
      event.kind === 'message-received' ? { ...event, more: hasMore(lease, n) } : event,
    ),
  ),
})

/**
 * That our words went out was so before they were answered, also where the answer was quicker to arrive; and a rep who takes
 * the conversation answers what already waits (I12).
 */
const newsFirst = (events: readonly Incoming[]): readonly Incoming[] => [
  ...events.filter(isNews),
  ...events.filter(isClaim),
  ...events.filter((event) => !isNews(event) && !isClaim(event)),
]

const isClaim = ({ kind }: Incoming): boolean => kind === 'rep-claimed'

/** Whether it only says what became of words of ours. */
export const isNews = ({ kind }: Incoming): boolean =>
  kind === 'delivery-updated' || kind === 'delivery-revived'

/** Texts that arrived in one burst are answered together, by the last of them (C7). */
const hasMore = (lease: Lease, n: number): boolean =>
  lease.envelopes.slice(n + 1).some(({ event }) => event.kind === 'message-received')
