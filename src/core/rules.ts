import type { ChannelId } from '#core/address'
import type { Business } from '#core/business'
import type { Dialog } from '#core/dialog'

/** Everything `decide` goes by besides state and event: data, and the dialogs in the order they are asked. */
export type Rules = {
  readonly business: Business
  readonly dialogs: readonly Dialog[]
  readonly channels: { readonly [channel: ChannelId]: ChannelTraits }
}

/** What the core must know of a channel: never its name (design, "Ask what it can do"). */
export type ChannelTraits = {
  /** Who answers STOP, START and HELP there (C8). */
  readonly optOutReplies: 'platform' | 'ours'
  /** Whether the rules for texts to phones hold there: sender and way out in the first message (C8). */
  readonly carriesTexts: boolean
}

/** A channel nobody described: we answer, and it is no phone. */
export const traitsOf = (rules: Rules, channel: ChannelId): ChannelTraits =>
  rules.channels[channel] ?? { optOutReplies: 'ours', carriesTexts: false }
