/**
 * Keeps this page in its conversation.
 * N1 One loop: join, listen until the stream ends, wait, again. The wait doubles and is forgotten only after a stream
 *    that held for a while; coming back online or to the tab ends it at once.
 * N2 A known conversation is read from the start before its stream opens, so a reload shows everything, once.
 * N3 The stream continues after the last watermark: what was said meanwhile arrives, nothing arrives twice.
 * N4 The token is refreshed at half its life. One that opens nothing any more begins a new conversation; what was not
 *    sent yet is sent there.
 * N5 Who is logged in is said before anything is read. Where another user was, nothing is left: what was on its way when
 *    that changed belongs to an epoch that is over, and is not taken.
 */
import { backoff } from './backoff.ts'
import type { SayingFields } from './cards.ts'
import type { Answer, DirectLine } from './client.ts'
import { type Identity, userIn } from './identity.ts'
import { newKey } from './key.ts'
import { Outbox } from './outbox.ts'
import type { ActivitySet, Grant } from './protocol.ts'
import { readSet } from './protocol.ts'
import type { Credentials, Storage } from './storage.ts'
import type { Store } from './store.ts'
import { listen } from './stream.ts'

const STABLE_MS = 10_000
const OVER = { kind: 'unreachable' } as const
const TYPING_MS = 5_000
const REFRESH_RETRY_MS = 30_000
/** Longer timers fire at once in browsers. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** One conversation of one page: started once, it looks after itself. */
export class Session {
  readonly #line: DirectLine
  readonly #store: Store
  readonly #storage: Storage
  readonly #outbox: Outbox
  #credentials: Credentials | null
  #watermark: string | null = null
  #running = false
  #failures = 0
  #hasContinued = false
  #stream = new AbortController()
  #wake: () => void = () => undefined
  #refreshing: ReturnType<typeof setTimeout> | undefined
  #typing: ReturnType<typeof setTimeout> | undefined
  #identity: Identity | null = null
  /** Who is logged in, while the server has not been told. */
  #newcomer: Identity | null = null
  #epoch = 0

  constructor(line: DirectLine, store: Store, storage: Storage) {
    this.#line = line
    this.#store = store
    this.#storage = storage
    this.#credentials = storage.credentials()
    this.#outbox = new Outbox(store, {
      send: (unsent) =>
        this.#credentials === null
          ? Promise.resolve({ kind: 'unreachable' })
          : this.#line.post(this.#credentials, unsent),
      reconnect: () => this.reconnect(),
      renew: () => this.#renew(),
    })
  }

  /** Whether there is a conversation to be in; until the chat is opened for the first time, nothing is loaded. */
  get isWanted(): boolean {
    return this.#running || this.#credentials !== null
  }

  /** Starts the loop, once; later calls only end a wait (N1). */
  start(): void {
    this.#wake()
    if (this.#running) return
    this.#running = true
    this.#store.tell({ kind: 'linked', link: 'connecting' })
    void this.#run()
  }

  /** Says something: it stands in the chat at once, and is sent as soon as that is possible. */
  say(shown: string, fields: SayingFields, files: readonly File[] = []): void {
    this.#write(shown, fields, files, newKey())
  }

  #write(shown: string, fields: SayingFields, files: readonly File[], key: string): void {
    const unsent = { key, shown, fields, files, at: Date.now(), delivery: 'waiting' } as const
    this.#store.tell({ kind: 'written', unsent: [unsent] })
    this.start()
    void this.#outbox.pump()
  }

  /** Says by which link the page was opened: once, however often the chat is closed and opened. */
  continueBy(token: string, shown: string): void {
    const fields = { type: 'event', name: 'continue', text: shown, value: { token } } as const
    if (!this.#hasContinued) this.#write(shown, fields, [], newKey())
    this.#hasContinued = true
  }

  /** Sends a failed message again. */
  retry(key: string): void {
    this.#store.tell({ kind: 'moved', key, delivery: 'waiting' })
    this.start()
    void this.#outbox.pump()
  }

  /** Drops the stream and makes it anew; what waits is sent when it is up. */
  reconnect(): void {
    if (this.#store.state().link === 'online') this.#store.tell({ kind: 'linked', link: 'lost' })
    this.#stream.abort()
  }

  /** Somebody is logged in (N5). Until the chat is opened for the first time, nobody is told. */
  identify(identity: Identity): void {
    const user = this.#credentials?.user ?? null
    if (user !== null && user !== userIn(identity)) this.#forget()
    this.#greet(identity)
  }

  /** Nobody is logged in any more (N5); a chat that nobody had logged in in stays as it is. */
  logout(): void {
    const isTheirs = this.#credentials?.user != null
    if (!isTheirs && this.#newcomer === null) return
    if (isTheirs) this.#forget()
    this.#greet(null)
  }

  #greet(newcomer: Identity | null): void {
    this.#identity = newcomer
    this.#newcomer = newcomer
    this.#epoch += 1
    this.reconnect()
    this.#wake()
  }

  #forget(): void {
    clearTimeout(this.#refreshing)
    this.#credentials = null
    this.#watermark = null
    this.#storage.forget()
    this.#store.tell({ kind: 'left', unsent: 'dropped' })
  }

  async #run(): Promise<void> {
    while (this.#running) {
      const lived = await this.#once()
      this.#failures = lived >= STABLE_MS ? 0 : this.#failures + 1
      if (this.#running) await this.#pause(backoff(this.#failures, Math.random()))
    }
  }

  /** One connection, from joining to its end; returns how long its stream lived. */
  async #once(): Promise<number> {
    const joined = await this.#join(this.#epoch)
    if (joined.kind === 'ok') return this.#listen(joined.value)
    if (joined.kind === 'unreachable' || joined.kind === 'later') {
      if (this.#failures > 0) this.#store.tell({ kind: 'linked', link: 'lost' })
      return 0
    }
    console.error(
      'The chat was refused by its server. Add the origin of this page to WEBCHAT_ORIGINS; where WEBCHAT_SECRET is set, give data-token-url a page of yours that gets tokens with it.',
    )
    this.#running = false
    this.#store.tell({ kind: 'linked', link: 'barred' })
    return 0
  }

  async #join(epoch: number): Promise<Answer<Grant>> {
    if (epoch !== this.#epoch) return OVER
    const kept = this.#credentials
    if (this.#newcomer !== null) {
      const named = await this.#name(this.#newcomer, kept, epoch)
      return named.kind === 'unreachable' || named.kind === 'later' ? named : this.#join(epoch)
    }
    if (kept === null) return this.#begin(epoch)
    const resumed = await this.#resume(kept, epoch)
    if (resumed.kind === 'ok') return this.#keep(resumed, epoch)
    if (resumed.kind === 'unreachable' || resumed.kind === 'later') return resumed
    this.#leave(kept)
    return this.#join(epoch)
  }

  /** Says who is logged in where they are; where that is not to be had, in the conversation that is theirs. */
  async #name(identity: Identity, kept: Credentials | null, epoch: number): Promise<Answer<Grant>> {
    const here = kept && (await this.#line.identify(kept.token, identity))
    const isAnswer = here?.kind === 'ok' || here?.kind === 'unreachable' || here?.kind === 'later'
    const named = isAnswer ? here : await this.#line.generate(identity)
    if (epoch !== this.#epoch || named.kind === 'unreachable' || named.kind === 'later') return named
    this.#newcomer = null
    if (named.kind !== 'ok') {
      this.#identity = null
      console.error(
        'The chat does not believe who is logged in, and goes on without. The answer to its last request says what is wrong with the identity.',
      )
      return named
    }
    if (named.value.conversationId !== kept?.conversationId) {
      this.#watermark = null
      this.#store.tell({ kind: 'left', unsent: 'kept' })
    }
    return this.#keep(named, epoch, userIn(identity))
  }

  async #resume(kept: Credentials, epoch: number): Promise<Answer<Grant>> {
    if (this.#watermark === null) {
      const history = await this.#line.history(kept)
      if (history.kind !== 'ok') return history
      if (epoch !== this.#epoch) return OVER
      this.#hear(history.value)
    }
    return this.#line.resume(kept, this.#watermark)
  }

  async #begin(epoch: number): Promise<Answer<Grant>> {
    const token = await this.#line.generate(null)
    if (token.kind !== 'ok') return token
    return this.#keep(await this.#line.start(token.value.token), epoch)
  }

  #keep(answer: Answer<Grant>, epoch: number, user = this.#credentials?.user ?? null): Answer<Grant> {
    if (epoch !== this.#epoch) return OVER
    if (answer.kind !== 'ok') return answer
    const { conversationId, token, expiresInMs } = answer.value
    this.#credentials = { conversationId, token, expiresAt: Date.now() + expiresInMs, user }
    this.#storage.keepCredentials(this.#credentials)
    this.#refreshIn(expiresInMs / 2)
    return answer
  }

  /** Another tab may have begun a new conversation already: two tabs stay in one. A login that is over may be said again. */
  #leave(left: Credentials): void {
    if (left.user !== null && Date.now() >= left.expiresAt) this.#newcomer = this.#identity
    const shared = this.#storage.credentials()
    this.#watermark = null
    this.#credentials = shared?.conversationId === left.conversationId ? null : shared
  }

  #renew(): void {
    if (this.#credentials !== null) this.#leave(this.#credentials)
    this.reconnect()
  }

  #listen({ streamUrl }: Grant): Promise<number> {
    if (streamUrl === null) return Promise.resolve(0)
    this.#stream = new AbortController()
    const ended = listen(
      streamUrl,
      {
        opened: () => {
          this.#store.tell({ kind: 'linked', link: 'online' })
          void this.#outbox.pump()
        },
        received: (frame) => this.#hear(readSet(frame)),
      },
      this.#stream.signal,
    )
    return ended.then((lived) => {
      this.#store.tell({ kind: 'linked', link: 'lost' })
      return lived
    })
  }

  #hear(set: ActivitySet): void {
    this.#watermark = set.watermark ?? this.#watermark
    this.#store.tell({ kind: 'heard', set })
    if (!set.typing) return
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => this.#store.tell({ kind: 'went-quiet' }), TYPING_MS)
  }

  #refreshIn(ms: number): void {
    clearTimeout(this.#refreshing)
    this.#refreshing = setTimeout(() => void this.#refresh(), Math.min(ms, LONGEST_TIMER_MS))
  }

  async #refresh(): Promise<void> {
    const kept = this.#credentials
    const epoch = this.#epoch
    if (kept === null) return
    const answer = await this.#line.refresh(kept.token)
    if (epoch !== this.#epoch) return
    if (answer.kind === 'ok') this.#keep(answer, epoch)
    else if (answer.kind === 'unreachable' || answer.kind === 'later') this.#refreshIn(REFRESH_RETRY_MS)
    else this.reconnect()
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
