import type { Level, Requirement } from '#core/policy'
import { money } from './values.ts'

/** What a level lacks, in words that finish "it needs …". */
export const requirementInWords = (requirement: Requirement): string => {
  switch (requirement.need) {
    case 'fact':
      return FACTS[requirement.fact] ?? `the ${requirement.fact}`
    case 'score':
      return `a score of ${requirement.least.toFixed(2)} or more`
    case 'terms':
      return 'terms that are complete: how many, and from when'
    case 'recap':
      return 'a recap that was stated and still holds'
    case 'acceptance':
      return requirement.tier === 'explicit'
        ? 'an explicit yes to that very recap'
        : 'a clear yes to that very recap'
    case 'acknowledgements':
      return 'the terms agreed to'
    case 'second-yes':
      return 'a second yes, because of the amount'
    case 'identity':
      return 'a code to their phone, because of the amount'
    case 'amount':
      return `an order of at most ${money(requirement.most)}`
    default:
      return requirement satisfies never
  }
}

/** Several, as one sentence's end. */
export const allInWords = (missing: readonly Requirement[]): string =>
  missing.map(requirementInWords).join(' · ')

/** What each level lets the bot do. */
export const PERMITS: { readonly [L in Level]: string } = {
  engage: 'talk, answer, ask',
  qualify: 'treat it as a real chance',
  book: 'make an appointment',
  transfer: 'bring in a rep with the facts',
  close: 'state the recap and ask for a yes',
  commit: 'offer the checkout',
}

const FACTS: { readonly [fact: string]: string } = {
  need: 'what they are after',
  readiness: 'words that say they are ready to buy',
  quantity: 'how many people',
  timeline: 'by when',
  budget: 'a budget',
  decision: 'who decides',
  location: 'where they are',
}
