import type { Business } from '#core/business'
import { termsOfText } from '../knowledge/terms.ts'

/** The stems of the words that a business uses of what it sells. */
export type Vocabulary = ReadonlySet<string>

/** Where the words are found: in the plans, and in what the business knows. */
export type Speaking = Pick<Business, 'catalogue'> & Partial<Pick<Business, 'knowledge'>>

const KNOWN = new WeakMap<Speaking, Vocabulary>()

/** Read once for each business: what it knows may be long, and every message asks for it. */
export const vocabularyOf = (business: Speaking): Vocabulary => {
  const known = KNOWN.get(business)
  if (known) return known
  const words = wordsIn(business)
  KNOWN.set(business, words)
  return words
}

/** A word that is only ever written large is the name of a place or a day, and nothing that anybody looks for. */
const wordsIn = ({ catalogue, knowledge = '' }: Speaking): Vocabulary => {
  const plans = catalogue.plans.flatMap(({ name, aliases, includes }) => [
    name.toLowerCase(),
    ...aliases,
    includes,
  ])
  const small = [...plans, knowledge].join(' ').replace(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}]*/gu, ' ')
  return new Set(termsOfText(small).filter((term) => !EVERYDAY.has(term)))
}

/** Any office says these of itself, or of the deal, whatever is sold to it. */
const EVERYDAY: ReadonlySet<string> = new Set(
  termsOfText(
    `office team group company business crew family order contract payment money card address email phone name place morning
    afternoon evening noon week month year day today tomorrow weekday holiday hours minutes start side part way size end city area
    kitchen counter room floor lobby building colleague boss manager staff small large big new old first last full free good best ready fine`,
  ),
)
