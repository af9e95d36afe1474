import type { AcceptanceLexicon } from './lexicon.ts'
import type { LanguageMarks } from './marks.ts'
import type { ServiceLexicon } from './service-lexicon.ts'
import type { Shorthand } from './shorthand.ts'

/** All that is known of a language: how it says yes and no, what it asks of the conversation, how it is told from others, and typed. */
export type Language = {
  readonly acceptance: AcceptanceLexicon
  readonly service: ServiceLexicon
  readonly marks: LanguageMarks
  readonly shorthand: Shorthand
}
