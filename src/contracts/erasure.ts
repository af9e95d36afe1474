import type { Address } from '#core/address'
import type { Incoming } from '#core/event'
import type { PersonId } from '#core/ids'
import type { Instant } from '#core/time'

/**
 * How a person is forgotten (M9, GDPR art. 17), and all that is kept of it. Two steps, since what they left lies in many places
 * and must be read to be found: `begin` stops everything, `erase` removes it. Each may be done again, so whoever dies in between,
 * the next one goes on.
 *
 * Z1 From `begin` on nothing is taken for them, nobody gets or keeps them for a turn, and nothing of theirs is sent or fires.
 * Z2 What remains is tombstones: a keyed hash of each name with the time. The key is the installation's own, so nobody who has
 *    the hashes alone can try numbers; and neither a name nor a word can be read off them.
 * Z3 An opt-out outlives the person (I9, GDPR art. 21): a closed address stays closed, and is known by its hash alone.
 * Z4 Ids of what had been accepted are kept as hashes as long as any id, so a repeated webhook begins nobody anew (I2).
 */
export type Erasure = {
  /** Z1. What is kept stays to be read; answers the mail that waited. */
  begin(person: PersonId, now: Instant): Promise<readonly Unread[]>
  /** Removes all that goes by these names, for good, and what was deleted before from every file of ours. */
  erase(belongings: Belongings, now: Instant): Promise<void>
  /** Null for whoever never was. */
  erasedAt(person: PersonId): Promise<Instant | null>
  /** All that is kept of everybody who was erased, to be kept elsewhere as well. */
  tombstones(): Promise<Tombstones>
  /**
   * What was noted elsewhere holds here from now on. A memory that was restored from a backup may have somebody back: those are
   * answered, and are to be erased again. Tombstones of another installation have another key and say nothing here.
   */
  honour(tombstones: Tombstones): Promise<Honoured>
}

/** `back`: persons of whom something is kept though they were erased. */
export type Honoured =
  | { readonly kind: 'honoured'; readonly back: readonly PersonId[] }
  | { readonly kind: 'of-another' }

/** Mail that nobody has taken up. */
export type Unread = { readonly id: string; readonly event: Incoming }

/** What is somebody's: who they are and were, where they wrote from, and what else was kept under names of theirs. */
export type Belongings = {
  readonly persons: readonly PersonId[]
  /** Those that are proven to be theirs; a claim is somebody else's. */
  readonly addresses: readonly Address[]
  /** Others that they closed, as the same number on another channel: they stay closed, and are known by their hash alone. */
  readonly closed: readonly Address[]
  readonly streams: readonly string[]
  /** Shelves of records, whole. */
  readonly shelves: readonly string[]
}

/** `key` says which installation made them, and does not let anybody make another. */
export type Tombstones = { readonly key: string; readonly list: readonly Tombstone[] }

/** `closed`: an address that nothing may be sent to; `opened`: one that had been, until whoever is there now wanted it. `place` is where a divided memory keeps it; null: it is not divided. */
export type Tombstone = {
  readonly of: 'person' | 'closed' | 'opened'
  readonly mark: string
  readonly at: Instant
  readonly place: number | null
}
