import type { Locale } from '#core/locale'
import { ENGLISH } from './en/index.ts'
import { SPANISH } from './es/index.ts'
import { FRENCH_SERVICE } from './fr/service.ts'
import type { Language } from './language.ts'
import type { ServiceLexicon } from './service-lexicon.ts'

/** Every language that is read in whole; another one is a folder here, and a name in `Locale`. */
export const LANGUAGES: Readonly<Record<Locale, Language>> = { en: ENGLISH, es: SPANISH }

/** Requests about the conversation are heard in more languages than are spoken: a stop is a stop (C8). */
export const SERVICE_LEXICONS: readonly ServiceLexicon[] = [ENGLISH.service, SPANISH.service, FRENCH_SERVICE]
