import type { Commit, DeadLetter, Envelope, Kept, NewParcel } from '#contracts/memory'
import type { Address, ChannelId } from '#core/address'
import type { Event } from '#core/event'
import type { PersonId } from '#core/ids'
import type { Json } from '#core/json'
import type { State } from '#core/state'
import type { Instant, Milliseconds } from '#core/time'
import { type Mark, marksBy } from '../shared/mark.ts'
import { Due } from './due.ts'
import { Queue } from './queue.ts'

/** Everything the embedded memory remembers. Only the transitions change it, and only they decide how. */
export type Store = {
  /** Which life of the directory this is: the first half of every fence, so that one of an earlier life never matches. */
  boot: number
  /** Numbers fences and fired timers, so that no two of one life are alike. */
  issued: number
  /** How many persons have been leased: one pick in eight starts from the lower lanes. */
  picks: number
  readonly persons: Map<PersonId, Person>
  /** Who may be leased, one line for each lane. */
  readonly ready: readonly [Queue<PersonId>, Queue<PersonId>, Queue<PersonId>]
  /** Ends of leases. */
  readonly turns: Due<PersonId>
  /** Ends of waits: for company, and after a failed turn. */
  readonly waits: Due<PersonId>
  readonly timers: Due<{ readonly person: PersonId; readonly timer: string }>
  /** By `backlogKey`. */
  readonly backlogs: Map<string, Backlog>
  readonly exits: Map<ChannelId, Exit>
  /** Until when an address that has nothing to get shall be left in peace, by `backlogKey`. */
  readonly rests: Due<Rest>
  /** Oldest first, by `letterKey`. */
  readonly dead: Map<string, DeadLetter>
  /** Of each account, when all that was granted would be due if it came evenly. */
  readonly paces: Map<string, number>
  /** Envelope ids, each under its recipient, by the day they were accepted, oldest day first. */
  readonly seen: Seen[]
  /** Whose an address is, by `addressKey`. */
  readonly joined: Map<string, PersonId>
  readonly suppressed: Set<string>
  readonly streams: Map<string, Stream>
  /** By shelf, then by key. */
  readonly records: Map<string, Map<string, Kept>>
  /** What names of erased persons are turned into; `salt` makes it ours alone (Z2). */
  readonly salt: string
  readonly mark: Mark
  /** Persons who were erased, by their marks. */
  readonly erased: Map<string, Instant>
  /** Addresses of theirs that were closed, by their marks (Z3). */
  readonly closed: Map<string, { readonly of: 'closed' | 'opened'; readonly at: Instant }>
  /** Persons whose erasure has begun. */
  readonly erasing: Set<PersonId>
}

/**
 * A person's mailbox and journal. Who is `patient` waits for company, who is `waiting` for another try; `until` is the
 * end of the wait or of the lease.
 */
export type Person = {
  standing: 'idle' | 'patient' | 'ready' | 'waiting' | 'leased'
  lane: Commit['lane']
  /** A rep has the conversation (I12). */
  held: boolean
  inbox: Envelope[]
  tries: number
  fence: string
  /** The fence of the latest commit, to know a repeated one. */
  committed: string
  until: Instant | null
  /** While patient: the shortest quiet and the earliest end among the mail that waits (C7). */
  patience: { readonly quiet: Milliseconds; readonly end: Instant } | null
  heard: Instant | null
  snapshot: State | null
  readonly events: Event[]
  readonly timers: Map<string, Instant>
  readonly backlogs: Set<string>
}

/** What waits to go to one address of one person; from `standing` on, all is about the head. */
export type Backlog = {
  readonly person: PersonId
  readonly to: Address
  readonly parcels: Queued[]
  standing: 'sendable' | 'waiting' | 'taken'
  fence: string
  until: Instant | null
  takenAt: Instant | null
  tries: number
  partsDone: number
  uncertainSince: Instant | null
  suppressed: boolean
}

/** A parcel in its backlog, and how often it came back from the dead. */
export type Queued = { readonly parcel: NewParcel; readonly revivals: number }

/** One channel's backlogs: whose head may be taken, and when the retries and holds of the others end. */
export type Exit = { readonly sendable: Queue<string>; readonly sends: Due<string> }

/** The pause a platform wants before the next parcel to a backlog that is empty. */
export type Rest = { readonly key: string; readonly until: Instant }

/** Ids of envelopes that came in on one day; forgotten together. */
export type Seen = { readonly day: number; readonly ids: Set<string> }

/** One list of lines, and where each key stands in it. */
export type Stream = { readonly lines: Json[]; readonly positions: Map<string, number> }

/** A memory that remembers nothing yet. */
export const emptyStore = (salt: string): Store => ({
  boot: 0,
  issued: 0,
  picks: 0,
  persons: new Map(),
  ready: [new Queue(), new Queue(), new Queue()],
  turns: new Due(),
  waits: new Due(),
  timers: new Due(),
  backlogs: new Map(),
  exits: new Map(),
  rests: new Due(),
  dead: new Map(),
  paces: new Map(),
  seen: [],
  joined: new Map(),
  suppressed: new Set(),
  streams: new Map(),
  records: new Map(),
  salt,
  mark: marksBy(salt),
  erased: new Map(),
  closed: new Map(),
  erasing: new Set(),
})

/** The person's record, begun when it is the first time. */
export const personIn = (store: Store, person: PersonId): Person => {
  const known = store.persons.get(person)
  if (known) return known
  const record: Person = {
    standing: 'idle',
    lane: 1,
    held: false,
    inbox: [],
    tries: 0,
    fence: '',
    committed: '',
    until: null,
    patience: null,
    heard: null,
    snapshot: null,
    events: [],
    timers: new Map(),
    backlogs: new Set(),
  }
  store.persons.set(person, record)
  return record
}

/** The way out to a channel, begun when it is the first time. */
export const exitTo = (store: Store, channel: ChannelId): Exit => {
  const known = store.exits.get(channel)
  if (known) return known
  const exit: Exit = { sendable: new Queue(), sends: new Due() }
  store.exits.set(channel, exit)
  return exit
}

/** A name for one holding or one firing that nothing else ever had. */
export const issue = (store: Store): string => {
  store.issued += 1
  return `${store.boot}.${store.issued}`
}

/** The name of a person's timer among everybody's; persons are URL-safe, so the line break cannot be theirs. */
export const timerKey = (person: PersonId, timer: string): string => `${person}\n${timer}`
