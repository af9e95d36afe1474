import { pattern, piece } from '#core/pattern'
import type { Expecting } from '#core/reading'
import type { Budget, Noticed } from '#core/signal'
import { amountOf, FIGURE, type Found, find, quoted, type SpanishText, without } from './text.ts'

/** For how many it is: "somos unos cuarenta", "para 25 personas"; of "entre 20 y 30" the most, as in English. */
export const quantity = (text: SpanishText, expecting: Expecting | null): Noticed | null => {
  for (const pattern of expecting === 'quantity' ? [...PEOPLE, ONLY_PEOPLE] : PEOPLE) {
    const found = find(text, pattern)
    const value = found ? amountOf(...lastFigure(found)) : 0
    if (found && Number.isInteger(value) && value > 0)
      return { kind: 'quantity', value, quote: quoted(text, found), confidence: 0.9 }
  }
  return null
}

const ABOUT =
  '(?:(?:un[ao]s|como|casi|aproximadamente|alrededor de|cerca de|mas o menos|mas de|hasta|un total de) )*'
const FIGURES = `${ABOUT}(?:entre ${FIGURE} y |${FIGURE} ?(?:a|o|-|hasta) ?)?${FIGURE}`
const SOMEBODY = piece`
  (?:
    personas?|emplead[ao]s?|trabajador(?:es|as)|companer[ao]s|colaborador(?:es|as)|colegas
    |gentes?|usuarios?|puestos
  )
`

const PEOPLE: readonly RegExp[] = [
  new RegExp(`\\b(?:somos|seremos|seriamos) (?:un (?:equipo|grupo) de )?${FIGURES}`, 'g'),
  new RegExp(`${FIGURES.replace(/^/, '\\b')} ${SOMEBODY}\\b`, 'g'),
  new RegExp(`\\b(?:equipo|grupo|plantilla) de ${FIGURES}(?= *(?:$|[.,;!?]))`, 'g'),
  new RegExp(`\\bpara ${FIGURES}(?= *(?:$|[.,;!?](?!\\d)))`, 'g'),
]
const ONLY_PEOPLE = pattern('g')`
  ^\W*(?:(?:pues|creo que|serian|seran|son|para|eh|bueno) )*${FIGURES}(?:
    ,? (?:mas o menos|aproximadamente|en total|en la oficina|nada mas)
  )*\W*$
`

/** The upper of two, or the one: the groups are pairs of a figure and its "mil". */
const lastFigure = ({ groups }: Found): readonly [string | undefined, string | undefined] => [
  groups.at(-2),
  groups.at(-1),
]

/** For how much, and for how long: "300 dólares al mes", "no más de 250 mensuales", "entre 200 y 300". */
export const budget = (text: SpanishText, expecting: Expecting | null): Noticed | null => {
  for (const pattern of expecting === 'budget' ? [...MONEY, ONLY_MONEY] : MONEY) {
    const found = find(text, pattern, true)
    if (!found) continue
    if (isOfOthers(text.plain, found)) return budget(without(text, [found]), expecting)
    const [bound = '', low, lowThousands, one, oneThousands, last, lastThousands, per = ''] = found.groups
    const [first, firstThousands] = [low ?? one, lowThousands ?? oneThousands]
    const most = cents(last, lastThousands)
    if (!(most > 0)) continue
    const value: Budget = {
      ...endsOf(bound, first === undefined ? null : cents(first, firstThousands ?? lastThousands), most),
      per: /^an/.test(per) ? 'year' : 'month',
    }
    return { kind: 'budget', value, quote: quoted(text, found), confidence: 0.9 }
  }
  return null
}

/** What something costs that every office has, "300 al mes de alquiler", tells of no budget. */
const isOfOthers = (plain: string, { start, end }: Found): boolean =>
  COST_BEFORE.test(plain.slice(0, start)) || COST_BEHIND.test(plain.slice(end))

const OTHER_COST = piece`
  (?:
    alquiler|renta|arriendo|hipoteca|luz|electricidad|internet|telefonos?|publicidad|anuncios
    |seguros?|sueldos?|salarios?|nominas?|limpieza|estacionamiento|gasolina|viajes|impuestos
    |software|licencias|marketing
  )
`
const COST_BEFORE = new RegExp(
  `\\b${OTHER_COST} (?:es|son|(?:nos )?(?:cuestan?|salen?))(?: (?:de|en|por|un[ao]s|como))* ?$`,
)
const COST_BEHIND = new RegExp(`^ (?:de|en|por|para) (?:(?:el|la|los|las|nuestr[oa]s?) )?${OTHER_COST}\\b`)

const cents = (words: string | undefined, thousands: string | undefined): number =>
  Math.round(amountOf(words, thousands) * 100)

const endsOf = (bound: string, least: number | null, most: number): Pick<Budget, 'min' | 'max'> => {
  if (least !== null) return { min: least, max: most }
  if (/menos(?! de)|minimo|partir/.test(bound)) return { min: most, max: null }
  return { min: bound === '' ? most : null, max: most }
}

const BOUND = piece`
  (?:
    (
      hasta|(?:un |como |de )?(?:maximo|mucho)(?: de)?
      |no (?:mas|pasar|pasarnos|gastar mas|pagar mas) de
      |(?:no (?:queremos|quiero|podemos|puedo) (?:gastar|pagar|pasar|pasarnos)(?: mas)? de)
      |menos de|(?:por |al |como )(?:lo )?(?:menos|minimo)|un minimo de|a partir de
      |el tope es(?: de)?|un tope de
    )\x20
  )?
`
const ROUGHLY = '(?:(?:un[ao]s|como|alrededor de|cerca de|mas o menos|aproximadamente) )*'
const DOLLAR = '(?:us\\$|usd|\\$)? ?'
const DOLLARS = ' ?(?:dolares|usd|\\$)'
const sum = (dollars: string): string =>
  piece`
    ${BOUND}${ROUGHLY}(?:
      entre ${DOLLAR}${FIGURE}(?:${DOLLARS})? y\x20
      |(?:de )?${DOLLAR}${FIGURE}(?:${DOLLARS})? ?(?:a|-)\x20?
    )?${DOLLAR}${FIGURE}${dollars}
  `
const PERIOD = '(?: ?(?:al|por|cada|a la|\\/) ?| )(mes|ano|mensual(?:es)?|anual(?:es)?)(?![a-z])'

/** What is not said to be for a year is for a month, as our plans are. */
const MONEY: readonly RegExp[] = [
  new RegExp(`(?<![\\w.,$])${sum(`(?:${DOLLARS})?`)}${PERIOD}`, 'g'),
  new RegExp(`(?<=\\bpresupuesto (?:\\w+ ){0,2})${sum(`(?:${DOLLARS})?`)}`, 'g'),
  new RegExp(`(?<![\\w.,$])${sum(DOLLARS)}(?![\\w])`, 'g'),
]
const ONLY_MONEY = new RegExp(
  `^\\W*(?:(?:pues|serian|creo que|bueno|tenemos) )*${sum(`(?:${DOLLARS})?`)}\\W*$`,
  'g',
)
