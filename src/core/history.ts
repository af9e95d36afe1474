import { type Address, sameAddress } from './address.ts'
import type { Event } from './event.ts'
import { INCOMING } from './inbox.ts'

/**
 * The pieces that a journal is put together from, and taken apart into (M7): one for each turn, from what began it to its
 * end. A turn is never cut, since its events only mean something together.
 */
type Piece = readonly Event[]

/** What a journal tells: where it was woven anew, only that counts, and what came after. */
export const historyOf = (events: readonly Event[]): readonly Event[] => {
  const last = events.findLastIndex(({ kind }) => kind === 'rewoven')
  const woven = events[last]
  return woven?.kind === 'rewoven' ? [...woven.events, ...events.slice(last + 1)] : events
}

/** Two journals as one: each in its own order, and the turns of both in the order of time. */
export const woven = (one: readonly Event[], other: readonly Event[]): readonly Event[] => {
  const [ours, theirs] = [piecesOf(one), piecesOf(other)]
  const all: Event[] = []
  let [n, m] = [0, 0]
  while (n < ours.length || m < theirs.length) {
    const [mine, yours] = [ours[n], theirs[m]]
    const isMine = mine !== undefined && (yours === undefined || beginOf(mine) <= beginOf(yours))
    all.push(...((isMine ? mine : yours) ?? []))
    if (isMine) n += 1
    else m += 1
  }
  return all
}

/** A journal in two: what belongs to an address that has left, and the rest, in which it was never joined (M6). */
export const parted = (
  events: readonly Event[],
  address: Address,
): { readonly theirs: readonly Event[]; readonly rest: readonly Event[] } => {
  const sent = new Set(events.flatMap((event) => sentTo(event, address)))
  const paid = new Set(events.flatMap((event) => offeredTo(event, address)))
  const met = new Set(events.flatMap((event) => bookedAt(event, address)))
  const written = new Set(events.flatMap((event) => writtenAt(event, address)))
  const isTheirs = (piece: Piece): boolean =>
    piece.some((event) => {
      switch (event.kind) {
        case 'message-received':
        case 'address-closed':
        case 'logged-in':
          return sameAddress(event.address, address)
        case 'delivery-updated':
        case 'delivery-revived':
          return sent.has(event.outgoing) && isAlone(piece)
        case 'signal-reported':
          return event.of !== undefined && sameAddress(event.of, address) && isAlone(piece)
        case 'file-kept':
        case 'file-lost':
          return written.has(event.message) && isAlone(piece)
        case 'message-queued':
          return sameAddress(event.to, address) && piece[0]?.kind === 'timer-fired'
        case 'payment-received':
        case 'payment-failed':
        case 'payment-reversed':
        case 'payment-restored':
        case 'payment-ignored':
        case 'checkout-unavailable':
        case 'link-opened':
          return paid.has(event.checkout)
        case 'booking-confirmed':
        case 'booking-failed':
        case 'booking-cancelled':
        case 'booking-stirred':
          return met.has(event.booking) && isAlone(piece)
        default:
          return false
      }
    })
  const pieces = piecesOf(events)
  return {
    theirs: pieces.filter(isTheirs).flatMap((piece) => piece.filter(isByItself)),
    rest: pieces
      .filter((piece) => !isTheirs(piece))
      .flatMap((piece) =>
        piece.filter((event) => !isJoining(event, address) && sentTo(event, address).length === 0),
      ),
  }
}

const isAlone = (piece: Piece): boolean => !piece.some(({ kind }) => kind === 'message-received')

const sentTo = (event: Event, address: Address): readonly string[] =>
  event.kind === 'message-queued' && sameAddress(event.to, address) ? [event.outgoing] : []

const offeredTo = (event: Event, address: Address): readonly string[] =>
  event.kind === 'checkout-offered' && sameAddress(event.to, address) ? [event.checkout] : []

const writtenAt = (event: Event, address: Address): readonly string[] =>
  event.kind === 'message-received' && sameAddress(event.address, address) ? [event.activity.id] : []

const bookedAt = (event: Event, address: Address): readonly string[] =>
  event.kind === 'booking-asked' && sameAddress(event.to, address) ? [event.booking] : []

/** By itself an address was neither joined to anybody, nor has it left them. */
const isByItself = ({ kind }: Event): boolean => kind !== 'address-joined' && kind !== 'address-left'

const isJoining = (event: Event, address: Address): boolean =>
  event.kind === 'address-joined' && sameAddress(event.address, address)

const beginOf = (piece: Piece): number => piece[0]?.at ?? 0

const piecesOf = (events: readonly Event[]): readonly Piece[] => {
  const pieces: Event[][] = []
  let isOpen = false
  for (const event of events) {
    const last = pieces.at(-1)
    if (last && (isOpen || !(event.kind in INCOMING))) last.push(event)
    else pieces.push([event])
    // Whatever else comes before the rest of a burst is decided within its turn; what comes after the last of it never is.
    if (event.kind === 'message-received') isOpen = event.more
    // What follows the end of a turn, as a deed of the same moment, still belongs to it.
    if (event.kind === 'turn-ended') isOpen = false
  }
  return pieces
}
