import type { Allowance } from './effect.ts'
import type { Rules } from './rules.ts'
import { leaderIn } from './stage.ts'
import type { State } from './state.ts'

/** What a model may take for one question of this turn; absent: it is not asked (L4). */
export const allowanceIn = (state: State, rules: Rules): { readonly model?: Allowance } => {
  if (!rules.model) return {}
  const role = leaderIn(state, rules)
  const { time, calls, tokens } = rules.business.policy.control[role].model
  return { model: { role, time, calls, tokens } }
}
