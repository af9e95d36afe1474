import * as chrono from 'chrono-node/es'
import type { Expecting, Question, Reading } from '#core/reading'
import type { Budget, Noticed, NoticedKind, SignalValues, Timeline } from '#core/signal'
import { dayOf, type Instant } from '#core/time'
import { utcOffset } from '#core/zone'
import { dayAt } from './calendar.ts'

/** When a message was said, and the zone in which its days begin. */
type When = { readonly now: Instant; readonly timeZone: string }

/**
 * The facts of an order in Spanish, as far as a few plain patterns carry: what, for how many, when, for how much, and who decides.
 * The English reader goes first, and what it has noticed stands (L1).
 */
export const noticeSpanish = (
  text: string,
  when: When,
  known: readonly Noticed[],
  expecting: Expecting | null,
): readonly Noticed[] => {
  const has = (kind: NoticedKind): boolean => known.some((one) => one.kind === kind)
  const found = [
    need(text),
    quantity(text),
    budget(text),
    timeline(text, when),
    decision(text) ?? (expecting === 'decision' ? deciding(text) : null),
    readiness(text),
  ]
  return found.filter((one) => one !== null).filter(({ kind }) => !has(kind))
}

/** "¿Cuánto cuesta?", and which plans there are: the catalogue knows. */
export const asksSpanishPrice = ({ text }: Question): boolean => PRICE.test(text)

const PRICE =
  /(?<!\p{L})(?:cu[aá]nto (?:me |nos )?(?:cuestan?|valen?|sale|saldr[ií]a|costar[ií]an?|cobran|ser[ií]a|es)|qu[eé] (?:precios?|tarifas?|planes|ofrecen|venden)|(?:cu[aá]l|cu[aá]les) (?:es|son) (?:el |los |sus? )?(?:precios?|costo|tarifas?|planes)|precios?|tarifas?)(?!\p{L})/iu

/** "¿Es usted un robot?", "¿hablo con una persona?": about us, and not about the business (L5). */
export const asksWhoSpeaks = ({ text }: Question): boolean => WHO_SPEAKS.test(text)

const WHO_SPEAKS =
  /(?<!\p{L})(?:(?:es|eres|usted es|t[uú] eres|esto es|hablo con|estoy hablando con|estoy chateando con) (?:usted )?(?:un |una |el |la )?(?:verdadero |verdadera )?(?:robot|bot|chatbot|m[aá]quina|computadora|ordenador|programa|ia|persona|humano|autom[aá]tico)|qui[eé]n (?:es usted|eres|habla|es))(?!\p{L})/iu

/** Whether a message is thanks, a greeting or a return, and nothing else. */
export const spanishCourtesy = (text: string): Reading['courtesy'] => {
  if (
    /^\W*(?:(?:ok|vale|perfecto|muy bien|listo),? )?(?:muchas |mil )?gracias(?: por (?:todo|la ayuda|su ayuda))?\W*$/iu.test(
      text,
    )
  )
    return 'thanks'
  if (
    /^\W*(?:hola|buen[oa]s (?:d[ií]as|tardes|noches)|buenas)(?:,? (?:hola|buen[oa]s (?:d[ií]as|tardes|noches)|buenas))?\W*$/iu.test(
      text,
    )
  )
    return 'greeting'
  return /^\W*(?:hola,? )?(?:ya )?(?:volv[ií]|he vuelto|estoy de (?:vuelta|regreso)|soy yo (?:otra vez|de nuevo))\W*$/iu.test(
    text,
  )
    ? 'back'
    : null
}

const need = (text: string): Noticed | null => {
  const [, thing = ''] = NEED.exec(text) ?? []
  return thing === '' || VERB.test(thing)
    ? null
    : { kind: 'need', value: thing, quote: thing, confidence: 0.8 }
}

const NEED =
  /(?<!\p{L})(?:busc(?:amos|o|ando)|necesit(?:amos|o)|quer(?:emos|r[ií]amos)|quiero|quisiera|quisi[eé]ramos) ((?:\p{L}+ ?){1,5}?)(?= (?:para|antes|desde|a partir|en|por|con|y)(?!\p{L})|[.,;!?\n]|$)/iu
const VERB = /^(?:que|saber|hablar|\p{L}+(?:ar|er|ir|arlo|erlo|irlo))(?!\p{L})/iu

const quantity = (text: string): Noticed | null => {
  const found = QUANTITY.exec(text)
  const value = Number(found?.[1] ?? found?.[2] ?? found?.[3] ?? 0)
  return found && value > 0 ? { kind: 'quantity', value, quote: found[0].trim(), confidence: 0.9 } : null
}

const QUANTITY =
  /(?<!\p{L})(?:somos|seremos)(?: un[ao]s| como| casi)? (\d{1,6})(?!\d|[.,]\d)|(?<!\p{L})para (\d{1,6})(?=\s*(?:$|[.,;!?](?!\d)))|(?:(?:un[ao]s|como|casi) )?(?<![\d.,])(\d{1,6}) (?:personas?|emplead[ao]s|trabajador(?:es|as)|compa[ñn]er[ao]s)(?!\p{L})/iu

const budget = (text: string): Noticed | null => {
  const found = BUDGET.exec(text)
  const [, most, amount = '', per = ''] = found ?? []
  const cents = Math.round(Number(amount.replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.')) * 100)
  if (!found || !(cents > 0)) return null
  const value: Budget = { min: most ? null : cents, max: cents, per: /^a/i.test(per) ? 'year' : 'month' }
  return { kind: 'budget', value, quote: found[0].trim(), confidence: 0.9 }
}

const BUDGET =
  /(?:(hasta|m[aá]ximo|como m[aá]ximo) |(?:un[ao]s|como|alrededor de) )?\$? ?(\d[\d.,]*\d|\d) ?(?:d[oó]lares |usd |\$ ?)?(?:al|por|cada) (mes|a[ñn]o)(?!\p{L})/iu

const timeline = (text: string, { now, timeZone }: When): Noticed | null => {
  const offset = utcOffset(timeZone, now)
  const [found] = chrono.parse(
    text.replace(BESIDE_A_DATE, (comma) => '\u25a1'.repeat(comma.length)),
    { instant: new Date(now), timezone: offset / 60_000 },
    { forwardDate: true },
  )
  if (!found?.start.isCertain('month')) return null
  const before = LEAD.exec(text.slice(0, found.index))?.[0] ?? ''
  const [year, month, date] = [found.start.get('year'), found.start.get('month'), found.start.get('day')]
  const day = year && month && date ? dayAt(year, month - 1, date) : null
  if (day === null || day < dayOf(now, offset)) return null
  const quote = `${before}${found.text}`
  return { kind: 'timeline', value: { day, bound: boundOf(before) }, quote, confidence: 0.8 }
}

/** "1 de diciembre, 300 dólares" is not December of the year 300. */
const BESIDE_A_DATE = /(?<=\d{1,2} de \p{L}+)[, ]+(?=\d{1,3}(?!\d))/giu

const LEAD = /(?:antes|a partir|desde|para|a m[aá]s tardar|no m[aá]s tarde)?(?: del?| el)* ?$/iu

const boundOf = (lead: string): Timeline['bound'] => {
  if (/antes/i.test(lead)) return 'before'
  if (/partir|desde/i.test(lead)) return 'from'
  return /para|tard/i.test(lead) ? 'by' : 'on'
}

const decision = (text: string): Noticed | null => {
  for (const [value, pattern] of DECIDING) {
    const found = pattern.exec(text)
    if (found) return { kind: 'decision', value, quote: found[0], confidence: 0.8 }
  }
  return null
}

/** What counts only as the answer to "who decides?". */
const deciding = (text: string): Noticed | null => {
  const [, said = ''] = WHO.exec(text) ?? []
  if (said === '') return null
  const value = /^(?:soy )?yo/i.test(said)
    ? 'self'
    : /^(?:juntos|entre|los|las|nosotr)/i.test(said)
      ? 'shared'
      : 'other'
  return { kind: 'decision', value, quote: said, confidence: 0.8 }
}

const WHO =
  /^\W*((?:soy )?yo(?: mism[oa])?|juntos|entre todos|(?:los|las) dos|nosotr[oa]s|mi (?:jef[ea]|direct(?:or|ora)|gerente)|otra persona)[.!\s]*$/iu

const DECIDING: readonly (readonly [SignalValues['decision'], RegExp])[] = [
  ['shared', /(?<!\p{L})(?:lo )?decidimos (?:juntos|entre todos)|la decisi[oó]n es de todos/iu],
  [
    'other',
    /(?<!\p{L})(?:mi (?:jef[ea]|direct(?:or|ora)|gerente)|otra persona) (?:decide|toma la decisi[oó]n|tiene que (?:decidir|firmar|aprobar))/iu,
  ],
  [
    'self',
    /(?<!\p{L})(?<!no )(?:yo (?:decido|tomo la decisi[oó]n|soy quien decide)|decido yo|la decisi[oó]n es m[ií]a)(?!\p{L})/iu,
  ],
]

const readiness = (text: string): Noticed | null => {
  const found = READY.exec(text)
  return found ? { kind: 'readiness', value: true, quote: found[1] ?? '', confidence: 0.8 } : null
}

/** Said by itself: "adelante" is also "más adelante", which is later. */
const READY =
  /^\W*(?:(?:ok|bueno|bien|vale|perfecto|s[ií]),? )?(adelante|hag[aá]moslo|vamos a hacerlo|(?:lo )?quiero (?:pedirlo|comprarlo|contratarlo)|lo quiero|dale)\W*$/iu
