type Place<K> = { readonly name: K; before: Place<K> | null; behind: Place<K> | null }

/** A waiting line without doubles: first come, first served, and one may leave from the middle. Every step is O(1). */
export class Queue<K extends string> {
  readonly #places = new Map<K, Place<K>>()
  #first: Place<K> | null = null
  #last: Place<K> | null = null

  /** How many stand in line. */
  get size(): number {
    return this.#places.size
  }

  /** Joins at the end; whoever stands in line already keeps the place. */
  push(name: K): void {
    if (this.#places.has(name)) return
    const place: Place<K> = { name, before: this.#last, behind: null }
    if (this.#last) this.#last.behind = place
    else this.#first = place
    this.#last = place
    this.#places.set(name, place)
  }

  /** Joins at the front. */
  unshift(name: K): void {
    if (this.#places.has(name)) return
    const place: Place<K> = { name, before: null, behind: this.#first }
    if (this.#first) this.#first.before = place
    else this.#last = place
    this.#first = place
    this.#places.set(name, place)
  }

  /** Calls up the first; null when nobody waits. */
  shift(): K | null {
    const first = this.#first
    if (!first) return null
    this.delete(first.name)
    return first.name
  }

  /** Leaves the line, wherever the place was. */
  delete(name: K): void {
    const place = this.#places.get(name)
    if (!place) return
    if (place.before) place.before.behind = place.behind
    else this.#first = place.behind
    if (place.behind) place.behind.before = place.before
    else this.#last = place.before
    this.#places.delete(name)
  }

  /** Everybody in line, from the first. */
  *[Symbol.iterator](): Generator<K> {
    for (let place = this.#first; place; place = place.behind) yield place.name
  }
}
