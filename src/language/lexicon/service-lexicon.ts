import type { ServiceWord } from '#core/acceptance'

/**
 * How much of a message a service phrase has to fill. Padding ("please", "thanks") does not count, except that nothing
 * may stand beside what is `alone`.
 *
 * alone, message: all of it · sentence: a sentence, or the last clause · ending: the end of a clause · anywhere
 */
export type Extent = 'alone' | 'message' | 'sentence' | 'ending' | 'anywhere'

/** Phrases that ask for one service, all filling the same extent. */
export type ServiceGroup = {
  readonly word: ServiceWord
  readonly extent: Extent
  /** Words that ask for it only where texts are carried, because there the carriers take them so. */
  readonly onTexts?: true
  readonly patterns: readonly string[]
}

/** What one language says about the conversation itself, so that another language is data (spec C8, D1). */
export type ServiceLexicon = {
  readonly spellings: ReadonlyMap<string, string>
  /** What may surround a service phrase without changing it. */
  readonly padding: readonly string[]
  readonly parts: Readonly<Record<string, string>>
  /** In order of precedence: where two apply, the earlier one is read. */
  readonly groups: readonly ServiceGroup[]
  /** Phrases that contain a service phrase and ask for something else: "don't stop", "wrong number of seats". */
  readonly exceptions: readonly string[]
}
