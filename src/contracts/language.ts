import type { Brief } from '#core/brief'
import type { Locale } from '#core/locale'
import type { Manner } from '#core/manner'
import type { Message } from '#core/message'
import type { Clocks, Expecting, Held, Passage, Reading } from '#core/reading'
import type { Instant } from '#core/time'

/** Reading and writing (L1): built-in rules, or a model. The gates behave identically with both. */
export type Language = {
  /** What a message says. Quotes are exact substrings of `text`. Never throws: what it cannot read is an empty reading. */
  perceive(heard: Heard): Promise<Reading>
  /**
   * Whether a message takes back what some words of it say, as in "we don't need machines": what a model has pointed at there counts for
   * nothing. Absent: nobody can tell, and what those words say by themselves counts.
   */
  takesBack?(said: string, words: string): boolean
  /** The best passages of the business's own knowledge for a question, best first; empty when it knows nothing. `locale`: in which they are answered. */
  lookUp(question: string, locale?: Locale): Promise<readonly Passage[]>
  /** One message that says all the briefs, in order, and nothing else; in their language, and not in the words of the last time. */
  compose(briefs: readonly Brief[], manner?: Manner): Promise<Message>
}

/** A message to read, with what was asked last and the time by which "tomorrow" is understood. */
export type Heard = {
  readonly text: string
  readonly expecting: Expecting | null
  readonly now: Instant
  /** What talk of meetings is understood by; absent: there is none to be read. */
  readonly calendar?: Clocks
  /** What a figure or a place that corrects another may be about; absent where nothing is known of it. */
  readonly held?: Held
  /** The language that our question was put in; absent: the business's own. */
  readonly locale?: Locale
}
