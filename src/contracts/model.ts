import type { ChannelId } from '#core/address'
import type { Brief } from '#core/brief'
import type { Allowance } from '#core/effect'
import type { Message } from '#core/message'
import type { Draft, ModelUse } from '#core/model'
import type { Level } from '#core/policy'
import type { Passage, Reading } from '#core/reading'
import type { Noticed } from '#core/signal'
import type { Heard } from './language.ts'

/**
 * A model beside the rules (L1): it adds to what they read and words what they say, and is never needed. Nothing here throws or
 * takes longer than it is allowed: a failure is a case, and the rules have answered already (L4). `use` is null where the model was not
 * worth asking.
 */
export type Model = {
  /** Loads what it takes to ask, before anybody waits for it; absent: there is nothing to load. Never throws. */
  ready?(): Promise<void>
  /** What is said in a message besides what the rules have `read` in it. Every quote is an exact substring of the text. */
  perceive(
    heard: Heard,
    allowed: Allowance,
    read: Reading,
  ): Promise<{ readonly noticed: readonly Noticed[]; readonly use: ModelUse | null }>
  /** An answer to an open question out of passages, or the wish that a person take over; neither where it knows none. */
  lookUp(
    asked: Wondered,
    allowed: Allowance,
  ): Promise<{
    readonly passages: readonly Passage[]
    readonly draft?: Draft
    readonly wantsPerson?: true
    readonly use: ModelUse | null
  }>
  /** Other words for what the template says, in whole sentences. `shown` hears the beginning as it grows, for whoever waits. */
  compose(
    telling: Telling,
    allowed: Allowance,
    shown?: (text: string) => void,
  ): Promise<{ readonly draft?: Draft; readonly use: ModelUse | null }>
  /** Whether it is not asked just now, since it failed too often (L4); absent: it does not know of rest. */
  readonly rests?: () => boolean
}

/** A question of the buyer's, and how far things are with them: which tools may answer goes by it (A1, A3). */
export type Wondered = {
  readonly question: string
  /** What the rules found in the business's own knowledge. */
  readonly passages: readonly Passage[]
  readonly level: Level
}

/** What is to be said: the order, the template's words for it, and where it goes. */
export type Telling = {
  readonly briefs: readonly Brief[]
  readonly template: Message
  readonly channel: ChannelId
}
