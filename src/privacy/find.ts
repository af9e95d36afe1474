import { deskShelves, readCard } from '#contracts/desk'
import type { Belongings, Unread } from '#contracts/erasure'
import type { ReadableMemory } from '#contracts/memory'
import { presentOf } from '#contracts/present'
import { type Address, addressKey, isStrangerAt, sameAddress, strangerAt } from '#core/address'
import type { Event } from '#core/event'
import { numbered, type PersonId } from '#core/ids'
import { nameIn } from '#core/names'
import type { Slot } from '#core/slot'
import type { State } from '#core/state'
import { withInner } from './inner.ts'

/** Where what is somebody's is kept under names that other rooms give. */
export type Places = {
  /** The streams of an address: a website chat has some. */
  readonly streamsOf: (address: Address) => readonly string[]
  /** The shelves that hosted bots keep of a person. */
  readonly shelvesOf: (person: PersonId) => readonly string[]
  /** The shelves of a link to go on elsewhere: who has spent it, and which few characters stand for it. */
  readonly shelvesOfLink: (link: string) => readonly string[]
}

/** All that there is of somebody, and what of it lies outside of the memory. The present person comes first. */
export type Found = Belongings & {
  readonly person: PersonId
  readonly states: readonly State[]
  /** Every event of every journal of theirs, each perhaps more than once: what was woven is there twice. */
  readonly events: readonly Event[]
  readonly files: readonly string[]
  /** The messages of the desk that show them. */
  readonly cards: readonly string[]
  readonly handOffs: readonly string[]
  readonly meetings: readonly { readonly reference: string; readonly slot: Slot }[]
  readonly holds: readonly Slot[]
  /** Under which names the CRM was told of them, and how much. */
  readonly told: readonly { readonly person: PersonId; readonly sequence: number }[]
}

/** Stops a person and answers their mail, or looks without touching anything. */
export type Stop = (person: PersonId) => Promise<readonly Unread[]>

/** Finds all that is somebody's: of themselves, and of whoever has become one with them (M7). */
export const find = async (
  present: PersonId,
  memory: Pick<ReadableMemory, 'journal' | 'directory' | 'records'>,
  { streamsOf, shelvesOf, shelvesOfLink }: Places,
  stop: Stop = async () => [],
): Promise<Found> => {
  const lives = await livesOf(present, memory, stop)
  const persons = lives.map(({ person }) => person)
  const states = lives.flatMap(({ state }) => state ?? [])
  const events = lives.flatMap((life) => life.events)
  const left = leftWith(states, persons)
  const theirs = events.filter((event) => !left.has(nameOf(event) ?? ''))
  const addresses = await addressesOf(lives, memory)
  const handOffs = states.flatMap(({ person, deskCalls }) =>
    Array.from({ length: deskCalls }, (_, n) => numbered(person, 'hand', n + 1)).filter(
      (one) => !left.has(one),
    ),
  )
  const cards = (await Promise.all(handOffs.map((one) => readCard(one, memory.records)))).flatMap(
    (card) => card ?? [],
  )
  return {
    person: present,
    persons,
    states,
    events,
    addresses,
    closed: closedIn(events, addresses),
    streams: addresses.flatMap(streamsOf),
    shelves: [
      ...persons.flatMap(shelvesOf),
      ...linksIn(events).flatMap(shelvesOfLink),
      ...handOffs.map(deskShelves.handOff),
      ...cards.map(deskShelves.thread),
    ],
    files: filesIn(theirs),
    cards,
    handOffs,
    meetings: meetingsIn(theirs),
    holds: events.flatMap((event) => (event.kind === 'hold-asked' ? [event.slot] : [])),
    told: states.flatMap(({ person, counts: { crm } }) => (crm > 0 ? [{ person, sequence: crm }] : [])),
  }
}

type Life = {
  readonly person: PersonId
  readonly state: State | null
  readonly events: readonly Event[]
}

/** What left with an address is somebody else's, though the journal still tells how it came about: it stays theirs (M6). */
const leftWith = (states: readonly State[], persons: readonly PersonId[]): ReadonlySet<string> =>
  new Set(
    states.flatMap(({ elsewhere = {} }) =>
      Object.entries(elsewhere).flatMap(([name, person]) => (persons.includes(person) ? [] : [name])),
    ),
  )

const nameOf = (event: Event): string | null =>
  event.kind === 'message-received' ? event.activity.id : nameIn(event)

/**
 * Whoever came along in a journal is looked at as well, unless they have parted since and are somebody by themselves. So is whoever had a
 * phone of theirs before it changed hands and is nowhere any more: what is left by its name is nobody else's to ask for.
 */
const livesOf = async (
  present: PersonId,
  { journal }: Pick<ReadableMemory, 'journal'>,
  stop: Stop,
): Promise<readonly Life[]> => {
  const lives: Life[] = []
  const waiting = [present]
  for (let person = waiting.shift(); person !== undefined; person = waiting.shift()) {
    if (lives.some((life) => life.person === person)) continue
    const known = person === present ? null : await presentOf(person, journal)
    const isThem = (known?.person ?? present) === present || isLeftAt(known, lives[0]?.state ?? null)
    if (!isThem) continue
    const mail = await stop(person)
    const recalled = await journal.recall(person)
    const events = withInner([...(recalled?.events ?? []), ...mail.map(({ event }) => event)])
    lives.push({ person, state: recalled?.snapshot ?? null, events })
    waiting.push(...events.flatMap(whoCameAlong))
  }
  return lives
}

const isLeftAt = (known: State | null, present: State | null): boolean =>
  known !== null &&
  Object.keys(known.addresses).length === 0 &&
  Object.values(present?.addresses ?? {}).some(({ address }) => isStrangerAt(known.person, address))

const whoCameAlong = (event: Event): readonly PersonId[] => {
  if (event.kind === 'past-joined') return [event.from]
  const isPast = event.kind === 'rewoven' || event.kind === 'past-arrived'
  return isPast && event.why === 'merged' ? [event.from] : []
}

/** Those that the person has now, and those they wrote from before anything was known of them. What has left is somebody else's. */
const addressesOf = async (
  lives: readonly Life[],
  { directory }: Pick<ReadableMemory, 'directory'>,
): Promise<readonly Address[]> => {
  const persons = lives.map(({ person }) => person)
  const departed = new Set(lives[0]?.state?.departed ?? [])
  const own = lives.flatMap(({ state }) =>
    Object.values(state?.addresses ?? {}).map(({ address }) => address),
  )
  const heard = lives.flatMap(({ events }) =>
    events.flatMap((event) => (event.kind === 'message-received' ? [event.address] : [])),
  )
  const found = new Map(own.map((address) => [addressKey(address), address]))
  for (const address of heard) {
    const owner = (await directory.personOf(address)) ?? strangerAt(address)
    const isTheirs = persons.includes(owner) || persons.some((person) => isStrangerAt(person, address))
    if (isTheirs) found.set(addressKey(address), address)
  }
  return [...found].filter(([key]) => !departed.has(key)).map(([, address]) => address)
}

/** Beside their own: a STOP closes a number on every channel that has it. */
const closedIn = (events: readonly Event[], own: readonly Address[]): readonly Address[] =>
  events
    .flatMap((event) =>
      event.kind === 'opted-out' || event.kind === 'address-closed' ? [event.address] : [],
    )
    .filter((address) => !own.some((known) => sameAddress(known, address)))

/** Those they were given, and those they said yes to. */
const linksIn = (events: readonly Event[]): readonly string[] => [
  ...new Set(
    events.flatMap((event) =>
      event.kind === 'link-issued' || event.kind === 'link-redeemed' ? [event.link] : [],
    ),
  ),
]

/** What they sent: as it was kept, and as it was uploaded to our own server. */
const filesIn = (events: readonly Event[]): readonly string[] => {
  const ids = events.flatMap((event) => {
    if (event.kind === 'file-kept') return [event.file.id]
    if (event.kind !== 'message-received') return []
    return event.activity.attachments.flatMap(({ contentUrl }) => UPLOAD.exec(contentUrl)?.[1] ?? [])
  })
  return [...new Set(ids)]
}

const UPLOAD = /\/attachments\/([0-9a-f]{40})(?:\/|$)/

const meetingsIn = (events: readonly Event[]): Found['meetings'] => {
  const found = new Map<string, Slot>()
  for (const event of events) if (event.kind === 'booking-confirmed') found.set(event.reference, event.slot)
  return [...found].map(([reference, slot]) => ({ reference, slot }))
}
