import { type Address, addressKey } from '#core/address'
import type { Deed } from '#core/effect'
import type { Event, Incoming } from '#core/event'
import type { PersonId } from '#core/ids'
import type { Json } from '#core/json'
import type { State } from '#core/state'
import type { Instant, Milliseconds } from '#core/time'

/**
 * What must be remembered, and which steps are atomic. One suite in `test/contracts/memory.ts` says it in full; every
 * implementation runs it. Times come in with the call, so a test can push them.
 *
 * I1 what is accepted is durable before the promise resolves · I2 one id, one envelope · I3 one lease a person, fenced
 * by its epoch · I4 journal, snapshot, inbox, outbox and timers change in one step · I5 one parcel at a time per address.
 */
export type Memory = {
  readonly mailbox: Mailbox
  readonly outbox: Outbox
  readonly journal: Journal
  readonly directory: Directory
  readonly streams: Streams
  readonly feed: Feed
  /** Finishes what is being written and lets go of files and sockets. */
  close(): Promise<void>
}

/** The way in: inboxes, leases, commits and timers of persons. */
export type Mailbox = {
  /** Puts an envelope into a person's inbox, once; resolves when that is durable (I1, I2). */
  accept(person: PersonId, envelope: Envelope, now: Instant): Promise<'accepted' | 'duplicate'>
  /** Takes the persons that wait longest (lane 0 first), each with what is in its inbox; nobody else gets them until `now + hold`. */
  lease(options: {
    readonly now: Instant
    readonly hold: Milliseconds
    readonly most: number
  }): Promise<readonly Lease[]>
  /** Prolongs a lease; false when it has been lost (I3). */
  renew(lease: Lease, now: Instant, hold: Milliseconds): Promise<boolean>
  /** The turn failed: the mail stays and comes back at `retryAt` with `tries + 1`. */
  release(lease: Lease, retryAt: Instant, now: Instant): Promise<boolean>
  /**
   * Everything a turn leads to, in one step, and only while the lease holds (I3, I4). Repeating a commit that went
   * through answers `already` and changes nothing.
   */
  commit(lease: Lease, commit: Commit, now: Instant): Promise<'committed' | 'already' | 'fenced'>
  /** Frees lapsed leases, moves due timers into inboxes, ends waits. Any node may call it at any time. */
  tick(now: Instant): Promise<{ readonly nextDue: Instant | null }>
}

/** One thing waiting for a person; `id` is unique for ever: channel, provider's id. */
export type Envelope = { readonly id: string; readonly event: Incoming }

/** A person, held for one turn. `fence` names this holding and no other. */
export type Lease = {
  readonly person: PersonId
  readonly fence: string
  readonly snapshot: State | null
  /** In order of acceptance, at most 32. */
  readonly envelopes: readonly Envelope[]
  /** How often a turn on this mail has failed already. */
  readonly tries: number
}

/** What one turn leaves behind. */
export type Commit = {
  /** How many envelopes of the lease, from its first, have been dealt with. */
  readonly taken: number
  readonly events: readonly Event[]
  readonly snapshot: State
  /** Whose turn comes first next time: 0 closing, 1 ordinary, 2 what can wait (B3). */
  readonly lane: 0 | 1 | 2
  readonly parcels: readonly NewParcel[]
  /** A timer of the same name is replaced; a timer with `at: null` is cancelled. */
  readonly timers: readonly { readonly timer: string; readonly at: Instant | null }[]
}

/** Something to be done after the commit, in order per address. */
export type NewParcel = {
  readonly id: string
  readonly to: Address
  readonly deed: Exclude<Deed, { readonly act: 'wake' }>
}

/** The way out: one FIFO per person and address. */
export type Outbox = {
  /** The heads of all queues that are due; each is nobody else's until `now + hold`. Durable before it resolves. */
  take(options: {
    readonly now: Instant
    readonly hold: Milliseconds
    readonly most: number
  }): Promise<readonly Parcel[]>
  /**
   * Says what became of a parcel. Done parcels leave the queue, and `notice` goes into the person's inbox in the same
   * step. False when the hold has lapsed and somebody else took it.
   */
  settle(parcel: Parcel, outcome: Outcome, now: Instant): Promise<boolean>
  /** What could not be delivered, oldest first, for an operator to see. */
  dead(): Promise<readonly { readonly parcel: Parcel; readonly reason: string }[]>
}

/** A parcel taken for delivery. */
export type Parcel = NewParcel & {
  readonly person: PersonId
  readonly fence: string
  /** Failed attempts so far. */
  readonly tries: number
  /** Platform calls of this parcel that are known to be done: a long text is several. */
  readonly partsDone: number
  /** It was taken before by someone who never said what became of it: the send may have happened (I5). */
  readonly uncertainSince: Instant | null
}

/** What became of a parcel. */
export type Outcome =
  | { readonly kind: 'done'; readonly notice: Envelope | null }
  /** One platform call of several went through; the parcel stays taken, until `until` from now on. */
  | { readonly kind: 'part-done'; readonly partsDone: number; readonly until: Instant }
  | { readonly kind: 'retry'; readonly at: Instant }
  | { readonly kind: 'dead'; readonly reason: string; readonly notice: Envelope | null }

/** What has been committed, to read. Never used to decide: the lease brings the snapshot. */
export type Journal = {
  /** Null for a person nobody has heard of. `events` from the `from`-th on. */
  recall(person: PersonId, from?: number): Promise<Recalled | null>
  /** Everybody with a journal, the one last heard of first. */
  persons(): Promise<readonly PersonId[]>
}

/** All that is kept of a person. */
export type Recalled = {
  readonly snapshot: State
  readonly events: readonly Event[]
  /** Parcels of this person that wait or are being delivered. */
  readonly pending: readonly NewParcel[]
}

/** Whose mailbox an address is, and whether anything may be sent to it at all (I9). */
export type Directory = {
  /** Null for an address that was never joined to anyone: it is its own stranger. */
  personOf(address: Address): Promise<PersonId | null>
  join(address: Address, person: PersonId): Promise<void>
  suppress(address: Address): Promise<void>
  allow(address: Address): Promise<void>
  isSuppressed(address: Address): Promise<boolean>
}

/** What a website chat shows, line by line: an append-only list with positions that only grow. */
export type Streams = {
  /** Appends once per `key`: a repeated key answers the first position. Durable before it resolves. Positions start at 1. */
  append(stream: string, key: string, line: Json): Promise<number>
  read(stream: string, after: number): Promise<readonly Line[]>
}

/** One line of a stream, and where it stands. */
export type Line = { readonly position: number; readonly line: Json }

/** News for whoever listens right now; nothing is kept. A node that was away reads the journal or the stream. */
export type Feed = {
  publish(topic: string, news: Json): void
  /** Returns the way to stop listening. */
  subscribe(topic: string, listener: (news: Json) => void): () => void
}

/** What the feed is told of: memory itself publishes all but `typing`. */
export const TOPICS = {
  /** Somebody may be leased, or a parcel taken. */
  work: 'work',
  person: (person: PersonId) => `person:${person}`,
  stream: (stream: string) => `stream:${stream}`,
  /** An answer is being written for whoever is at this address (C7). */
  typing: (address: Address) => `typing:${addressKey(address)}`,
} as const
