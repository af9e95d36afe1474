import type { Business } from '#core/business'
import { type Manner, wordsFor } from '#core/manner'
import type { Card, Choice, Message } from '#core/message'
import type { Sentence, Spoken, Wording, Words } from '#core/sentences'
import { ENGLISH } from '../words/en-tongue.ts'
import { SPANISH } from '../words/es-tongue.ts'
import { fill } from '../words/fill.ts'
import type { Tongue } from '../words/tongue.ts'

/** What the templates need to know of a business. */
export type Speaker = Pick<
  Business,
  'name' | 'contact' | 'words' | 'policy' | 'catalogue' | 'calendar' | 'languages'
>

/** A business as it speaks in one letter: in which language, and in other words than the last time. */
export type Voice = Pick<Speaker, 'name' | 'contact' | 'policy' | 'catalogue' | 'calendar'> & {
  readonly words: Words
  readonly tongue: Tongue
  readonly before: Spoken
  /** A phrase of the business's own, such as how a plan renews, in the language of the letter where it has said so. */
  readonly own: (phrase: string) => string
}

/** The voice for a letter: in their language where the business speaks it, else in the business's own. */
export const voiceIn = (business: Speaker, { locale, before = {} }: Manner): Voice => {
  const translation = locale && business.languages?.[locale]
  const own = (phrase: string): string => translation?.phrases[phrase] ?? phrase
  const { name, contact, policy, catalogue, calendar } = business
  return {
    name,
    contact: own(contact),
    policy,
    catalogue,
    calendar: calendar && { ...calendar, title: own(calendar.title) },
    words: wordsFor(business, locale),
    tongue: translation && locale === 'es' ? SPANISH : ENGLISH,
    before,
    own,
  }
}

/**
 * One brief, phrased. A block stands in a paragraph of its own; other sentences run on. `quoted`: in words that are not of these
 * sentences, a passage or those of a dialog of the business's own.
 */
export type Part = Message & { readonly block: boolean; readonly quoted?: true }

/** A sentence that runs on from the one before. */
export const sentence = (text: string, choices: readonly Choice[] = []): Part => ({
  text,
  choices,
  cards: [],
  block: false,
})

/** A paragraph of its own, with what belongs to it. */
export const block = (
  text: string,
  choices: readonly Choice[] = [],
  cards: readonly Card[] = [],
  question?: string,
): Part => ({ text, choices, cards, block: true, ...(question && { question }) })

/** The sentence of that name, filled in. `as`: under which name it is remembered that it was said, where that is another. */
export const say = (
  voice: Voice,
  name: Sentence,
  values: { readonly [placeholder: string]: string } = {},
  as: string = name,
): string =>
  voice.tongue.smooth(
    fill(wordingOf(voice.words[name], voice.before[as] ?? 0), {
      name: voice.name,
      contact: voice.contact,
      ...values,
    }),
  )

/** Wordings take turns: who has heard the first gets the second, and none twice in a row. */
const wordingOf = (wording: Wording, times: number): string =>
  typeof wording === 'string' ? wording : (wording[times % wording.length] ?? '')
