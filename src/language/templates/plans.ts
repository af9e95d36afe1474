import type { Catalogue, Plan } from '#core/catalogue'
import { counted, shortMoney } from './format.ts'

/** What a plan costs, in words: "$249 a month", or "by quote". */
export const priceOf = (plan: Plan, currency: string): string =>
  plan.price === null ? 'by quote' : `${shortMoney(plan.price, currency)} a month`

/** Whom a plan is for: "up to 60 people", or "over 60 people" for the one without an end. */
export const peopleOf = (plan: Plan, catalogue: Catalogue): string => {
  if (plan.upTo !== null) return `up to ${counted(plan.upTo, 'person', 'people')}`
  const largest = Math.max(0, ...catalogue.plans.map((other) => other.upTo ?? 0))
  return largest === 0 ? 'any number of people' : `over ${counted(largest, 'person', 'people')}`
}

/** All plans, a line each. */
export const planLines = (plans: readonly Plan[], currency: string, catalogue: Catalogue): string =>
  plans.map((plan) => `${plan.name}, ${peopleOf(plan, catalogue)}: ${priceOf(plan, currency)}`).join('\n')
