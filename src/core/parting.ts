import { type Address, addressKey, sameAddress } from './address.ts'
import type { Event } from './event.ts'
import { type Piece, piecesOf } from './history.ts'
import { nameIn } from './names.ts'
import { voided } from './voided.ts'

/** A journal in two; `names` are those of what went along, by which more may still be heard of it. */
export type Parted = {
  readonly theirs: readonly Event[]
  readonly rest: readonly Event[]
  readonly names: readonly string[]
}

/**
 * A journal in two: what belongs to an address that has left, and the rest, in which it was never joined (M6). What was said
 * there goes, with all it led to; and what else came goes by what it is about: a link, a meeting, a hand-off or a message
 * belongs where it was made for, a recap where it was stated last.
 */
export const parted = (events: readonly Event[], address: Address): Parted => {
  const place = addressKey(address)
  const owners = new Map<string, string>()
  const recaps = new Map<string, readonly string[]>()
  const theirs: Event[] = []
  const rest: Event[] = []
  const names: string[] = []
  for (const piece of piecesOf(events)) {
    if (piece.some(isForOthers)) continue
    const owner = ownerOf(piece, owners, recaps)
    const spoken = spokenIn(piece)
    const places = new Set(spoken.values())
    for (const event of piece) {
      const here = places.size > 1 ? (placeOf(event, spoken) ?? owner) : owner
      if (here === place || isEndFor(event, places, place)) theirs.push(event)
      if (here !== place || isEndForOthers(event, places, place)) rest.push(event)
      const made = madeIn(event)
      const whose = madeFor(event) ?? owner ?? ''
      for (const name of made) owners.set(name, whose)
      if (event.kind === 'recap-stated') stated(recaps, event.hash, whose)
      if (event.kind === 'recap-withdrawn') takenBack(recaps, event.hash, owner)
      if (whose === place && mayBeHeardOf(event)) names.push(...made)
    }
  }
  return {
    theirs: theirs.filter(isByItself).flatMap((event) => voided(event, address, 'theirs')),
    rest: rest
      .filter((event) => !isJoining(event, address) && !isSentTo(event, address))
      .flatMap((event) => voided(event, address, 'rest')),
    names,
  }
}

/** Words that came too late and went on to whoever is there now. */
const isForOthers = ({ kind }: Event): boolean => kind === 'passed-on'

/** Where each message of a turn was written. */
const spokenIn = (piece: Piece): ReadonlyMap<string, string> =>
  new Map(
    piece.flatMap((event) =>
      event.kind === 'message-received' ? [[event.activity.id, addressKey(event.address)]] : [],
    ),
  )

/** Where a turn answered, or what it was about. */
const ownerOf = (piece: Piece, owners: ReadonlyMap<string, string>, recaps: Recaps): string | undefined => {
  const last = piece.findLast((event) => event.kind === 'message-received')
  if (last) return addressKey(last.address)
  for (const event of piece) {
    const owner = spokenTo(event) ?? owners.get(nameIn(event) ?? '') ?? recapOwner(event, recaps)
    if (owner !== undefined) return owner
  }
  return undefined
}

/** Whose it is by what stands in it. */
const spokenTo = (event: Event): string | undefined => {
  switch (event.kind) {
    case 'address-closed':
    case 'logged-in':
    case 'past-joined':
      return addressKey(event.address)
    case 'signal-reported':
      return event.of && addressKey(event.of)
    case 'message-queued':
      return addressKey(event.to)
    default:
      return undefined
  }
}

/** Where each recap stands, by its hash; two who were shown the very same have one each, and the first of them lapses first. */
type Recaps = ReadonlyMap<string, readonly string[]>

const recapOwner = (event: Event, recaps: Recaps): string | undefined =>
  event.kind === 'recap-withdrawn' ? recaps.get(event.hash)?.[0] : undefined

const stated = (recaps: Map<string, readonly string[]>, hash: string, place: string): void => {
  recaps.set(hash, [...(recaps.get(hash) ?? []).filter((one) => one !== place), place])
}

const takenBack = (recaps: Map<string, readonly string[]>, hash: string, owner: string | undefined): void => {
  recaps.set(
    hash,
    (recaps.get(hash) ?? []).filter((one) => one !== owner),
  )
}

/** In a burst from several addresses each has its own words and what they were read as; the rest answered the last of them. */
const placeOf = (event: Event, spoken: ReadonlyMap<string, string>): string | undefined => {
  if (event.kind === 'message-received') return addressKey(event.address)
  if (event.kind === 'signal-kept') return spoken.get(event.signal.evidence.message)
  if ('message' in event && typeof event.message === 'string') return spoken.get(event.message)
  return 'evidence' in event ? spoken.get(event.evidence.message) : undefined
}

const isEndFor = ({ kind }: Event, places: ReadonlySet<string>, place: string): boolean =>
  kind === 'turn-ended' && places.has(place)

const isEndForOthers = ({ kind }: Event, places: ReadonlySet<string>, place: string): boolean =>
  kind === 'turn-ended' && [...places].some((one) => one !== place)

const madeIn = (event: Event): readonly string[] => {
  switch (event.kind) {
    case 'message-received':
      return [event.activity.id]
    case 'message-queued':
      return [event.outgoing]
    case 'checkout-offered':
    case 'order-placed':
      return [event.checkout]
    case 'booking-asked':
      return [event.booking]
    case 'hand-off-opened':
      return [event.handOff]
    default:
      return []
  }
}

/** News may still come of it from outside. */
const mayBeHeardOf = (event: Event): boolean =>
  event.kind === 'message-received' ? event.activity.attachments.length > 0 : true

const madeFor = (event: Event): string | undefined => {
  switch (event.kind) {
    case 'message-received':
      return addressKey(event.address)
    case 'message-queued':
    case 'checkout-offered':
    case 'order-placed':
    case 'booking-asked':
    case 'recap-stated':
      return addressKey(event.to)
    default:
      return undefined
  }
}

const isSentTo = (event: Event, address: Address): boolean =>
  event.kind === 'message-queued' && sameAddress(event.to, address)

/** By itself an address was neither joined to anybody, nor has it left them. */
const isByItself = ({ kind }: Event): boolean => kind !== 'address-joined' && kind !== 'address-left'

const isJoining = (event: Event, address: Address): boolean =>
  event.kind === 'address-joined' && sameAddress(event.address, address)
