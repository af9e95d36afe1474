import { after, type Instant, type Milliseconds, seconds } from '#core/time'

/** How much another answer may bring along, and for how long it would be held. */
export type Appetite = { readonly most: number; readonly hold: Milliseconds }

/** Whoever wants what lies here comes within milliseconds; what was true of it then may not be for long (I9). */
const PATIENCE = seconds(1)

/** Something held for this node, since and until when. */
type Lying<T> = { readonly item: T; readonly since: Instant; readonly till: Instant }

/**
 * What came in with another answer because this node had asked for more than there was. It saves the round trip of
 * asking again; nobody else gets what lies here until its hold is over, so it must not lie here long.
 */
export class Tray<T> {
  #lying: readonly Lying<T>[] = []
  #room = 0
  #reserved = 0
  #hold: Milliseconds | null = null

  /**
   * Takes what lies here; what else is wanted must be asked for. What has lain too long is not taken: a process that
   * slept may no longer be its holder.
   */
  collect(most: number, now: Instant): readonly T[] {
    this.#room = 0
    const fresh = this.#lying.filter((lying) => !this.#isStale(lying, now)).slice(0, most)
    this.#lying = this.#lying.filter((lying) => !fresh.includes(lying))
    return fresh.map(({ item }) => item)
  }

  /** There is room for so many more, whenever they come. */
  want(room: number, hold: Milliseconds): void {
    this.#room = Math.max(0, room - this.#lying.length - this.#reserved)
    this.#hold = hold
  }

  /** Whether more would be welcome. */
  get hasRoom(): boolean {
    return this.#room > 0
  }

  /** Sets room aside for what an answer may bring; null when there is none. */
  reserve(most: number): Appetite | null {
    const reserved = Math.min(most, this.#room)
    if (reserved === 0 || this.#hold === null) return null
    this.#room -= reserved
    this.#reserved += reserved
    return { most: reserved, hold: this.#hold }
  }

  /** What the answer brought of what was reserved for it. */
  put(reserved: Appetite | null, items: readonly T[], now: Instant): void {
    if (reserved === null) return
    const till = after(now, reserved.hold)
    this.bring(items, now, till)
    this.#reserved -= reserved.most
    this.#room += reserved.most - items.length
  }

  /** Somebody was asked, and answered when he was waited for no more. */
  bring(items: readonly T[], now: Instant, till: Instant): void {
    this.#lying = [...this.#lying, ...items.map((item) => ({ item, since: now, till }))]
  }

  /** Takes out everything, and wants no more. */
  empty(): readonly T[] {
    this.#room = 0
    const all = this.#lying
    this.#lying = []
    return all.map(({ item }) => item)
  }

  /** Takes out what has lain here too long: nobody is coming for it, so it is to be given back. */
  stale(now: Instant): readonly T[] {
    const stale = this.#lying.filter((lying) => this.#isStale(lying, now))
    if (stale.length > 0) this.#lying = this.#lying.filter((lying) => !stale.includes(lying))
    return stale.map(({ item }) => item)
  }

  #isStale({ since, till }: Lying<T>, now: Instant): boolean {
    return now - since > Math.min(PATIENCE, (till - since) / 3)
  }
}
