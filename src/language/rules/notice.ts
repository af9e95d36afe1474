import type { Business } from '#core/business'
import type { Clocks, Expecting, Held } from '#core/reading'
import type { Noticed } from '#core/signal'
import type { Instant } from '#core/time'
import { readAcceptance } from '../acceptance/index.ts'
import { termsOfText } from '../knowledge/terms.ts'
import { readBudget } from './budget.ts'
import { readCallback } from './callback.ts'
import { codeIn } from './code.ts'
import { readConflict } from './concerns/conflict.ts'
import { readContacts } from './contact.ts'
import { type Correction, readCorrection } from './correction.ts'
import { readDecision } from './decision.ts'
import { readDiscount } from './discount.ts'
import { figuresIn, locationNoticed, readLocation } from './location/index.ts'
import { readMeeting } from './meeting.ts'
import { readBareNeed, readListedNeed, readNeed } from './need.ts'
import { findNumbers } from './numbers.ts'
import { readObjection } from './objection.ts'
import { readPreference } from './preference.ts'
import { readProduct } from './product.ts'
import { readBareQuantity, readQuantity } from './quantity.ts'
import { readReadiness } from './readiness.ts'
import { removedFrom } from './removed.ts'
import { prepareTyped } from './shorthand.ts'
import { hide, quote, type Span, type Text } from './text.ts'
import { readTimeline } from './timeline.ts'
import { readUrgency } from './urgency.ts'
import { vocabularyOf } from './vocabulary.ts'

/** What a reader must know besides the words: the time, the question that is open, and what is sold. */
export type NoticeContext = {
  readonly now: Instant
  readonly expecting: Expecting | null
  readonly business: Pick<Business, 'catalogue' | 'policy'> & Partial<Pick<Business, 'knowledge' | 'name'>>
  /** Who talks of a meeting does so by these clocks; absent: there is none to be had. */
  readonly calendar?: Clocks
  /** What a figure that corrects another may be about. */
  readonly held?: Held
}

/**
 * Everything a message says that is worth remembering, each with its exact words (M2, D2). What is denied is not
 * noticed, and of a correction the new value counts.
 */
export const notice = (message: string, context: NoticeContext): readonly Noticed[] => {
  const prepared = prepareTyped(message)
  if (prepared === null) return []
  const said = hide(prepared, [...removedFrom(prepared), ...codeIn(prepared)])
  const location = readLocation(said, context.expecting, isOurs(context.business), context.held?.placed)
  const whole = hide(said, figuresIn(location))
  const { calendar } = context
  const meeting = calendar ? readMeeting(whole, { ...context, calendar }) : null
  const text = hide(whole, meeting?.spans ?? [])
  const { now, business } = context
  const callback = readCallback(text, { now, timeZone: business.policy.timeZone })
  const rest = noticeIn(callback ? hide(text, [callback]) : text, context, location !== null)
  return [
    ...(meeting?.noticed ?? []),
    ...(callback ? [callback.noticed] : []),
    ...(location ? [locationNoticed(said, location)] : []),
    ...rest,
  ]
}

/** The words by which we and our plans are called. */
const namesOf = ({ catalogue, name = '' }: NoticeContext['business']): readonly string[] =>
  [name, ...catalogue.plans.flatMap(({ name, aliases }) => [name, ...aliases])].flatMap((words) =>
    words.toLowerCase().split(/\s+/),
  )

/** Whether words are of what is sold, and so no place that we have not heard of. */
const isOurs =
  (business: NoticeContext['business']) =>
  (words: string): boolean =>
    termsOfText(words).some((term) => vocabularyOf(business).has(term)) ||
    words
      .toLowerCase()
      .split(/\s+/)
      .some((word) => namesOf(business).includes(word))

/** What is left of the message once a meeting, or when to ask again, has been read: its day is no timeline, and its hour no head count. */
const noticeIn = (text: Text, context: NoticeContext, isPlaced: boolean): readonly Noticed[] => {
  const { catalogue } = context.business
  const facts = [
    ...factsIn(text, context),
    readProduct(text, catalogue),
    readDecision(text, context.expecting),
  ]
  const moods = [
    readUrgency(text),
    readReadiness(text),
    readObjection(text, namesOf(context.business)) ?? contested(text),
    readDiscount(text),
    readPreference(text),
  ]
  const product = facts.find((fact) => fact?.kind === 'product')
  const vocabulary = vocabularyOf(context.business)
  const isList = context.expecting === 'need' || facts.some((fact) => fact !== null && LISTED.has(fact.kind))
  const need =
    readNeed(text) ?? needOf(product) ?? ifNamed(text, isList ? readListedNeed(text, vocabulary) : null)
  const noticed = [need, ...facts, ...moods].filter((one) => one !== null)
  const isBare = noticed.length === 0 && !isPlaced
  const bare = ifNamed(text, isBare ? readBareNeed(text, context.expecting, vocabulary) : null)
  return bare ? [bare] : noticed
}

/** Asked only where something was found: it reads the whole message once more. */
const ifNamed = (text: Text, need: Noticed | null): Noticed | null =>
  need !== null && saysNoThing(text) ? null : need

/** "Never mind, we're good" and "no idea" name nothing that anybody could look for. */
const saysNoThing = ({ original }: Text): boolean =>
  readAcceptance(original).spans.some(({ as }) => as === 'leaving' || as === 'unsure')

/** Beside one of these a thing that is only named is named as another fact of theirs. */
const LISTED: ReadonlySet<Noticed['kind']> = new Set(['quantity', 'timeline', 'budget', 'decision'])

/** Somebody else's no is an objection as well (M2). */
const contested = (text: Text): Noticed | null => {
  const span = readConflict(text)
  return span && { kind: 'objection', value: 'other', quote: quote(text, span), confidence: 0.8 }
}

/** Whoever chooses a plan needs what it is for; whoever only asks about one may not. */
const needOf = (product: Noticed | null | undefined): Noticed | null => {
  if (!product || product.confidence < 0.8) return null
  const { quote: words, confidence } = product
  return { kind: 'need', value: words.toLowerCase(), quote: words, confidence }
}

/** A message that only corrects a figure says one thing, whatever was asked. */
const correctedIn = (text: Text, { span, of, number }: Correction): Noticed => {
  const said = { quote: quote(text, span), confidence: 0.8 }
  const cents = Math.round(number.value * 100)
  return of === 'quantity'
    ? { kind: 'quantity', value: number.value, ...said }
    : { kind: 'budget', value: { min: cents, max: cents, per: 'month' }, ...said }
}

/** The facts with figures in them: each reader sees only what the ones before it have left. */
const factsIn = (text: Text, context: NoticeContext): readonly (Noticed | null)[] => {
  const { now, expecting, business, held } = context
  const contacts = readContacts(text, expecting)
  const reachable = hide(text, contacts)
  const numbers = findNumbers(reachable)
  const corrects = readCorrection(reachable, numbers, expecting, held)
  if (corrects) return [correctedIn(text, corrects)]
  const people = readQuantity(reachable, numbers)
  const others = without(numbers, people)
  const budget = readBudget(
    hide(reachable, some(people)),
    expecting === 'quantity' ? others.filter(isMoney(text)) : others,
    {
      expecting,
      currency: business.catalogue.currency,
      sells: vocabularyOf(business),
    },
  )
  const undated = hide(reachable, [...some(people), ...some(budget)])
  const when = { now, timeZone: business.policy.timeZone }
  const timeline = readTimeline(undated, when, expecting === 'timeline')
  const rest = without(without(others, budget), timeline)
  const quantity = people ?? readBareQuantity(hide(undated, some(timeline)), rest, expecting)
  return [quantity, budget, timeline, ...contacts].map((found) => found?.noticed ?? null)
}

const some = <T>(found: T | null): readonly T[] => (found === null ? [] : [found])

const without = <T extends Span>(spans: readonly T[], taken: Span | null): readonly T[] =>
  taken === null ? spans : spans.filter(({ start, end }) => end <= taken.start || start >= taken.end)

/** While we ask for a head count, a number is money only where it says so. */
const isMoney =
  (text: Text) =>
  ({ start, end }: Span): boolean =>
    /[$€£] ?$/.test(text.plain.slice(0, start)) ||
    /^ ?(?:dollars|bucks|usd|\/|a month|per month|a year)/.test(text.plain.slice(end))
