import type { HttpBindings } from '@hono/node-server'
import type { Context, Handler } from 'hono'
import type { Accept } from '#bus/accept'
import type { LogIn } from '#bus/log-in'
import type { Append, Caller, Keys } from '#channels/webchat/index'
import type { Adapter } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Refused } from '#contracts/figures'
import type { Memory } from '#contracts/memory'
import type { Milliseconds } from '#core/time'
import type { FileStore } from '#media/store'
import type { InLine } from './in-line.ts'

/** What the website chat's server needs to know. */
export type DirectLineOptions = {
  readonly memory: Pick<Memory, 'streams' | 'feed'>
  readonly accept: Accept
  /** The webchat adapter, made with the same `signingSecret` and `secret`. */
  readonly adapter: Adapter
  readonly clock: Clock
  /** SIGNING_SECRET: signs tokens. */
  readonly signingSecret: string
  /** WEBCHAT_SECRET: who has it may do all. Null: everybody from an allowed origin gets a token. */
  readonly secret: string | null
  /**
   * What the site signs with who is logged in there (WEBCHAT_IDENTITY_SECRET, while it is changed two of them), and how a
   * conversation is told. Null: whoever says so is not believed.
   */
  readonly login?: { readonly secrets: readonly string[]; readonly tell: LogIn } | null
  /** WEBCHAT_ORIGINS, such as `https://shop.example`; `*` allows all. The origin of `publicUrl` is always allowed. */
  readonly origins: readonly string[]
  /** PUBLIC_URL: where clients reach this server. Socket and file addresses are built from it. */
  readonly publicUrl: string
  /** Where uploaded files are kept; null: files are refused. */
  readonly files: FileStore | null
  readonly limits?: Partial<Limits>
  /**
   * Who is asking, for the limits on new tokens and on codes. By default the socket's address, which behind a proxy is the
   * proxy's: there, give `clientBehind(1)`, or the header that your proxy sets.
   */
  readonly clientOf?: ClientOf
  /** Hears of every request that is refused: why, and nothing else. By default nobody does. */
  readonly onRefused?: (why: Refused) => void
  /** Hears of requests that failed through no fault of the caller. By default the console does. */
  readonly onFailure?: (error: Error, request: string) => void
}

/** How much of everything. Sizes in bytes. */
export type Limits = {
  /** Tokens that one client may get per minute where none needs the secret. */
  readonly tokensPerMinute: number
  /** Activities and uploads of one conversation per minute. */
  readonly activitiesPerMinute: number
  readonly activitySize: number
  readonly uploadSize: number
  readonly tokenLife: Milliseconds
  /** For how long a site's word counts that somebody is logged in: no token lives longer. */
  readonly loginLife: Milliseconds
  /** How often an open socket hears an empty frame, so that proxies leave it open. */
  readonly keepAlive: Milliseconds
}

/** The options, complete, and what every operation shares. */
export type Door = Required<Omit<DirectLineOptions, 'limits'>> & {
  readonly limits: Limits
  readonly keys: Keys
  readonly append: Append
  readonly inLine: InLine
}

/** What Hono carries through a request: Node's own request, the caller once admitted, and why it was refused if it was. */
export type Env = { Bindings: HttpBindings; Variables: { caller: Admitted; refused?: Refused } }

/** A caller who may be here. */
export type Admitted = Exclude<Caller, { kind: 'refused' }>

/** Who is asking, as an address of the internet. */
export type ClientOf = (c: Context<Env>) => string

/** One operation of the protocol: the last handler of its route. */
export type Operation = Handler<Env>
