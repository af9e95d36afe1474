import type { Business } from '#core/business'
import type { Locale } from '#core/locale'
import type { PageWords } from './page-words.ts'
import { ENGLISH_PAGES } from './page-words-en.ts'
import { SPANISH_PAGES } from './page-words-es.ts'

/** Our pages in one language, with the business's own phrases in it, such as how a plan renews. */
export type Pages = PageWords & { readonly own: (phrase: string) => string }

/** In the business's own language, with nothing of its own to put otherwise. */
export const OWN_PAGES: Pages = { ...ENGLISH_PAGES, own: (phrase) => phrase }

/** The pages for somebody who is answered in that language; in the business's own where it speaks no such. */
export const pagesIn = ({ languages }: Pick<Business, 'languages'>, locale: Locale | undefined): Pages => {
  const translation = locale === 'es' ? languages?.es : undefined
  return translation
    ? { ...SPANISH_PAGES, own: (phrase) => translation.phrases[phrase] ?? phrase }
    : OWN_PAGES
}

/** The language that a browser asks for first, where nothing else tells; `header`: its Accept-Language. */
export const preferredIn = (header: string | undefined): Locale | undefined =>
  /^\s*es\b/i.test(header ?? '') ? 'es' : undefined
