import type { Breach } from '../../model.ts'
import type { Grounds } from '../grounds.ts'
import { linksIn } from '../links.ts'
import { disguised } from '../plain.ts'
import { isDenyingInSpanish, spanishClaims } from './claims.ts'
import { SPANISH_COMMON } from './common.ts'
import { type Figure, figuresIn, spanishDates } from './figures.ts'
import { plainSpanish, SPANISH_NUMBER } from './numbers.ts'

/**
 * What a Spanish wording says that its template does not, or leaves out (L3). It is stricter than the judge of English and knows no other
 * ground than the template: every figure, day and name must be one of the template's and all of them must be told, what promises or
 * gives away must stand there, and no word may be left that is neither there nor common talk.
 */
export const spanishBreaches = (
  original: string,
  { said, quoted, longest, question, kept, business }: Grounds,
): readonly Breach[] => {
  const text = said.join('\n\n')
  const [draft, template] = [plainSpanish(original), plainSpanish(text)]
  const bare = original.replace(/[\u00bf\u00a1]/g, '')
  const hidden = disguised(bare, text)
  if (hidden) return [{ of: 'disguise', words: hidden }]
  if (original === '') return [{ of: 'loss', words: text }]
  if (!isSpanish(draft)) return [{ of: 'language', words: original }]
  const plans = business.catalogue.plans.map(({ name }) => plainSpanish(name))
  const own = quoted.reduce((left, words) => left.replaceAll(plainSpanish(words), ' '), template)
  return [
    ...(original.length > longest ? [{ of: 'length' as const, words: original.slice(longest) }] : []),
    ...figureBreaches(withoutDates(draft), withoutDates(template), plans),
    ...differing(spanishDates(draft), spanishDates(template), 'date'),
    ...differing(linksOf(original), linksOf(text), 'link'),
    ...planBreaches(draft, template, plans),
    ...spanishClaims(draft, own),
    ...questionBreaches(draft, template, question),
    ...nameBreaches(original, text),
    ...wordsOf(draft.replace(NUMBERS, ' '))
      .filter((word) => !SPANISH_COMMON.has(word) && !wordsOf(template).some((one) => isLike(one, word)))
      .map((words): Breach => ({ of: 'addition', words })),
    ...(text.match(/"[^"]+"/g) ?? [])
      .filter((words) => !draft.includes(plainSpanish(words).slice(1, -1)))
      .map((words): Breach => ({ of: 'loss', words })),
    ...denials(draft, template),
    // The question whose yes calls a person stands to the letter, and nothing after it (D4).
    ...(kept === undefined || original.endsWith(kept) ? [] : [{ of: 'loss' as const, words: kept }]),
  ]
}

/** Numbers in words are figures, and judged as such. */
const NUMBERS = new RegExp(`\\b${SPANISH_NUMBER}`, 'g')

const wordsOf = (plain: string): readonly string[] => plain.match(/[a-z\u00f1]{2,}/g) ?? []

/** A third of its words are common ones: as much as is asked of English. */
const isSpanish = (draft: string): boolean => {
  const words = wordsOf(draft)
  return words.filter((word) => SPANISH_COMMON.has(word)).length >= words.length / 3
}

/** Of one stem: plurals, genders and persons of a verb. */
const isLike = (one: string, other: string): boolean =>
  one === other || (Math.min(one.length, other.length) >= 5 && one.slice(0, 5) === other.slice(0, 5))

const withoutDates = (plain: string): string =>
  plain.replace(/\b\d{1,2} de [a-z]{4,}(?: del? \d{4})?|\b\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?/g, ' ')

const figureBreaches = (draft: string, template: string, plans: readonly string[]): readonly Breach[] => {
  const [found, due] = [figuresIn(draft, plans), figuresIn(template, plans)]
  const isSame = (one: Figure, other: Figure): boolean =>
    one.value === other.value &&
    one.of === other.of &&
    one.side === other.side &&
    one.about === other.about &&
    (one.plan === other.plan || one.plan === '' || other.plan === '')
  const beyond = found.filter((one) => !due.some((other) => isSame(one, other)))
  const gone = due.filter((one) => !found.some((other) => isSame(other, one)))
  return [
    ...beyond.map(
      ({ words, of }): Breach => ({
        of: /\//.test(of) ? 'price' : of === '%' ? 'discount' : 'number',
        words,
      }),
    ),
    ...gone.map(({ words }): Breach => ({ of: 'loss', words })),
  ]
}

const linksOf = (text: string): readonly string[] => linksIn(text).map(({ to }) => to)

const differing = (found: readonly string[], due: readonly string[], of: Breach['of']): readonly Breach[] => [
  ...found.filter((one) => !due.includes(one)).map((words): Breach => ({ of, words })),
  ...due.filter((one) => !found.includes(one)).map((words): Breach => ({ of: 'loss', words })),
]

/** A plan that the template does not name, or that there is not: "el plan Premium". */
const planBreaches = (draft: string, template: string, plans: readonly string[]): readonly Breach[] => {
  const called = [...draft.matchAll(/\b(?:plan|paquete|tarifa) ([a-z\u00f1]+)/g)].map(
    ([words, name = '']) => ({ words, name }),
  )
  const strange = called.filter(
    ({ name }) => !SPANISH_COMMON.has(name) && !template.includes(`plan ${name}`) && !template.includes(name),
  )
  const other = plans.filter((plan) => draft.includes(plan) && !template.includes(plan))
  const gone = plans.filter((plan) => template.includes(plan) && !draft.includes(plan))
  return [
    ...[...strange.map(({ words }) => words), ...other].map((words): Breach => ({ of: 'plan', words })),
    ...gone.map((words): Breach => ({ of: 'loss', words })),
  ]
}

/** One question, about what the template asks: they share a word that carries something. */
const questionBreaches = (
  draft: string,
  template: string,
  question: string | undefined,
): readonly Breach[] => {
  const ask = (text: string): readonly string[] => text.match(/[^.!?\n]*\?/g) ?? []
  const [asked, due] = [ask(draft), ask(template)]
  if (due.length > 0 && asked.length === 0) return [{ of: 'loss', words: due.join(' ') }]
  if (asked.length > (question === undefined ? due.length : 0))
    return asked.slice(due.length).map((words) => ({ of: 'question', words }))
  const carried = due.flatMap(topicsOf)
  return asked
    .filter((one) => topicsOf(one).some((topic) => !carried.includes(topic)) || topicsOf(one).length === 0)
    .map((words) => ({ of: 'question', words }))
}

const TOPICS: readonly (readonly [string, RegExp])[] = [
  ['quantity', /cuant[oa]s|personas|tamano/],
  ['timeline', /cuando|fecha|empezar|para que dia/],
  ['budget', /presupuesto|gastar|costar|maximo/],
  ['decision', /decide|decision/],
  ['person', /hablar con|pido|pedir|pregunto|le pido|aviso/],
  ['words', /otra manera|otras palabras|de otro modo|repetir|explicar|de otra forma/],
  ['need', /busca|necesita|gustaria encontrar|puedo ayudar|interesa/],
]
const topicsOf = (question: string): readonly string[] => {
  const found = TOPICS.filter(([, words]) => words.test(question)).map(([topic]) => topic)
  return found.length > 1 ? found.filter((topic) => topic !== 'need') : found
}

/** Words written large where no sentence begins. */
const nameBreaches = (draft: string, template: string): readonly Breach[] =>
  [...draft.matchAll(/(?<=[\p{L}\d,;)"] )\p{Lu}[\p{L}\d]*/gu)]
    .filter(([name]) => !template.includes(name))
    .map(([words]): Breach => ({ of: 'name', words }))

const denials = (draft: string, template: string): readonly Breach[] => {
  const [is, due] = [isDenyingInSpanish(draft), isDenyingInSpanish(template)]
  if (is === due) return []
  return due ? [{ of: 'loss', words: 'no' }] : [{ of: 'addition', words: draft }]
}
