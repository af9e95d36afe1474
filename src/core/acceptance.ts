import type { Locale } from './locale.ts'

/**
 * What a buyer's words say about a recap that was just put to them (spec L2).
 *
 * The grammar that reads it lives in `language/acceptance`; the core only knows the verdict, so that nothing but a
 * fully accounted-for utterance can ever count as a yes.
 */

/** accept: a plain yes · accept-with-change: a yes that alters a term · anything unclear is `uncertain`. */
export type AcceptanceVerdict = 'accept' | 'accept-with-change' | 'refuse' | 'question' | 'uncertain'

/** explicit: "yes, go ahead" · assent: "sounds good" · ack: "ok", a thumbs-up · none. */
export type AcceptanceTier = 'explicit' | 'assent' | 'ack' | 'none'

/** Words of the message that carried the verdict: `text` is an exact substring that starts at `start`. */
export type AcceptanceSpan = {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly as: string
}

/** A read reply: the verdict, how strong a yes it is, why, and the words that say so. */
export type Acceptance = {
  readonly verdict: AcceptanceVerdict
  readonly tier: AcceptanceTier
  /** The buyer draws back: a hedge, a condition, a "but", "not yet", "wait" (A5). What merely could not be read does not. */
  readonly hesitates: boolean
  /** What decided, for a person to read. */
  readonly reason: string
  readonly spans: readonly AcceptanceSpan[]
  /** It would be a yes in this language, and was asked for in another, so that it is none (L2). */
  readonly strange?: Locale
}

/** A request about the conversation itself, which goes before everything else (spec D1, C8). */
export type ServiceWord = 'stop' | 'start' | 'help' | 'human' | 'restart' | 'not-me'
