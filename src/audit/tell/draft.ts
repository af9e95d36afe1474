import type { Breach } from '#core/model'
import type { TellersOf } from '../scene.ts'
import { listed, quoted } from '../text.ts'

/** What became of a model's words (L3). */
export const DRAFT = {
  'draft-taken': ({ text }) => ({ who: 'Model', what: `Its words passed the guardrails: ${quoted(text)}.` }),
  'draft-refused': ({ breaches }) => ({
    who: 'Model',
    what: `Its words are not sent, the template stands: ${listed(breaches.map(inWords))}.`,
  }),
} satisfies TellersOf<'draft-taken' | 'draft-refused'>

const inWords = ({ of, words }: Breach): string => `${OF[of]} ${quoted(words)}`

const OF: { readonly [O in Breach['of']]: string } = {
  number: 'a number that nothing bears out,',
  price: 'a price that is not in the catalogue,',
  plan: 'a plan that there is not,',
  date: 'a date that nothing bears out,',
  discount: 'a discount that nobody granted,',
  link: 'a link that is not ours,',
  name: 'a name that is not theirs or ours,',
  promise: 'a promise that nobody made,',
  secret: 'what is for nobody to read,',
  instruction: 'what it was told to keep to itself,',
  disclosure: 'who it says it is,',
  length: 'more than is to be said,',
  question: 'a question that was not to be put,',
  language: 'another language,',
  loss: 'left out is',
  addition: 'words that nothing accounts for,',
  disguise: 'characters that hide what is said,',
}
