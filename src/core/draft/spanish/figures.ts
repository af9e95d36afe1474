import { pattern } from '../../pattern.ts'
import { SPANISH_NUMBER, spanishFigure } from './numbers.ts'

/** A figure of a Spanish text as it is compared: how much, of what, on which side of it, and of which plan. */
export type Figure = {
  readonly words: string
  readonly value: number
  readonly of: string
  readonly side: string
  readonly about: boolean
  readonly plan: string
}

/** Every figure, in a text in lower case and without accents; `plans` as they are called, likewise. */
export const figuresIn = (text: string, plans: readonly string[]): readonly Figure[] =>
  [...text.matchAll(FIGURE)].map((match) => {
    const { index, 0: words } = match
    const [before, after] = [text.slice(0, index), text.slice(index + words.length)]
    const money = /\$ ?$/.test(before) || /^ ?(?:\$|dolares|usd)/.test(after)
    const foreign = /^ ?(?:euros|pesos|\u20ac|libras)/.exec(after)?.[0].trim() ?? ''
    const per = /^ ?(?:\$|dolares|usd)? ?(?:al|por|cada|a la|\/) ?([a-z]{3,})/.exec(after)?.[1] ?? ''
    const thing = /^ ?(%|[a-z\u00f1]{3,})/.exec(after)?.[1] ?? ''
    const lead = before.slice(-28)
    return {
      words,
      value: /\d/.test(words)
        ? Number(words.replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.'))
        : spanishFigure(words),
      of: money || foreign ? `${foreign || '$'}/${per}` : thing.replace(/s$/, ''),
      side: MOST.test(lead) ? 'most' : LEAST.test(lead) ? 'least' : '',
      about: ABOUT.test(lead) || /^ (?:\w+ )?(?:mas o menos|aproximad)/.test(after),
      plan: planBefore(before, after, plans),
    }
  })

const FIGURE = pattern('g')`
  (?<![\w.,])(?:\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?![\w]|[.,]\d)
  |(?<![a-z])${SPANISH_NUMBER}
`
const MOST = /(?:hasta|maximo(?: de)?|menos de|no mas de|antes del?|como mucho)(?: un[oa]s?)? ?\$? ?$/
const LEAST = /(?:mas de|al menos|minimo(?: de)?|desde|a partir del?|por encima de)(?: un[oa]s?)? ?\$? ?$/
const ABOUT = /(?:un[oa]s|alrededor de|cerca de|aproximadamente|como|casi|mas o menos) ?\$? ?$/

/** The plan named last before it in its sentence, else the next one in it. */
const planBefore = (before: string, after: string, plans: readonly string[]): string => {
  const start = Math.max(...['. ', '! ', '? ', '\n'].map((end) => before.lastIndexOf(end))) + 1
  const here = before.slice(start)
  const named = plans
    .map((plan) => [plan, here.lastIndexOf(plan)] as const)
    .filter(([, at]) => at >= 0)
    .sort(([, a], [, b]) => b - a)
  const [next = ''] = plans.filter((plan) => (after.split(/[.!?](?= |$)/)[0] ?? '').includes(plan))
  return named[0]?.[0] ?? next
}

/** Days, and words for them, each as it is compared. */
export const spanishDates = (text: string): readonly string[] =>
  [...text.matchAll(DATES)].map(([words]) => words.replace(/^(?:el|la) /, '').replace(/ del? /g, ' '))

const DATES = pattern('g')`
  \b\d{1,2} de (?:
    enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre
    |diciembre
  )(?: del? \d{4})?
  |\b(?:
    enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre
  )\b
  |\b\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?
  |\b(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)\b
  |\b(?:
    pasado manana|manana|hoy|ayer|esta (?:tarde|noche|semana)|este mes
    |(?:la |el )?(?:proxim[oa]|siguiente) (?:semana|mes|ano|dia)|(?:semana|mes|ano) que viene
    |fin de semana|inmediatamente|enseguida|en seguida|ahora mismo|pronto|cuanto antes|en breve
    |al instante|24 horas
  )\b
  |\ba las? \d{1,2}(?::\d{2})?
`
