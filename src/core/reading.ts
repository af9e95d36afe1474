import type { Acceptance, ServiceWord } from './acceptance.ts'
import type { Concern } from './concern.ts'
import type { Locale } from './locale.ts'
import type { ModelUse } from './model.ts'
import type { PayingAsked, TermAsked } from './reply-brief.ts'
import type { Budget, Noticed, SignalKind } from './signal.ts'

/** What one message was understood as: the answer of a reader, by rules or by a model (L1). */
export type Reading = {
  readonly by: 'rules' | 'model'
  readonly noticed: readonly Noticed[]
  readonly service: ServiceWord | null
  /** `service` holds only where texts are carried: "cancel" by itself stops texts, and in a chat it may mean an order. */
  readonly serviceOnTexts?: true
  /** Used only for the first message after a recap or an acknowledgement was put (L2). */
  readonly acceptance: Acceptance
  /** Questions that want an answer from the business; a request such as "can we start Jan 1?" is none. */
  readonly questions: readonly Question[]
  /** `back`: that they are here again, `goodbye`: that they leave, and nothing else. */
  readonly courtesy: 'greeting' | 'thanks' | 'goodbye' | 'smalltalk' | 'back' | null
  /** What may be a person's business, gravest first (D4). Journals before 0.2 lack it. */
  readonly concerns?: readonly Concern[]
  /** A number that is all they said, with nothing to tell of what; absent where a question of ours took it. */
  readonly figure?: number
  /** The language it is written in; absent where it does not tell. */
  readonly locale?: Locale
  /** A model was asked as well; what it added says so by itself. */
  readonly model?: ModelUse
}

/** What a text says to whoever cannot read it. */
export const emptyReading: Reading = {
  by: 'rules',
  noticed: [],
  service: null,
  acceptance: { verdict: 'uncertain', tier: 'none', hesitates: false, reason: 'unreadable', spans: [] },
  questions: [],
  courtesy: null,
}

/**
 * A question in the buyer's words, and what it is about; `bot`: whether they talk to a machine (L5); `own`: their own order, payment
 * or facts; `meeting`: whether and when they have one (D3); `language`: which one we speak.
 */
export type Question = {
  /** An exact substring of the message. */
  readonly text: string
  readonly topic: 'price' | 'bot' | 'own' | 'meeting' | 'language' | 'other'
  /** The plan it names, by its id; null where none. */
  readonly plan: string | null
  /** The language that it asks for, where that is one that we can be asked for; of the topic `language`. */
  readonly language?: Locale
  /** What of an order under way it is about, where its terms or the product itself can tell. */
  readonly point?: TermAsked | PayingAsked
  /** The place that it asks us to serve, where the policy serves it. */
  readonly served?: string
}

/** What an open question of ours is about: a fact, a phone number's code, whose a link's conversation is, whether a person is wanted, a recap's yes, an acknowledgement. */
export type Expecting = SignalKind | 'code' | 'link' | 'person' | 'acceptance' | 'acknowledgement'

/** What they have stated that still counts, which a "no, 40 not 14" may mean; `last`: the one they stated last, where one is. */
export type Held = {
  readonly quantity?: number
  readonly budget?: Budget
  readonly last?: 'quantity' | 'budget'
  /** Where they are is known, and "no, Dallas" puts it right. */
  readonly placed?: true
}

/** By whose clocks times are meant, by whose where they say "your time", and what a time may be about besides the order. */
export type Clocks = {
  readonly zone: string
  readonly ours: string
  /** Times lie before them. */
  readonly offered: boolean
  /** A meeting is booked that "it" may mean. */
  readonly booked: boolean
  /** They would like a meeting, and have none yet. */
  readonly wished: boolean
  /** A recap waits for its answer: "it" is the order, and so is a day without an hour. */
  readonly ordering: boolean
}

/**
 * A passage of the business's own knowledge, or of its catalogue. `score` orders passages of one look-up; it has no unit. What a model
 * has looked up bears out what the model says, and answers nothing by itself: nobody but it thinks that it is to the point.
 */
export type Passage = {
  readonly title: string
  readonly text: string
  readonly score: number
  readonly by?: 'model'
}
