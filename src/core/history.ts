import { type Address, addressKey } from './address.ts'
import type { Event } from './event.ts'
import { INCOMING } from './inbox.ts'

/**
 * The pieces that a journal is put together from, and taken apart into (M7): one for each turn, from what began it to its
 * end. A turn is not cut, since its events only mean something together.
 */
export type Piece = readonly Event[]

/** What a journal tells: where it was woven anew, only that counts, and what came after. */
export const historyOf = (events: readonly Event[]): readonly Event[] => {
  const last = events.findLastIndex(({ kind }) => kind === 'rewoven')
  const woven = events[last]
  return woven?.kind === 'rewoven' ? [...woven.events, ...events.slice(last + 1)] : events
}

/** Two journals as one: each in its own order, and the words of both in the order of time. */
export const woven = (one: readonly Event[], other: readonly Event[]): readonly Event[] => {
  const [ours, theirs] = [inTime(piecesOf(one)), inTime(piecesOf(other))]
  const all: Event[] = []
  let [n, m] = [0, 0]
  while (n < ours.length || m < theirs.length) {
    const [mine, yours] = [ours[n], theirs[m]]
    const isMine = mine !== undefined && (yours === undefined || mine.begins <= yours.begins)
    all.push(...((isMine ? mine : yours)?.piece ?? []))
    if (isMine) n += 1
    else m += 1
  }
  return all
}

/** Where somebody was heard, or has come to be, as their journal tells. */
export const placesIn = (events: readonly Event[]): readonly Address[] => {
  const places = historyOf(events).flatMap((event) =>
    event.kind === 'message-received' || event.kind === 'address-joined' ? [event.address] : [],
  )
  return [...new Map(places.map((place) => [addressKey(place), place])).values()]
}

/**
 * When each piece comes in: words when they were said; and news, which may tell of what was before or come late, never moves
 * words out of the order of time.
 */
const inTime = (pieces: readonly Piece[]): readonly { readonly piece: Piece; readonly begins: number }[] => {
  const timed = pieces.map((piece) => ({ piece, begins: piece[0]?.at ?? 0 }))
  let next = Number.POSITIVE_INFINITY
  for (const one of timed.toReversed()) {
    one.begins = Math.min(one.begins, next)
    if (isOfWords(one.piece)) next = one.begins
  }
  let last = 0
  for (const one of timed) {
    one.begins = Math.max(one.begins, last)
    if (isOfWords(one.piece)) last = one.begins
  }
  return timed
}

const isOfWords = ([first]: Piece): boolean => first?.kind === 'message-received'

/** A journal in its pieces. */
export const piecesOf = (events: readonly Event[]): readonly Piece[] => {
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
