import type { Catalogue, Terms } from '#core/catalogue'
import { exceptionInWords } from '#core/exception'
import type { Budget, Fact, Signal, SignalKind, SignalValues, Timeline } from '#core/signal'
import type { Instant } from '#core/time'
import { channelName, counted, fullDay, maskedAddress, shortDay, shortMoney, theirWords } from './format.ts'

/** What is known, in one line and always in the same order: "about 40 people, machines, before December 1". */
export const factsOf = (
  signals: readonly Signal[],
  catalogue: Catalogue,
  earlier: readonly Signal[] = [],
): string =>
  ORDER.flatMap((kind) => signals.filter((signal) => signal.kind === kind))
    .map((signal) => {
      const before = earlier.find(({ kind }) => kind === signal.kind)
      return `${factOf(signal, catalogue)}${before ? ` instead of ${factOf(before, catalogue)}` : ''}`
    })
    .join(', ')

/** A fact, when it was told, and the words that it was told in, by the buyer or by another system. */
export type Told = Fact & { readonly at: Instant; readonly evidence: { readonly quote: string } }

const ORDER: readonly SignalKind[] = [
  'quantity',
  'need',
  'product',
  'timeline',
  'budget',
  'decision',
  'urgency',
  'readiness',
  'objection',
  'discount',
  'preference',
  'meeting',
  'callback',
  'zone',
  'contact',
  'approval',
  'agreement',
]

/** What they want, in a few words: "coffee machines for about 40 people"; the order by its plan, where terms stand. */
export const wishIn = (
  { known, terms }: { readonly known: readonly Signal[]; readonly terms?: Terms },
  catalogue: Catalogue,
): string => {
  if (terms) return `the ${terms.name} plan for ${counted(terms.quantity, 'person', 'people')}`
  const words = (kind: SignalKind): string =>
    known.filter((signal) => signal.kind === kind).map((signal) => factOf(signal, catalogue))[0] ?? ''
  const what = words('need') || words('product')
  const people = words('quantity')
  if (people === '') return what
  return `${what || 'something'} for ${people}`
}

/** By when they want it, in words; empty where nobody knows. */
export const timelineIn = (known: readonly Signal[]): string =>
  known.flatMap((signal) => (signal.kind === 'timeline' ? [timeline(signal)] : []))[0] ?? ''

/** One fact in words. */
export const factOf = (signal: Told, catalogue: Catalogue): string => {
  switch (signal.kind) {
    case 'need':
      return theirWords(signal.value)
    case 'product':
      return `the ${catalogue.plans.find((plan) => plan.id === signal.value)?.name ?? signal.value} plan`
    case 'quantity':
      return `${roughly(signal)}${counted(signal.value, 'person', 'people')}`
    case 'budget':
      return `${roughly(signal)}${budget(signal.value, catalogue.currency)}`
    case 'timeline':
      return timeline(signal)
    case 'decision':
      return DECISIONS[signal.value]
    case 'urgency':
      return signal.value === 'high' ? 'it is urgent' : 'there is no hurry'
    case 'objection':
      return OBJECTIONS[signal.value]
    case 'discount':
      return `you asked for other terms (${theirWords(signal.value)})`
    case 'meeting':
      return 'you would like to meet'
    case 'callback':
      return `you want to be asked again from ${shortDay(signal.value)} on`
    case 'zone':
      return `you go by the clocks of ${placeOf(signal.value)}`
    case 'preference':
      return `you prefer ${channelName(signal.value.channel)}`
    case 'contact':
      return maskedAddress(signal.value)
    case 'approval':
      return exceptionInWords(signal.value, catalogue.currency)
    case 'agreement':
      return theirWords(signal.value)
    case 'readiness':
      return 'ready to go ahead'
    default:
      return signal satisfies never
  }
}

/** "America/New_York", as people write it. */
const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** "About 40" must not come back as a firm 40: the buyer's own hedge is kept. */
const roughly = (signal: { readonly evidence: { readonly quote: string } }): string =>
  /\b(about|around|approx\w*|roughly|maybe|some|circa)\b|~|\dish\b/i.test(signal.evidence.quote)
    ? 'about '
    : ''

const budget = ({ min, max, per }: Budget, currency: string): string => {
  const period = { month: ' a month', year: ' a year', once: '' }[per]
  const most = max === null ? null : shortMoney(max, currency)
  const least = min === null ? null : shortMoney(min, currency)
  if (most === null) return least === null ? 'no fixed budget' : `${least} or more${period}`
  if (least === null) return `up to ${most}${period}`
  return least === most ? `${most}${period}` : `${least} to ${most}${period}`
}

/** The year is said only where it is not the year in which they said it. */
const timeline = ({ value, at }: { readonly value: Timeline; readonly at: number }): string => {
  const sameYear = Number(value.day.slice(0, 4)) === new Date(at).getUTCFullYear()
  const preposition = value.bound
  return `${preposition} ${sameYear ? shortDay(value.day) : fullDay(value.day)}`
}

const DECISIONS: { readonly [who in SignalValues['decision']]: string } = {
  self: 'you decide',
  other: 'someone else decides',
  shared: 'you decide together',
}

const OBJECTIONS: { readonly [about in SignalValues['objection']]: string } = {
  price: 'the price is a concern',
  timing: 'the timing is a concern',
  trust: 'you want to be sure about us',
  competitor: 'you are comparing us with others',
  need: 'you are not sure you need it',
  other: 'there is a concern',
}
