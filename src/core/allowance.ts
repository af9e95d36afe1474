import type { Allowance } from './effect.ts'
import type { Rules } from './rules.ts'
import { spentOn } from './spent.ts'
import { leaderIn } from './stage.ts'
import type { State } from './state.ts'

/**
 * What a model may take for one question of this turn; absent: it is not asked (L4). The turn that uses up a person's day is finished,
 * since what it may take was settled when it began.
 */
export const allowanceIn = (state: State, rules: Rules): { readonly model?: Allowance } => {
  if (!rules.model) return {}
  const role = leaderIn(state, rules)
  const { time, calls, tokens, tokensPerDay } = rules.business.policy.control[role].model
  if (tokens === 0 || spentOn(state.now, state.spent) >= tokensPerDay) return {}
  return { model: { role, time, calls, tokens } }
}
