import { type Address, addressKey, type ChannelId } from '#core/address'
import type { Deed } from '#core/effect'
import type { Event, Incoming } from '#core/event'
import type { PersonId } from '#core/ids'
import type { Json } from '#core/json'
import type { State } from '#core/state'
import type { Instant, Milliseconds } from '#core/time'
import type { Depth } from './depth.ts'
import type { Erasure } from './erasure.ts'

/**
 * What must be remembered, and which steps are atomic. One suite in `test/contracts/memory.ts` says it in full; every
 * implementation runs it. Times come in with the call, so a test can push them; nodes that share a memory must agree
 * on the time to within seconds.
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
  readonly records: Records
  readonly erasure: Erasure
  readonly feed: Feed
  /** How much waits, without looking at any of it; `channels` are all that parcels may be for. */
  depth(channels: readonly ChannelId[], now: Instant): Promise<Depth>
  /** Finishes what is being written and lets go of files and sockets. */
  close(): Promise<void>
}

/** What may be read of a memory while others go on writing it: for commands that only look. */
export type ReadableMemory = {
  readonly journal: Journal
  readonly directory: Pick<Directory, 'personOf' | 'isSuppressed'>
  readonly erasure: Pick<Erasure, 'erasedAt'>
  readonly streams: Pick<Streams, 'read'>
  readonly records: Pick<Records, 'read'>
  /** Lets go of files and sockets. */
  close(): Promise<void>
}

/** The way in: inboxes, leases, commits and timers of persons. */
export type Mailbox = {
  /**
   * Puts an envelope into an inbox, once; resolves when that is durable (I1, I2). What comes to an address goes to the
   * person it was joined to, else to the stranger it is by itself; and when it comes again, it is a duplicate, even if
   * the address has changed hands meanwhile. Each `to` has ids of its own: one id at two of them is two envelopes.
   * Nothing is taken for a person who was erased; what was sent after that from an address of theirs begins another (M9).
   */
  accept(to: PersonId | Address, envelope: Envelope, now: Instant): Promise<Accepted>
  /**
   * Takes persons whose turn it is, lane 0 first, each with what is in its inbox; nobody else gets them until
   * `now + hold`. First come, first served; a memory that is divided keeps that within each of its parts.
   */
  lease(options: {
    readonly now: Instant
    readonly hold: Milliseconds
    readonly most: number
  }): Promise<readonly Lease[]>
  /** Prolongs a lease; false when it has been lost (I3). */
  renew(lease: Lease, now: Instant, hold: Milliseconds): Promise<boolean>
  /** The mail stays and comes back at this time; when the turn has `failed`, with `tries + 1`. */
  release(lease: Lease, at: Instant, now: Instant, why?: 'failed' | 'later'): Promise<boolean>
  /**
   * Everything a turn leads to, in one step, and only while the lease holds (I3, I4). Repeating a commit that went
   * through answers `already` and changes nothing; a memory behind a network repeats it by itself for a while.
   */
  commit(lease: Lease, commit: Commit, now: Instant): Promise<'committed' | 'already' | 'fenced'>
  /**
   * Frees lapsed leases, moves due timers into inboxes, ends waits. Any node may call it at any time. `nextDue`:
   * until when nothing falls due, as far as this node knows.
   */
  tick(now: Instant): Promise<{ readonly nextDue: Instant | null }>
  /** Persons whose keep could not be read: each keeps its mail and has no turns until an operator has looked. */
  setAside(): Promise<readonly SetAside[]>
  /** What was wrong has been mended: their turns go on. False when they were not set aside. */
  readmit(person: PersonId, now: Instant): Promise<boolean>
}

/** What became of an envelope; `erased`: whom it is for was erased, and it is gone (M9). */
export type Accepted = 'accepted' | 'duplicate' | 'erased'

/** A person set aside, and the place that could not be read. */
export type SetAside = { readonly person: PersonId; readonly reason: string }

/**
 * One thing waiting for a person; `id` names it for ever among all that its recipient gets: channel, provider's id.
 * Without patience its turn comes at once.
 */
export type Envelope = {
  readonly id: string
  readonly event: Incoming
  readonly patience?: Patience
  /** When it was sent, where its platform says so: what was sent before an erasure comes too late (M9). */
  readonly sent?: Instant
  /** The turn that is under way does not count any more: its lease ends, and another begins with this in its mail (I12). */
  readonly interrupts?: true
}

/**
 * How long mail may wait for company, so that a burst is one turn (C7): until nothing more has come for `quiet`, and
 * `most` at the longest. Of several that wait, the shortest `quiet` and the earliest end count; mail without patience
 * ends the wait.
 */
export type Patience = { readonly quiet: Milliseconds; readonly most: Milliseconds }

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
  /** What waits in the outbox is looked at anew: a rep has the conversation (I12), or they have become another person (M7). */
  readonly held?: boolean
  readonly parcels: readonly NewParcel[]
  /** A timer of the same name is replaced; a timer with `at: null` is cancelled. */
  readonly timers: readonly { readonly timer: string; readonly at: Instant | null }[]
}

/** Something to be done after the commit. */
export type NewParcel = {
  readonly id: string
  /** The line it waits in, and keeps the order of: an address; or one beside it, for what may have to wait long. */
  readonly to: Address
  readonly deed: Exclude<Deed, { readonly act: 'wake' }>
}

/** The way out: one FIFO per person and address. */
export type Outbox = {
  /** The heads of this channel's queues that are due; each is nobody else's until `now + hold`. Durable before it resolves. */
  take(options: {
    readonly channel: ChannelId
    readonly now: Instant
    readonly hold: Milliseconds
    readonly most: number
  }): Promise<readonly Parcel[]>
  /**
   * Says what became of a parcel. Done parcels leave the queue, and `notice` goes into the person's inbox in the same
   * step. False when the hold has lapsed and somebody else took it.
   */
  settle(parcel: Parcel, outcome: Outcome, now: Instant): Promise<boolean>
  /**
   * How many of `most` platform calls may be made now under a rate that all nodes share, and when the next may be.
   * What is granted counts as made.
   */
  pace(account: string, rate: Rate, most: number, now: Instant): Promise<Pace>
  /** What could not be delivered, oldest first and those of one moment by their names, for an operator to see. */
  dead(most: number): Promise<readonly DeadLetter[]>
  /**
   * An operator wants it tried again: to the end of its queue, once, as if it were new; `notice` goes into the inbox in
   * the same step. False when it is not among the dead any more.
   */
  revive(letter: DeadLetter, notice: Envelope, now: Instant): Promise<boolean>
}

/** So many calls a second over a long time, and so many at one moment. */
export type Rate = { readonly perSecond: number; readonly burst: number }

/** What a rate allows at this moment. */
export type Pace = { readonly granted: number; readonly next: Instant }

/** What could not be delivered, why, and since when. */
export type DeadLetter = { readonly parcel: Parcel; readonly reason: string; readonly at: Instant }

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
  /** Its address was closed to every sender when it was taken (I9). */
  readonly suppressed: boolean
  /** A rep had the conversation when it was taken (I12), or they had become another person (M7). */
  readonly held: boolean
  /** How often an operator has brought it back from the dead. */
  readonly revivals: number
}

/** What became of a parcel. */
export type Outcome =
  /** The next parcel to this address comes no sooner than `rest` from now: a platform's rate per recipient (C5). */
  | { readonly kind: 'done'; readonly notice: Envelope | null; readonly rest?: Milliseconds }
  /** One platform call of several went through; the parcel stays taken, until `until` from now on. */
  | { readonly kind: 'part-done'; readonly partsDone: number; readonly until: Instant }
  | { readonly kind: 'retry'; readonly at: Instant }
  /** Nothing was tried: it comes again at this time, and that counts as no try. */
  | { readonly kind: 'later'; readonly at: Instant }
  | { readonly kind: 'dead'; readonly reason: string; readonly notice: Envelope | null }

/** What has been committed, to read. To decide, the lease brings the snapshot; only one of another edition is made anew from here. */
export type Journal = {
  /** Null for a person nobody has heard of. `events` from the `from`-th on. */
  recall(person: PersonId, from?: number): Promise<Recalled | null>
  /** The state alone, however long the journal; null for a person nobody has heard of. */
  snapshotOf(person: PersonId): Promise<State | null>
  /** Persons with a journal, the one last heard of first. */
  persons(most: number): Promise<readonly PersonId[]>
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
  /** The lines behind a position, the first `most` of them. */
  read(stream: string, after: number, most?: number): Promise<readonly Line[]>
  /** The position of the last line; 0 for a stream that has none. */
  end(stream: string): Promise<number>
}

/** One line of a stream, and where it stands. */
export type Line = { readonly position: number; readonly line: Json }

/**
 * Small things under names of their own, for whoever brings state along that is none of ours: a hosted bot, for one. A
 * shelf is what changes together: of one write to it, all is done or nothing.
 */
export type Records = {
  /** Of the records asked for, those that there are. */
  read(shelf: string, keys: readonly string[]): Promise<readonly Kept[]>
  /** `conflict`: a record is not the one that a change rests on any more, and nothing was done. Durable before it resolves. */
  write(shelf: string, changes: readonly Change[]): Promise<'written' | 'conflict'>
}

/** A record; every write gives it another `tag`. */
export type Kept = { readonly key: string; readonly value: Json; readonly tag: string }

/**
 * What becomes of one record; null deletes it. With a `tag` only while the record, if there is one, still has it; null:
 * in any case.
 */
export type Change = { readonly key: string; readonly value: Json; readonly tag: string | null }

/**
 * News for whoever listens right now, on any node; nothing is kept, and some may be lost. Who was away reads the journal
 * or the stream; a listener may be told null when something may have been missed.
 */
export type Feed = {
  publish(topic: string, news: Json): void
  /** Returns the way to stop listening. */
  subscribe(topic: string, listener: (news: Json) => void): () => void
}

/** What the feed is told of: memory itself publishes all but `typing`. */
export const TOPICS = {
  /** Somebody may be leased by this node, or a parcel taken. */
  work: 'work',
  /** Some journal has grown. */
  journals: 'journals',
  person: (person: PersonId) => `person:${person}`,
  stream: (stream: string) => `stream:${stream}`,
  /** An answer is being written for whoever is at this address (C7). */
  typing: (address: Address) => `typing:${addressKey(address)}`,
} as const
