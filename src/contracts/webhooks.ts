import type { Adapter } from './adapter.ts'
import type { Clock } from './clock.ts'

/** What a channel that a business file brings along gets to know of the server it runs in. */
export type Site = {
  /** Where the world reaches the server, without a slash at its end. */
  readonly publicUrl: string
  readonly clock: Clock
}

/** For each path that a platform calls, the adapter of its channel; two paths may share one. */
export type Webhooks = { readonly [path: string]: Adapter }

/** What a business file exports as `channels`; it may ask something of its platform first. */
export type Channels = (site: Site) => Webhooks | Promise<Webhooks>
