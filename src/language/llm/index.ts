import type { Model } from '#contracts/model'
import type { Business } from '#core/business'
import { type AskingParts, askingOf, gateOf } from './asking.ts'
import { loadClient } from './chat.ts'
import { composeBy } from './compose.ts'
import { loadAgent, lookUpBy } from './look-up.ts'
import { perceiveBy } from './perceive.ts'
import { loadUntraced } from './unobserved.ts'

export { OPENAI_URL, type OpenAi, USUAL_MODEL } from './chat.ts'
export { diagnoseModel } from './diagnose.ts'

/** A model on any server that speaks OpenAI's API, beside the rules (L1). One for a process: it knows when the model should rest. */
export const openAiModel = ({ business, ...parts }: AskingParts & { readonly business: Business }): Model => {
  const gate = gateOf(parts)
  const ask = askingOf(parts.openAi, gate)
  return {
    ready: async () => {
      // What cannot be loaded now is tried again by the first who asks, and fails there.
      await Promise.allSettled([loadClient(), loadAgent(), loadUntraced()])
    },
    perceive: perceiveBy(ask, business),
    lookUp: lookUpBy(ask, business),
    compose: composeBy(ask),
    rests: gate.isOpen,
  }
}
