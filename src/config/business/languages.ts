import type { Business } from '#core/business'
import type { Words } from '#core/sentences'
import { SPANISH_WORDS } from '#language/words/es'

/** The languages as the business file writes them, once they have been checked. */
export type LanguagesInput = {
  readonly es?:
    | false
    | {
        readonly words?: Partial<Words>
        readonly phrases?: { readonly [own: string]: string }
        readonly knowledge?: string | { readonly file: URL }
      }
}

/**
 * The languages that a business speaks besides its own. Spanish comes with the house; but where the business has sentences of its own
 * and has said them in no Spanish, nobody is to hear half of them in each: then its own language is all there is.
 */
export const languagesOf = (
  own: Partial<Words>,
  { es }: LanguagesInput = {},
  knowledge = '',
): Pick<Business, 'languages'> => {
  if (es === false || (es === undefined && Object.keys(own).length > 0)) return {}
  return {
    languages: {
      es: {
        words: { ...SPANISH_WORDS, ...es?.words },
        phrases: es?.phrases ?? {},
        ...(knowledge !== '' && { knowledge }),
      },
    },
  }
}
