import type { Model } from '#contracts/model'
import type { Business } from '#core/business'
import { type AskingParts, askingOf, gateOf } from './asking.ts'
import { composeBy } from './compose.ts'
import { lookUpBy } from './look-up.ts'
import { perceiveBy } from './perceive.ts'

export { OPENAI_URL, type OpenAi, USUAL_MODEL } from './chat.ts'
export { diagnoseModel } from './diagnose.ts'

/** A model on any server that speaks OpenAI's API, beside the rules (L1). One for a process: it knows when the model should rest. */
export const openAiModel = ({ business, ...parts }: AskingParts & { readonly business: Business }): Model => {
  const gate = gateOf(parts)
  const ask = askingOf(parts.openAi, gate)
  return {
    perceive: perceiveBy(ask, business),
    lookUp: lookUpBy(ask, business),
    compose: composeBy(ask),
    rests: gate.isOpen,
  }
}
