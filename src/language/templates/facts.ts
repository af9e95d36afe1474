import type { Terms } from '#core/catalogue'
import { type Exception, isAsListed } from '#core/exception'
import type { Budget, Fact, Signal, SignalKind, Timeline } from '#core/signal'
import type { Instant } from '#core/time'
import { fill } from '../words/fill.ts'
import type { Tongue } from '../words/tongue.ts'
import { channelName, counted, fullDay, maskedAddress, shortDay, shortMoney, theirWords } from './format.ts'
import type { Voice } from './part.ts'

/** What is known, in one line and always in the same order: "about 40 people, machines, before December 1". */
export const factsOf = (signals: readonly Signal[], voice: Voice, earlier: readonly Signal[] = []): string =>
  ORDER.flatMap((kind) => signals.filter((signal) => signal.kind === kind))
    .map((signal) => {
      const before = earlier.find(({ kind }) => kind === signal.kind)
      const now = factOf(signal, voice)
      return before ? fill(voice.tongue.facts.instead, { now, was: factOf(before, voice) }) : now
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
  'location',
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
  voice: Voice,
): string => {
  const { facts } = voice.tongue
  if (terms) {
    const people = counted(terms.quantity, 'person', voice.tongue)
    return fill(facts.order, { plan: terms.name, people })
  }
  const words = (kind: SignalKind): string =>
    known.filter((signal) => signal.kind === kind).map((signal) => factOf(signal, voice))[0] ?? ''
  const what = words('need') || words('product')
  const people = words('quantity')
  return people === '' ? what : fill(facts.wish, { what: what || facts.something, people })
}

/** By when they want it, in words; empty where nobody knows. */
export const timelineIn = (known: readonly Signal[], tongue: Tongue): string =>
  known.flatMap((signal) => (signal.kind === 'timeline' ? [timeline(signal, tongue)] : []))[0] ?? ''

/** One fact in words. */
export const factOf = (signal: Told, { catalogue, tongue }: Voice): string => {
  const { facts } = tongue
  switch (signal.kind) {
    case 'need':
      return theirWords(signal.value)
    case 'product': {
      const plan = catalogue.plans.find(({ id }) => id === signal.value)?.name ?? signal.value
      return fill(facts.plan, { plan })
    }
    case 'quantity':
      return roughly(signal, counted(signal.value, 'person', tongue), facts.about, tongue)
    case 'budget':
      return roughly(signal, budget(signal.value, catalogue.currency, tongue), facts.aboutMoney, tongue)
    case 'timeline':
      return timeline(signal, tongue)
    case 'decision':
      return facts.decision[signal.value]
    case 'location':
      return fill(facts.location, { place: theirWords(signal.value) })
    case 'urgency':
      return facts.urgency[signal.value]
    case 'objection':
      return facts.objection[signal.value]
    case 'discount':
      return fill(facts.discount, { words: theirWords(signal.value) })
    case 'meeting':
      return facts.meeting
    case 'callback':
      return fill(facts.callback, { day: shortDay(signal.value, tongue) })
    case 'zone':
      return fill(facts.zone, { place: placeOf(signal.value) })
    case 'preference':
      return fill(facts.preference, { channel: channelName(signal.value.channel, tongue) })
    case 'contact':
      return maskedAddress(signal.value, tongue)
    case 'approval':
      return grantedIn(signal.value, catalogue.currency, tongue)
    case 'agreement':
      return theirWords(signal.value)
    case 'readiness':
      return facts.readiness
    default:
      return signal satisfies never
  }
}

/** What a rep has granted, in words: "10 % off, net-60". */
export const grantedIn = (granted: Exception, currency: string, tongue: Tongue): string => {
  const { listed, off, price } = tongue.facts.granted
  if (isAsListed(granted)) return listed
  return [
    ...(granted.discount === null ? [] : [fill(off, { percent: String(granted.discount) })]),
    ...(granted.price === null ? [] : [fill(price, { price: shortMoney(granted.price, currency, tongue) })]),
    ...(granted.terms === null ? [] : [granted.terms]),
  ].join(', ')
}

/** "America/New_York", as people write it. */
const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** "About 40" must not come back as a firm 40: the buyer's own hedge is kept. */
const roughly = (
  { evidence }: Pick<Told, 'evidence'>,
  what: string,
  about: string,
  { facts }: Tongue,
): string => (facts.hedge.test(evidence.quote) ? fill(about, { what }) : what)

const budget = ({ min, max, per }: Budget, currency: string, tongue: Tongue): string => {
  const { none, least, most, range } = tongue.facts.budget
  const inWords = (end: number | null): string => (end === null ? '' : shortMoney(end, currency, tongue))
  const [from, to] = [inWords(min), inWords(max)]
  if (min === null && max === null) return none
  const amount =
    max === null
      ? fill(least, { least: from })
      : min === null
        ? fill(most, { most: to })
        : from === to
          ? to
          : fill(range, { least: from, most: to })
  return fill(tongue.per[per], { amount })
}

/** The year is said only where it is not the year in which they said it. */
const timeline = (
  { value, at }: { readonly value: Timeline; readonly at: number },
  tongue: Tongue,
): string => {
  const sameYear = Number(value.day.slice(0, 4)) === new Date(at).getUTCFullYear()
  const day = sameYear ? shortDay(value.day, tongue) : fullDay(value.day, tongue)
  return fill(tongue.facts.timeline[value.bound], { day })
}
