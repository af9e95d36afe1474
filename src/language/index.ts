import type { Language } from '#contracts/language'
import type { Business } from '#core/business'
import { composeByTemplate } from './compose.ts'
import { knownBy } from './knowledge/of-business.ts'
import { takesBack } from './rules/denied.ts'
import { perceiveByRules } from './rules/perceive.ts'

export { emptyReading } from '#core/reading'
export { readAcceptance } from './acceptance/index.ts'
export { type OpenAi, openAiModel } from './llm/index.ts'
export { readSignals } from './rules/read-signals.ts'
export { readService } from './service.ts'

/** Reading and writing with no model and no key: rules, templates and the business's own Markdown (L1, L4). */
export const ruleLanguage = (business: Business): Language => {
  const lookUp = knownBy(business)
  const compose = composeByTemplate(business)
  return {
    perceive: perceiveByRules(business),
    takesBack,
    lookUp: async (question, locale) => lookUp(question, locale),
    compose: async (briefs, manner) => compose(briefs, manner),
  }
}
