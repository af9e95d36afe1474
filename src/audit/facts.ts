import type { Terms } from '#core/catalogue'
import { changedTerms } from '#core/catalogue'
import { exceptionInWords } from '#core/exception'
import type { IncomingReport } from '#core/report'
import type { Rules } from '#core/rules'
import type { Budget, Evidence, Fact, Signal } from '#core/signal'
import type { Meeting } from '#core/slot'
import { dayInWords, type PageClock } from './clock.ts'
import { addressInWords, channelInWords, clean, moneyOf, percent, quoted, shortHash } from './text.ts'

/** A fact with its words, how sure the reader was, which reader it was, and until when it counts (M2, M3). */
export const factInWords = (signal: Signal, rules: Rules, { moment }: PageClock): string => {
  const { evidence, confidence, validUntil } = signal
  const until = validUntil === null ? 'counts always' : `counts until ${moment(validUntil)}`
  return `${factOf(signal, rules)}, on ${quoted(evidence.quote)}; ${percent(confidence)} sure, ${READERS[evidence.by]}${evidence.rep ? `, ${clean(evidence.rep)}` : ''}, ${until}`
}

/** What is said, and of what: "quantity: 40". */
export const factOf = (fact: Fact, rules: Rules): string =>
  `${FACTS[fact.kind]}: ${clean(valueInWords(fact, rules))}`

/** What another system says, how sure it is, and the words that it has for it (M4). */
export const reportInWords = (report: IncomingReport, rules: Rules): string => {
  const { evidence, confidence } = report
  const words = evidence.quote === '' ? 'with no words of theirs' : `on ${quoted(evidence.quote)}`
  return `${factOf(report, rules)}, ${words}; ${percent(confidence)} sure`
}

/** Which system, in which of its records, and who wrote it there. */
export const sourceInWords = ({ evidence: { by } }: IncomingReport): string =>
  [by.system, by.record, by.author].flatMap((part) => (part === null ? [] : [clean(part)])).join(', ')

/** What its author adds, for people to read. */
export const noteInWords = ({ note }: IncomingReport): readonly string[] =>
  note === null ? [] : [`Its author adds: ${quoted(note)}.`]

/** Who read it, or said so. */
export const READERS: { readonly [by in Evidence['by']]: string } = {
  rules: 'read by rules',
  model: 'read by a model',
  rep: 'from a rep',
}

/** What each kind of fact is about. */
export const FACTS: { readonly [kind in Signal['kind']]: string } = {
  need: 'need',
  product: 'plan',
  quantity: 'quantity',
  budget: 'budget',
  timeline: 'time',
  decision: 'who decides',
  location: 'where they are',
  urgency: 'urgency',
  readiness: 'ready to buy',
  objection: 'objection',
  discount: 'asks for',
  preference: 'prefers',
  meeting: 'meeting',
  callback: 'to be asked again from',
  zone: 'their clocks',
  contact: 'contact, as they claim it',
  approval: 'approved by a rep',
  agreement: 'agreed with a rep',
}

const valueInWords = (signal: Fact, { business }: Rules): string => {
  const { currency, plans } = business.catalogue
  switch (signal.kind) {
    case 'product':
      return plans.find(({ id }) => id === signal.value)?.name ?? signal.value
    case 'quantity':
      return signal.value.toLocaleString('en-US')
    case 'budget':
      return budgetInWords(signal.value, currency)
    case 'timeline':
      return `${signal.value.bound} ${dayInWords(signal.value.day)}`
    case 'callback':
      return dayInWords(signal.value)
    case 'decision':
      return { self: 'they themselves', other: 'somebody else', shared: 'they with others' }[signal.value]
    case 'readiness':
      return 'yes'
    case 'preference':
      return channelInWords(signal.value.channel)
    case 'meeting':
      return WISHES[signal.value.wish]
    case 'contact':
      return addressInWords(signal.value)
    case 'approval':
      return exceptionInWords(signal.value, currency)
    case 'need':
    case 'location':
    case 'urgency':
    case 'objection':
    case 'discount':
    case 'zone':
    case 'agreement':
      return signal.value
    default:
      return signal satisfies never
  }
}

const WISHES: { readonly [wish in Meeting['wish']]: string } = {
  book: 'they would like one',
  time: 'at such a time',
  move: 'at another time',
  cancel: 'they would like to call it off',
}

const budgetInWords = ({ min, max, per }: Budget, currency: string): string => {
  const period = per === 'once' ? 'once' : `a ${per}`
  const [least, most] = [min, max].map((end) => (end === null ? null : moneyOf(end, currency)))
  if (least && most) return `${least === most ? least : `${least} to ${most}`} ${period}`
  if (most) return `up to ${most} ${period}`
  return least ? `${least} or more ${period}` : 'open'
}

/** Everything that would bind, in one sentence. */
export const termsInWords = (terms: Terms): string => {
  const { name, quantity, price, per, currency, start, renewal, cancellation, dueNow, special, net } = terms
  return [
    `${name} for ${quantity.toLocaleString('en-US')}, ${moneyOf(price, currency)} a ${per} from ${dayInWords(start)}`,
    `renewal: ${renewal}`,
    `cancellation: ${cancellation}`,
    ...(special === undefined ? [] : [`by a rep's word: ${special}`]),
    `due now: ${moneyOf(dueNow, currency)}`,
    ...(net === undefined ? [] : [`the first month is due ${net} days after its invoice`]),
  ].join('; ')
}

/** Terms are known by this: of two that differ in anything, the names differ. */
export const recapName = (hash: string): string => `recap ${shortHash(hash)}`

/** What is different from the terms before, old and new; empty where nothing is. */
export const changesInWords = (before: Terms, now: Terms): readonly string[] =>
  changedTerms(before, now).map(
    (name) => `${TERMS[name]}: ${termInWords(before, name)}, now ${termInWords(now, name)}`,
  )

const TERMS: { readonly [name in keyof Terms]: string } = {
  plan: 'plan',
  name: 'plan',
  quantity: 'quantity',
  price: 'price',
  per: 'period',
  currency: 'currency',
  start: 'start',
  renewal: 'renewal',
  cancellation: 'cancellation',
  dueNow: 'due now',
  special: "by a rep's word",
  net: 'days to pay the invoice',
}

const termInWords = (terms: Terms, name: keyof Terms): string => {
  if (name === 'price' || name === 'dueNow') return moneyOf(terms[name], terms.currency)
  if (name === 'start') return dayInWords(terms.start)
  return String(terms[name] ?? 'nothing')
}
