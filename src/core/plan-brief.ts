import type { Plan } from './catalogue.ts'

/** What is said of what can be bought, as the catalogue has it. */
export type PlanBrief =
  /** Everything needed is known: name the plan that fits, and how to say so when they are ready. */
  | { readonly say: 'suggest'; readonly plan: Plan; readonly currency: string }
  | { readonly say: 'price'; readonly plan: Plan; readonly currency: string }
  /** `choose`: they are shown so that one is chosen. */
  | {
      readonly say: 'prices'
      readonly plans: readonly Plan[]
      readonly currency: string
      readonly choose?: true
    }
  | { readonly say: 'by-quote'; readonly plan: Plan }
