import { SYNONYMS } from './en-synonyms.ts'

/** The stem of a word that carries meaning, or null for one that only holds a question together: for one language. */
export type Term = (word: string) => string | null

/** The terms of English. */
export const term: Term = (word) => {
  const plain = word.toLowerCase().replace(/['\u2019]s?$/, '')
  return plain.length < 2 || STOP_WORDS.has(plain) || isSlip(plain) ? null : sameAs(stem(plain))
}

/** The terms of a text. Hyphens and apostrophes do not join words: "oat-milk" is oat and milk. */
export const termsOfText = (text: string, of: Term = term): readonly string[] =>
  wordsOf(text).flatMap((word) => of(word) ?? [])

/** Splits a text into words, letters and digits of any alphabet. */
export const wordsOf = (text: string): string[] =>
  text
    .replace(/\be-(?=mail)/gi, 'e')
    .replace(/\bset(?:ting)?[ -]up\b/gi, 'setup')
    .replace(/(\w)['\u2019](?=\w)/g, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/**
 * Light on purpose: it only has to bring "deliveries", "delivered" and "delivery" together, and a stemmer that cuts
 * deeper also brings together what does not belong.
 */
const stem = (word: string): string => {
  if (word.length < 4) return word
  const ending = ENDINGS.find(([suffix]) => word.endsWith(suffix) && word.length - suffix.length >= 3)
  const bare = ending === undefined ? word : word.slice(0, -ending[0].length) + ending[1]
  return bare.replace(/([b-df-hj-np-tv-z])\1$/, '$1').replace(/(?<=...)[ey]$/, '')
}

/** The first that fits is cut, once: longer endings first. */
const ENDINGS: readonly (readonly [suffix: string, instead: string])[] = [
  ['ability', 'able'],
  ['ibility', 'ible'],
  ['izations', 'ize'],
  ['ization', 'ize'],
  ['ations', ''],
  ['ation', ''],
  ['ments', ''],
  ['ment', ''],
  ['ings', ''],
  ['ing', ''],
  ['ies', 'y'],
  ['ied', 'y'],
  ['sses', 'ss'],
  ['xes', 'x'],
  ['ed', ''],
  ['ss', 'ss'],
  ['us', 'us'],
  ['s', ''],
]

/** A small word with two letters the wrong way round: "yuo", "teh". */
const isSlip = (word: string): boolean =>
  word.length === 3 &&
  SLIPS.has([...word].toSorted().join('')) &&
  !/^(?:who|how|tea|eat|ate|saw|was|now|own|won)$/.test(word)

/** Words of any question and of any offer: "do you sell ..." says nothing about what. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about accept accepted accepts actually after all also am an and another any anybody anyone anything are around as ask at be because been before being
  both but by can cant come comes could couldnt curious did didnt do does doesnt doing dont each either else ever
  every everything exactly first for from get gets give gives go going gonna got guys had happen happens has hasnt have havent
  having hello help here hey hi how however i id if ill im in include included includes including instead into is isnt it its ive just kind
  know later let lets like long look looking make makes many may maybe me might more most much must my need needs no not now number of
  off often offer offers ok okay on one or other our out over people person please possible provide provides question quick quickly
  really regarding say says sell sells sell seem shall she should since so soon some somebody something sort still such sure
  take takes tell than thank thanks that thats the their them then there theres these they thing things think this
  those to too up us use used uses using usually very want wants was wasnt we well were what whatever whats when whenever where which while
  who whos whom whose why will working stop stops ourselves yourself buy send sends policy period business company companies time times somewhere fast details info information risk coworker coworkers colleague colleagues will with without won wondering wont work works would wouldnt yes yet you your youre yours`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

const SLIPS: ReadonlySet<string> = new Set(
  ['you', 'the', 'and', 'can', 'for', 'get'].map((word) => [...word].toSorted().join('')),
)

const SAME: ReadonlyMap<string, string> = new Map(
  SYNONYMS.flatMap((group) => {
    const [first = '', ...others] = group.split(' ').map(stem)
    return others.map((other) => [other, first] as const)
  }),
)

const sameAs = (stemmed: string): string => SAME.get(stemmed) ?? stemmed
