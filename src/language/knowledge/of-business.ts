import type { Business } from '#core/business'
import type { Locale } from '#core/locale'
import type { Passage } from '#core/reading'
import { knowledgeOf } from '../knowledge.ts'
import { detectLocale } from '../locale.ts'
import { spanishTerm } from './es-terms.ts'

/** What a business knows: the best passages for a question, in the language it is asked in where that is known to it in that language. */
export type Known = (question: string, locale?: Locale) => readonly Passage[]

/**
 * Searches the text that is written in the language of the question, or else of the one who asks; a question in another is for the
 * business's own text, which may have the one word that is alike in both.
 */
export const knownBy = ({ knowledge, languages }: Pick<Business, 'knowledge' | 'languages'>): Known => {
  const own = knowledgeOf(knowledge)
  const text = languages?.es?.knowledge
  const spanish = text === undefined ? null : knowledgeOf(text, spanishTerm)
  return (question, locale) =>
    (detectLocale(question) ?? locale) === 'es' && spanish ? spanish(question) : own(question)
}
