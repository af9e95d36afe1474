import type { AcceptanceTier } from './acceptance.ts'
import { type Cents, firstAmount, termsHash, termsOf } from './catalogue.ts'
import { isAcknowledged, isIdentified, isSaidTwice } from './duty.ts'
import { engagementOf } from './engagement.ts'
import { LEVELS, type Level, type Policy, type Requirement, type Score, type ScoredFact } from './policy.ts'
import { standingReport } from './report.ts'
import type { Rules } from './rules.ts'
import { alive, isAlive } from './signal.ts'
import type { State } from './state.ts'

/** How far the evidence carries right now, and what is missing for the rest (A3). */
export type Authority = {
  /** The highest level whose evidence, and that of all levels below it, is alive. */
  readonly level: Level
  readonly rungs: readonly Rung[]
  readonly score: Score
}

/** One level: whether it holds, and what it lacks by itself. */
export type Rung = { readonly level: Level; readonly held: boolean; readonly missing: readonly Requirement[] }

/** What the person's evidence permits at the state's time; falls by itself as evidence expires (A3). */
export const authorityOf = (state: State, rules: Rules): Authority => {
  const { ladder } = rules.business.policy
  const score = scoreOf(state, rules.business.policy)
  const own = scoreOf({ ...state, reports: {} }, rules.business.policy)
  const rungs: Rung[] = []
  for (const level of LEVELS) {
    const binds = BINDING.includes(level)
    const missing = ladder[level].filter((need) => !isMet(need, state, rules, binds ? own : score))
    if (level === BINDING[0]) missing.push(...lentBelow(level, ladder, score, own))
    rungs.push({ level, held: missing.length === 0 && rungs.every((below) => below.held), missing })
  }
  return { level: rungs.findLast((rung) => rung.held)?.level ?? 'engage', rungs, score }
}

/** What the closer does rests on the buyer's own words alone, whatever other systems report (M4). */
const BINDING: readonly Level[] = ['close', 'commit']

/** The scores of lower levels that are reached only with what other systems report. */
const lentBelow = (
  level: Level,
  ladder: Policy['ladder'],
  score: Score,
  own: Score,
): readonly Requirement[] =>
  LEVELS.slice(0, LEVELS.indexOf(level))
    .flatMap((below) => ladder[below])
    .filter((need) => need.need === 'score' && score.total >= need.least && own.total < need.least)

/** Whether a level is reached. */
export const holds = (authority: Authority, level: Level): boolean =>
  authority.rungs.some((rung) => rung.level === level && rung.held)

/** What is missing up to and including a level, lowest first. */
export const missingFor = (authority: Authority, level: Level): readonly Requirement[] =>
  authority.rungs.slice(0, LEVELS.indexOf(level) + 1).flatMap((rung) => rung.missing)

/** Whether one yes is at least as clear as another (L2). */
export const isAtLeast = (tier: AcceptanceTier, least: AcceptanceTier): boolean =>
  CLARITY[tier] >= CLARITY[least]

const CLARITY: { readonly [T in AcceptanceTier]: number } = { none: 0, ack: 1, assent: 2, explicit: 3 }

const scoreOf = (state: State, policy: Policy): Score => {
  const part = (kind: ScoredFact): number => {
    const signal = state.signals[kind]
    if (signal && isAlive(signal, state.now)) return policy.score[kind] * signal.confidence
    const report = standingReport(kind, state)
    return report ? policy.score[kind] * report.confidence * policy.outside : 0
  }
  const parts = {
    need: part('need'),
    quantity: part('quantity'),
    budget: part('budget'),
    timeline: part('timeline'),
    decision: part('decision'),
    engagement: policy.score.engagement * engagementOf(state, policy.engagement),
  }
  return { parts, total: Object.values(parts).reduce((sum, points) => sum + points, 0) }
}

const isMet = (requirement: Requirement, state: State, rules: Rules, score: Score): boolean => {
  switch (requirement.need) {
    case 'fact': {
      const signal = state.signals[requirement.fact]
      return signal !== undefined && isAlive(signal, state.now)
    }
    case 'score':
      return score.total >= requirement.least
    case 'terms':
      return termsOf(state.signals, rules.business.catalogue, state.now).kind === 'complete'
    case 'recap':
      return recapStands(state, rules)
    case 'acceptance':
      return (
        recapStands(state, rules) &&
        state.acceptance?.hash === state.recap?.hash &&
        isAlive(state.acceptance ?? { validUntil: state.now }, state.now) &&
        isAtLeast(state.acceptance?.tier ?? 'none', requirement.tier)
      )
    case 'acknowledgements':
      return rules.business.policy.acknowledgements.every(({ id }) => isAcknowledged(id, state))
    case 'second-yes':
      return state.recap !== null && isSaidTwice(state, rules.business.policy)
    case 'identity':
      return state.recap !== null && isIdentified(state, rules.business.policy)
    case 'amount':
      return state.recap !== null && firstAmount(state.recap.terms) <= mostFor(requirement.most, state)
    default:
      return requirement satisfies never
  }
}

/** A rep may have approved a larger one (A9). */
const mostFor = (most: Cents, { signals, now }: State): Cents =>
  Math.max(most, alive(signals, 'approval', now)?.amount ?? 0)

/** A recap counts while it is exactly what is known now (A4). */
const recapStands = (state: State, rules: Rules): boolean => {
  const known = termsOf(state.signals, rules.business.catalogue, state.now)
  return state.recap !== null && known.kind === 'complete' && termsHash(known.terms) === state.recap.hash
}
