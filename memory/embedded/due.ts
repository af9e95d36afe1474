import type { Instant } from '#core/time'

type Entry<V> = { readonly key: string; readonly at: Instant; readonly value: V }

/** The earlier of an instant and one that may not be. */
export const earlier = (a: Instant, b: Instant | null): Instant => (b !== null && b < a ? b : a)

/**
 * What falls due, earliest first: a binary heap in which every entry is found by its key, so setting, moving and
 * cancelling cost O(log n) however many wait. Equal times go by key, so that a replay fires them in the same order.
 */
export class Due<V> {
  readonly #heap: Entry<V>[] = []
  readonly #places = new Map<string, number>()

  /** Sets or moves the entry of this key. */
  set(key: string, at: Instant, value: V): void {
    this.delete(key)
    this.#put({ key, at, value }, this.#heap.length)
    this.#rise(this.#heap.length - 1)
  }

  /** Cancels the entry of this key, if there is one. */
  delete(key: string): void {
    const place = this.#places.get(key)
    if (place === undefined) return
    this.#places.delete(key)
    const last = this.#heap.pop()
    if (!last || last.key === key) return
    this.#put(last, place)
    this.#sink(place)
    this.#rise(place)
  }

  /** When the next entry falls due. */
  next(): Instant | null {
    return this.#heap[0]?.at ?? null
  }

  /** What is kept under this key. */
  get(key: string): V | null {
    const place = this.#places.get(key)
    return place === undefined ? null : (this.#heap[place]?.value ?? null)
  }

  /** How many are due by `now`, and how many are not. */
  count(now: Instant): { readonly due: number; readonly later: number } {
    const due = this.#heap.filter(({ at }) => at <= now).length
    return { due, later: this.#heap.length - due }
  }

  /** Everything that waits, in no particular order. */
  *[Symbol.iterator](): Generator<V> {
    for (const { value } of this.#heap) yield value
  }

  /** Takes out everything due by `now`, earliest first. */
  until(now: Instant): V[] {
    const due: V[] = []
    for (let top = this.#heap[0]; top && top.at <= now; top = this.#heap[0]) {
      due.push(top.value)
      this.delete(top.key)
    }
    return due
  }

  #put(entry: Entry<V>, place: number): void {
    this.#heap[place] = entry
    this.#places.set(entry.key, place)
  }

  #rise(from: number): void {
    for (let place = from; place > 0; ) {
      const above = (place - 1) >> 1
      if (!this.#swapIfEarlier(place, above)) return
      place = above
    }
  }

  #sink(from: number): void {
    for (let place = from; ; ) {
      const left = 2 * place + 1
      const below = this.#earlier(left + 1, left) ? left + 1 : left
      if (!this.#swapIfEarlier(below, place)) return
      place = below
    }
  }

  #swapIfEarlier(lower: number, upper: number): boolean {
    const a = this.#heap[lower]
    const b = this.#heap[upper]
    if (!a || !b || !this.#earlier(lower, upper)) return false
    this.#put(a, upper)
    this.#put(b, lower)
    return true
  }

  #earlier(one: number, other: number): boolean {
    const a = this.#heap[one]
    const b = this.#heap[other]
    if (!a || !b) return false
    return a.at < b.at || (a.at === b.at && a.key < b.key)
  }
}
