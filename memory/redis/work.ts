import type { ChannelId } from '#core/address'
import type { Instant } from '#core/time'

/** Of a shard that does not answer for long, the holds of earlier asking are over by themselves. */
const MOST_LOST = 32

/**
 * Shards that may have work of one kind, now or from a time on. Who asks takes a shard out, and puts it back when more
 * is left there.
 */
export class Shards {
  readonly #now: Set<number>
  readonly #later = new Map<number, Instant>()
  readonly #lost = new Map<number, readonly string[]>()

  /** Where there may be some from the beginning: a node that has just begun knows nothing of any. */
  constructor(shards: readonly number[]) {
    this.#now = new Set(shards)
  }

  /** There may be some. */
  add(shard: number): void {
    this.#now.add(shard)
  }

  /** There will be some from this time on. */
  note(shard: number, at: Instant): void {
    const known = this.#later.get(shard)
    if (known === undefined || at < known) this.#later.set(shard, at)
  }

  /** Takes out the fences of answers that were lost on their way from there. */
  lost(shard: number): readonly string[] {
    const lost = this.#lost.get(shard) ?? []
    this.#lost.delete(shard)
    return lost
  }

  /** An answer from there was lost: there may be what it would have brought. */
  lose(shard: number, fences: readonly string[]): void {
    this.#lost.set(shard, [...this.lost(shard), ...fences].slice(-MOST_LOST))
    this.#now.add(shard)
  }

  /** Whether any is worth asking by now. */
  has(now: Instant): boolean {
    this.#fallDue(now)
    return this.#now.size > 0
  }

  /** The `most` that have waited longest. */
  take(most: number, now: Instant): readonly number[] {
    this.#fallDue(now)
    const taken = [...this.#now].slice(0, most)
    for (const shard of taken) this.#now.delete(shard)
    return taken
  }

  /** The earliest time from which there will be some. */
  next(): Instant | null {
    let next: Instant | null = null
    for (const at of this.#later.values()) if (next === null || at < next) next = at
    return next
  }

  #fallDue(now: Instant): void {
    for (const [shard, at] of this.#later) {
      if (at > now) continue
      this.#later.delete(shard)
      this.#now.add(shard)
    }
  }
}

/** Where this node knows of work, so that it asks there and nowhere else. */
export class Work {
  /** Persons in line, or whose wait will be over. */
  readonly turns: Shards
  /** Timers that will be due, and leases that may lapse. */
  readonly ticks = new Shards([])
  readonly #all: readonly number[]
  readonly #sends = new Map<ChannelId, Shards>()

  constructor(all: readonly number[]) {
    this.#all = all
    this.turns = new Shards(all)
  }

  /** The channels that were ever asked for here. */
  get channels(): readonly ChannelId[] {
    return [...this.#sends.keys()]
  }

  /** Parcels of a channel that may be taken, or whose retry or rest will be over. */
  sends(channel: ChannelId): Shards {
    const known = this.#sends.get(channel)
    if (known) return known
    const shards = new Shards(this.#all)
    this.#sends.set(channel, shards)
    return shards
  }

  /** Whether the pumps have something to ask for by now. */
  hasSome(now: Instant): boolean {
    return [this.turns, ...this.#sends.values()].filter((shards) => shards.has(now)).length > 0
  }

  /** Until when nothing falls due, as far as is known here. */
  next(): Instant | null {
    let next: Instant | null = null
    for (const shards of [this.turns, this.ticks, ...this.#sends.values()]) {
      const at = shards.next()
      if (at !== null && (next === null || at < next)) next = at
    }
    return next
  }
}
