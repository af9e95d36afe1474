/** The languages that buyers are read and answered in; every other one is read as none of them (spec L1). */
export const LOCALES = ['en', 'es'] as const

/** One of them, by its ISO 639 code. */
export type Locale = (typeof LOCALES)[number]
