import type { Journal } from '#contracts/memory'
import { addressKey } from '#core/address'
import { differing } from '#core/differing'
import type { Event, Incoming } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { historyOf, woven } from '#core/history'
import { personId } from '#core/ids'
import type { Differing } from '#core/merge-event'
import { parted } from '#core/parting'
import type { SignalKind, Signals } from '#core/signal'
import type { State } from '#core/state'

type Past = Extract<Incoming, { readonly kind: 'past-arrived' | 'part-asked' }>

/** Whether it changes what was said to them, and not only adds to it. */
export const isPast = (event: Incoming): event is Past =>
  event.kind === 'past-arrived' || event.kind === 'part-asked'

/**
 * A past that arrives is put together with their own, and what has left is taken out, so that the journal holds the whole that
 * the state is folded from, and replay needs nobody else's (M7, I11). What comes to somebody who has become another stays as
 * it is, and is passed on.
 */
export const weave = async (
  { person, mergedInto }: State,
  incoming: readonly Incoming[],
  journal: Pick<Journal, 'recall'>,
): Promise<readonly Incoming[]> => {
  if (!incoming.some(isPast)) return incoming
  let own = historyOf((await journal.recall(person))?.events ?? [])
  let isGone = mergedInto !== undefined
  return incoming.map((event) => {
    if (!isPast(event)) return event
    const { at, address, parting } = event
    const left = { at, address, why: 'parted' as const, ...(parting && { parting }) }
    if (event.kind === 'past-arrived' && event.why === 'parted') {
      own = event.events
      isGone = false
      return { kind: 'rewoven', ...left, from: event.from, events: own }
    }
    if (isGone) return event
    if (event.kind === 'part-asked') {
      const { rest, names } = parted(own, address)
      own = rest
      const { there } = event
      return { kind: 'rewoven', ...left, from: person, events: own, gone: names, ...(there && { there }) }
    }
    const found = differing(factsIn(own), factsIn(event.events), at)
    const facts = [...found, ...(event.differing ?? []).filter(({ later }) => !found.some(isOf(later.kind)))]
    own = woven(cameBack(own, event.events), cameBack(event.events, own))
    return {
      kind: 'rewoven',
      at,
      from: event.from,
      address,
      why: 'merged',
      events: own,
      ...(facts.length > 0 && { differing: facts }),
    }
  })
}

/** Without the leaving of whoever is back: by themselves since, they have spoken there, and must be heard here again (M6). */
const cameBack = (events: readonly Event[], others: readonly Event[]): readonly Event[] => {
  const back = new Set(
    others.flatMap((event) => (event.kind === 'message-received' ? [addressKey(event.address)] : [])),
  )
  return events.filter(
    (event) =>
      !(
        (event.kind === 'address-left' || event.kind === 'address-taken') &&
        back.has(addressKey(event.address))
      ),
  )
}

const factsIn = (events: readonly Event[]): Signals => fold(initialState(NOBODY), events).signals

const NOBODY = personId('')

const isOf =
  (kind: SignalKind) =>
  ({ later }: Differing): boolean =>
    later.kind === kind
