import { isAstray } from './astray.ts'
import type { Allowance } from './effect.ts'
import type { Rules } from './rules.ts'
import { spentOn } from './spent.ts'
import { leaderIn } from './stage.ts'
import type { State } from './state.ts'

/**
 * What a model may take for one question of this turn; absent: it is not asked (L4). What it may take was settled when the turn began,
 * and is the same for all that the turn asks.
 */
export const allowanceIn = (state: State, rules: Rules): { readonly model?: Allowance } => {
  if (!rules.model) return {}
  const role = leaderIn(state, rules)
  const { time, calls, tokens, tokensPerDay } = rules.business.policy.control[role].model
  const today = tokensPerDay - spentOn(state.now, state.spent)
  if (tokens === 0 || today <= 0 || isAstray(state)) return {}
  return { model: { role, time, calls, tokens, today } }
}
