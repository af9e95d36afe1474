import { type Authority, authorityOf, holds } from './authority.ts'
import type { Role } from './policy.ts'
import type { Rules } from './rules.ts'
import type { Stage } from './sale.ts'
import type { State } from './state.ts'

export type { Stage }

/** The stage that the evidence adds up to. */
export const stageOf = (state: State, authority: Authority): Stage => {
  if (state.payment) return 'won'
  if (state.checkout?.standing === 'open') return 'committed'
  if (state.recap) return 'closing'
  return holds(authority, 'qualify') ? 'qualified' : 'discovery'
}

/** Who leads in a stage (A1). */
export const roleIn = (stage: Stage): Role =>
  stage === 'discovery' || stage === 'qualified' ? 'sdr' : 'closer'

/** Who leads now. */
export const leaderIn = (state: State, rules: Rules): Role =>
  roleIn(stageOf(state, authorityOf(state, rules)))
