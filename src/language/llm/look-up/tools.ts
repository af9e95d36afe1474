import { tool } from 'langchain'
import { z } from 'zod'
import type { Business } from '#core/business'
import { type Plan, planFor } from '#core/catalogue'
import type { LookTool } from '#core/look-tool'
import type { Passage } from '#core/reading'
import type { Found } from './found.ts'

/** What the tools look into: the index that the rules search, and the catalogue in the template's own words. */
export type Shelf = {
  readonly search: (question: string) => readonly Passage[]
  readonly plans: Business['catalogue']
  readonly told: (plan: Plan) => string
}

/** All that a model may look into. What they bring up is kept in `found`; none of them changes anything. */
export const lookTools = ({ search, plans, told }: Shelf, found: Found) => {
  const answer = (passages: readonly Passage[]): string =>
    JSON.stringify({ passages: found.add(passages.map((one) => ({ ...one, by: 'model' as const }))) })
  const planAsPassage = (plan: Plan): Passage => ({ title: plan.name, text: told(plan), score: 0 })
  return [
    tool(({ query }) => answer(search(query)), {
      ...named('search_knowledge', 'Passages of what the business has written about itself, best first.'),
      schema: z.object({ query: z.string().max(MOST_QUERY) }),
    }),
    tool(() => answer(plans.plans.map(planAsPassage)), {
      ...named('list_plans', 'All plans with their prices and what they include.'),
      schema: z.object({}),
    }),
    tool(
      ({ people }) => {
        const plan = planFor(plans, people, undefined)
        return answer(plan ? [planAsPassage(plan)] : [])
      },
      {
        ...named('plan_for', 'The smallest plan that serves so many people.'),
        schema: z.object({ people: z.number().int().positive() }),
      },
    ),
    tool(
      () => {
        found.wishForPerson()
        return JSON.stringify({ noted: true })
      },
      {
        ...named('ask_for_a_person', 'Says that a person of the business should answer this one.'),
        schema: z.object({ reason: z.string() }),
      },
    ),
  ]
}

const named = (name: LookTool, description: string) => ({ name, description })

/** Characters of one search; a longer one is no question. */
const MOST_QUERY = 300
