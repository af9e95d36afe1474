import type { Journal, Lease } from '#contracts/memory'
import { isCurrent } from '#core/edition'
import type { Incoming } from '#core/event'
import { fold, initialState } from '#core/evolve'
import type { State } from '#core/state'
import { isPast, weave } from './weave.ts'

/** Step 5: who this is, and what waits. The state comes with the lease; only after an upgrade the journal is read again. */
export const recall = async (
  lease: Lease,
  journal: Pick<Journal, 'recall'>,
): Promise<{ readonly state: State; readonly incoming: readonly Incoming[] }> => {
  const state = await stateOf(lease, journal)
  return { state, incoming: await weave(state, incomingIn(lease), journal) }
}

/** What is waiting, in the order in which it is decided upon. */
export const incomingIn = (lease: Lease): readonly Incoming[] =>
  newsFirst(
    lease.envelopes.map(({ event }, n) =>
      event.kind === 'message-received' ? { ...event, more: hasMore(lease, n) } : event,
    ),
  )

/** A snapshot of another edition lacks what that one did not keep, so the state is made anew of what it rests on (M1, M8). */
const stateOf = async ({ person, snapshot }: Lease, journal: Pick<Journal, 'recall'>): Promise<State> => {
  if (!snapshot) return initialState(person)
  if (isCurrent(snapshot)) return snapshot
  const recalled = await journal.recall(person)
  return fold(initialState(person), recalled?.events ?? [])
}

/**
 * What is decided on first, whenever it came: who they are, and that they have become another, so that no text of a burst is left
 * behind; that our words have gone out, which was so before anybody could answer them; and a rep's claim, since the rep answers what
 * already waits (I12).
 */
const newsFirst = (events: readonly Incoming[]): readonly Incoming[] => [
  ...events.filter(isPast),
  ...events.filter(isMerge),
  ...events.filter(isNews),
  ...events.filter(isClaim),
  ...events.filter((event) => ![isPast, isMerge, isNews, isClaim].some((comesFirst) => comesFirst(event))),
]

const isMerge = ({ kind }: Incoming): boolean => kind === 'merge-asked'

const isClaim = ({ kind }: Incoming): boolean => kind === 'rep-claimed'

/** Whether it only says what became of words of ours. */
export const isNews = ({ kind }: Incoming): boolean =>
  kind === 'delivery-updated' || kind === 'delivery-revived'

/** Texts that arrived in one burst are answered together, by the last of them (C7). */
const hasMore = (lease: Lease, n: number): boolean =>
  lease.envelopes.slice(n + 1).some(({ event }) => event.kind === 'message-received')
