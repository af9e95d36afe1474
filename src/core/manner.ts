import type { Brief } from './brief.ts'
import type { Business } from './business.ts'
import type { Locale } from './locale.ts'
import type { Rules } from './rules.ts'
import { nameOf, type Spoken, type Words } from './sentences.ts'
import type { State } from './state.ts'

/**
 * How something is to be said beside what it says. All of it comes from the journal, so that the same turn is phrased the same
 * however often it is played.
 */
export type Manner = {
  /** The language that they write in; absent: nobody knows, and ours is used. */
  readonly locale?: Locale
  /** How often each thing of the letter was said to them before, so that it is not said twice in the same words. */
  readonly before?: Spoken
}

/** The manner of a letter to this person. It stays what it is through a turn: what is said in it is counted at its end. */
export const mannerFor = (briefs: readonly Brief[], { locale, spoken = {} }: State): Manner => {
  const names = new Set(briefs.map(nameOf))
  const before = Object.entries(spoken).filter(([name]) => names.has(name))
  return {
    ...(locale && { locale }),
    ...(before.length > 0 && { before: Object.fromEntries(before) }),
  }
}

/** The sentences for whoever writes in a language: the business's own where it does not speak that one. */
export const wordsFor = (
  { words, languages }: Pick<Business, 'words' | 'languages'>,
  locale: Locale | undefined,
): Words => (locale && languages?.[locale]?.words) ?? words

/** A sentence of ours with its names filled in, as they read it: what somebody agrees to by their answer to it (C8). */
export const wordingOf = (
  sentence: 'ask-number' | 'will-remind' | 'stopped',
  { business }: Pick<Rules, 'business'>,
  { locale }: Pick<State, 'locale'>,
): string => {
  const words = wordsFor(business, locale)[sentence]
  return words.replaceAll('{name}', business.name).replaceAll('{contact}', business.contact)
}
