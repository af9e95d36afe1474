import type { Catalogue } from '../catalogue.ts'
import { type MoneyMention, moneyIn, type NumberMention, numbersIn } from './amounts.ts'
import { type DateMention, datesIn } from './dates.ts'
import { digitised } from './digits.ts'
import { type LinkMention, linksIn } from './links.ts'
import { blanked, type Stretch, sentencesIn } from './plain.ts'
import { type PlanMention, plansIn } from './plans.ts'

/** What a text states that can be looked up, each thing once and in the order of its kinds. */
export type Mentions = {
  /** The text with its number words as digits: where the mentions stand. */
  readonly text: string
  readonly sentences: readonly Stretch[]
  readonly plans: readonly PlanMention[]
  readonly links: readonly LinkMention[]
  readonly dates: readonly DateMention[]
  readonly money: readonly Bound<MoneyMention>[]
  readonly numbers: readonly Bound<NumberMention>[]
}

/** Something said of a plan; null: of none. `among`: several plans stand in its sentence, and not as many such things. */
export type Bound<T> = T & { readonly plan: string | null; readonly among: boolean }

/** Reads a text; a draft and what it is held against are read alike. */
export const mentionsIn = (original: string, catalogue: Catalogue): Mentions => {
  const text = digitised(original)
  const sentences = sentencesIn(text)
  const plans = plansIn(text, catalogue)
  const links = linksIn(text)
  const unlinked = blanked(text, links)
  const money = moneyIn(unlinked)
  const unpaid = blanked(unlinked, money)
  const dates = datesIn(unpaid)
  const numbers = numbersIn(blanked(unpaid, dates))
  const bind = <T extends Stretch>(all: readonly T[]): readonly Bound<T>[] =>
    all.map((one) => ({ ...one, ...planOf(one, all, { text, sentences, plans }) }))
  return { text, sentences, plans, links, dates, money: bind(money), numbers: bind(numbers) }
}

/** The plan named last before it, else the next in its sentence, else the one that was spoken of before. */
const planOf = (
  one: Stretch,
  all: readonly Stretch[],
  { text, sentences, plans }: Pick<Mentions, 'text' | 'sentences' | 'plans'>,
): { readonly plan: string | null; readonly among: boolean } => {
  const sentence = sentences.find(({ end }) => one.start < end) ?? { start: 0, end: text.length }
  const here = plans.filter(({ start }) => start >= sentence.start && start < sentence.end)
  const nearest = here.findLast(({ start }) => start < one.start) ?? here[0]
  const carried = plans.findLast(({ start }) => start < sentence.start)
  const bound = nearest ?? carried
  const alike = all.filter(({ start }) => start >= sentence.start && start < sentence.end).length
  const among = new Set(here.map(({ plan }) => plan)).size > 1 && alike !== here.length
  return { plan: bound && !isOwn(one, bound, nearest, sentence, text) ? bound.plan : null, among }
}

/** What the buyer has in mind, beside a plan: nothing between the two says that the plan is, costs or holds it. */
const isOwn = (
  one: Stretch,
  bound: PlanMention,
  nearest: PlanMention | undefined,
  sentence: Stretch,
  text: string,
): boolean => {
  if (nearest === undefined) return OWN.test(text.slice(sentence.start, sentence.end))
  const [from, to] = bound.end <= one.start ? [bound.end, one.start] : [one.end, bound.start]
  const near = text.slice(Math.max(sentence.start, one.start - NEAR), one.end + NEAR)
  return OWN.test(near) || LISTED.test(text.slice(from, to))
}

/** Characters within which a budget is called one. */
const NEAR = 24

/** One thing after another, as facts are said back: "the Team plan, up to $300 a month". */
const LISTED = /^\s*,\s*(?:(?:and|about|around|roughly|up to|with)\s*)*$/i

const OWN = /\b(?:budget|spend|spending|have in mind)\b/i
