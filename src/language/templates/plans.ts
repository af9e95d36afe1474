import type { Plan } from '#core/catalogue'
import { fill } from '../words/fill.ts'
import { counted, shortMoney } from './format.ts'
import type { Voice } from './part.ts'

/** What a plan costs, in words: "$249 a month", or "by quote". */
export const priceOf = (plan: Plan, currency: string, { tongue }: Voice): string =>
  plan.price === null
    ? tongue.plans.byQuote
    : fill(tongue.per.month, { amount: shortMoney(plan.price, currency, tongue) })

/** Whom a plan is for: "up to 60 people", or "over 60 people" for the one without an end. */
export const peopleOf = (plan: Plan, { catalogue, tongue }: Voice): string => {
  const { upTo, over, anybody } = tongue.plans
  if (plan.upTo !== null) return fill(upTo, { people: counted(plan.upTo, 'person', tongue) })
  const largest = Math.max(0, ...catalogue.plans.map((other) => other.upTo ?? 0))
  return largest === 0 ? anybody : fill(over, { people: counted(largest, 'person', tongue) })
}

/** All plans, a line each. */
export const planLines = (plans: readonly Plan[], currency: string, voice: Voice): string =>
  plans
    .map((plan) => {
      const [people, price] = [peopleOf(plan, voice), priceOf(plan, currency, voice)]
      return fill(voice.tongue.plans.line, { plan: plan.name, people, price })
    })
    .join('\n')
