import type { AcceptanceLexicon } from './lexicon.ts'
import type { LanguageMarks } from './marks.ts'
import type { ServiceLexicon } from './service-lexicon.ts'

/** All that is known of a language: how it says yes and no, what it asks of the conversation, and how it is told from others. */
export type Language = {
  readonly acceptance: AcceptanceLexicon
  readonly service: ServiceLexicon
  readonly marks: LanguageMarks
}
