/**
 * Sends what the person wrote.
 * O1 One at a time, in the order of writing, and only while the stream is up.
 * O2 Every attempt carries the same `clientActivityID`, so an attempt whose end nobody saw may be repeated.
 * O3 A server that says no, or says "later" five times, makes the message `failed`; the person decides about a retry.
 * O4 A server that is away is no line to wait in: the connection counts as lost, which the chat shows, and the message is
 *    sent again when there is a new one. After some ten minutes it is `failed` as well.
 */
import { backoff } from './backoff.ts'
import type { Answer } from './client.ts'
import type { Unsent } from './state.ts'
import { nextToSend } from './state.ts'
import type { Store } from './store.ts'

const PATIENCE = 5
const PATIENCE_AWAY = 20

/** How the outbox reaches the server, and what it asks of the session when that fails. */
export type Post = {
  send(unsent: Unsent): Promise<Answer<unknown>>
  /** The connection is not what it seemed: make it again. */
  reconnect(): void
  /** The conversation takes nothing more: begin another. */
  renew(): void
}

/** The outbox of one session; `pump` may be called at any time, as often as one likes. */
export class Outbox {
  readonly #store: Store
  readonly #post: Post
  readonly #tries = new Map<string, number>()
  #pumping = false

  constructor(store: Store, post: Post) {
    this.#store = store
    this.#post = post
  }

  async pump(): Promise<void> {
    if (this.#pumping) return
    this.#pumping = true
    for (;;) {
      const next = nextToSend(this.#store.state())
      if (next === undefined || this.#store.state().link !== 'online') break
      this.#move(next, 'sending')
      await sleep(this.#settle(next, await this.#post.send(next)))
    }
    this.#pumping = false
  }

  /** Takes note of an answer; returns how many milliseconds nothing may be sent, so that order holds (O1). */
  #settle(unsent: Unsent, answer: Answer<unknown>): number {
    switch (answer.kind) {
      case 'ok':
        return this.#close(unsent, 'sent')
      case 'refused':
        return this.#close(unsent, 'failed')
      case 'unreachable':
        this.#move(unsent, 'waiting')
        this.#post.reconnect()
        return 0
      case 'expired':
      case 'gone':
        if (this.#again(unsent)) this.#post.renew()
        return 0
      case 'later':
        if (answer.away) {
          if (this.#again(unsent, PATIENCE_AWAY)) this.#post.reconnect()
          return 0
        }
        return this.#again(unsent) ? (answer.afterMs ?? backoff(this.#triesOf(unsent), Math.random())) : 0
      default:
        return answer satisfies never
    }
  }

  /** Whether there is patience for another attempt (O3, O4). */
  #again(unsent: Unsent, patience = PATIENCE): boolean {
    const tries = this.#triesOf(unsent) + 1
    this.#tries.set(unsent.key, tries)
    if (tries < patience) this.#move(unsent, 'waiting')
    else this.#close(unsent, 'failed')
    return tries < patience
  }

  #triesOf(unsent: Unsent): number {
    return this.#tries.get(unsent.key) ?? 0
  }

  #close(unsent: Unsent, delivery: 'sent' | 'failed'): number {
    this.#tries.delete(unsent.key)
    this.#move(unsent, delivery)
    return 0
  }

  #move(unsent: Unsent, delivery: Unsent['delivery']): void {
    this.#store.tell({ kind: 'moved', key: unsent.key, delivery })
  }
}

const sleep = (ms: number): Promise<void> =>
  ms === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms))
