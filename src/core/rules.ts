import type { ChannelId } from './address.ts'
import type { Business } from './business.ts'
import type { Milliseconds } from './time.ts'

/** What judgement goes by, as data: the business with its policy, and what the channels are like. */
export type Rules = {
  readonly business: Business
  readonly channels: { readonly [channel: ChannelId]: ChannelTraits }
  /** How somebody who is elsewhere gets to us, for each channel where that can be said. */
  readonly waysIn?: { readonly [channel: ChannelId]: WayIn }
  /** Whether reps have a desk that hand-offs are called to; without one the buyer is told whom to write to. */
  readonly desk?: boolean
  /** Whether there is a CRM to be told; without one nothing is written for it. */
  readonly crm?: boolean
  /** Whether a model may be asked; the rules answer in any case (L1). */
  readonly model?: boolean
}

/** On a page of ours, in any browser; by a text to this number; or by a link, to whose end is put what the chat begins with. */
export type WayIn =
  | { readonly by: 'page' }
  | { readonly by: 'text'; readonly number: string }
  | { readonly by: 'start'; readonly url: string }

/** What the core must know of a channel: never its name (design, "Ask what it can do"). */
export type ChannelTraits = {
  /** Who answers STOP, START and HELP there (C8). */
  readonly optOutReplies: 'platform' | 'ours'
  /** Whether the rules for texts to phones hold there: sender and way out in the first message (C8). */
  readonly carriesTexts: boolean
  /** What is said there waits on a page, and nothing tells them of it: whoever has gone is not reached. */
  readonly waits?: boolean
  /** How long after their last words the platform takes free words; absent or null: always. */
  readonly session?: Milliseconds | null
  /** How far apart the beginning of an answer may be shown there while the rest is being worded; absent: not at all. */
  readonly streams?: Milliseconds
}

/** A channel nobody described: we answer, and it is no phone. */
export const traitsOf = (rules: Rules, channel: ChannelId): ChannelTraits =>
  rules.channels[channel] ?? { optOutReplies: 'ours', carriesTexts: false }
