import { type Authority, authorityOf, missingFor } from './authority.ts'
import { authorizeEntry } from './authorize.ts'
import { CRM_TOOLS, type CrmEntry, type CrmEntryOf, type CrmRole } from './crm.ts'
import { writtenByCloser } from './crm-closer.ts'
import { knownByRep, writtenByRep } from './crm-rep.ts'
import { knownBySdr, writtenBySdr } from './crm-sdr.ts'
import type { Decided, Event } from './event.ts'
import { evolve, initialState } from './evolve.ts'
import { isGone } from './merge.ts'
import { LEVELS, type Score } from './policy.ts'
import type { Rules } from './rules.ts'
import { stageOf } from './stage.ts'
import type { State } from './state.ts'

/**
 * What the CRM is to be told of what has just been decided, as facts of the journal (S4).
 *
 * W1 Only a change is told: it is found by comparing states, so that ten messages that change nothing say nothing.
 * W2 Each role writes its own fields, and each entry passes the gate (A2).
 * W3 Whoever has become another is told of under that name, and under their own no more (M7).
 * W4 A person of whom the CRM knows nothing yet, as where it was set up later, is told as they are known by now.
 * W5 That somebody claims their phone is nothing that they have said or done (I10).
 */
export const crmTold = (before: State, events: readonly Event[], rules: Rules): readonly Decided[] => {
  const [first] = events
  if (!rules.crm || !first || isGone(before, first) || first.kind === 'text-expected') return []
  const written: Written[] = before.counts.crm === 0 && before.length > 0 ? [...known(before)] : []
  let state = before
  for (const event of events) {
    const next = evolve(state, event)
    written.push(...from(next.length, writtenBy(state, event, next, first)))
    state = next
  }
  written.push(...from(state.length, standing(before, state, rules)))
  return gated(written, state, rules)
}

/** An entry, whose it is, and which event of the journal it follows from. */
type Written = { readonly cause: number; readonly role: CrmRole; readonly entry: CrmEntry }

type ByRole = { readonly [R in CrmRole]: readonly CrmEntryOf<R>[] }

const from = (cause: number, { sdr, closer, rep }: ByRole): readonly Written[] => [
  ...sdr.map((entry) => ({ cause, role: 'sdr' as const, entry })),
  ...closer.map((entry) => ({ cause, role: 'closer' as const, entry })),
  ...rep.map((entry) => ({ cause, role: 'rep' as const, entry })),
]

/** W2 */
const writtenBy = (state: State, event: Event, next: State, first: Event): ByRole => ({
  sdr: writtenBySdr(state, event, next),
  closer: writtenByCloser(state, event, next, first),
  rep: writtenByRep(event),
})

/** W4 */
const known = (state: State): readonly Written[] =>
  from(state.length, {
    sdr: knownBySdr(initialState(state.person), state),
    closer: [],
    rep: knownByRep(state),
  })

/** What the evidence adds up to, where that is another than before. */
const standing = (before: State, state: State, rules: Rules): ByRole => {
  const authority = authorityOf(state, rules)
  const isFirst = before.counts.crm === 0
  const stage = stageOf(state, authority)
  const isMoved = isFirst || stage !== stageOf(before, authorityOf(before, rules))
  const isRaised = state.level !== (isFirst ? 'engage' : before.level)
  return {
    sdr: [
      ...(isRaised ? [qualification(state, authority)] : []),
      ...(isMoved
        ? [{ role: 'sdr' as const, field: 'stage' as const, at: state.now, value: { stage } }]
        : []),
    ],
    closer: [],
    rep: [],
  }
}

const qualification = (state: State, authority: Authority): CrmEntryOf<'sdr'> => {
  const { level, score } = authority
  const next = LEVELS[LEVELS.indexOf(level) + 1] ?? level
  const value = { level, score: rounded(score), missing: missingFor(authority, next) }
  return { role: 'sdr', field: 'qualification', at: state.now, value }
}

/** To the hundredth: what is finer is nobody's business, and looks like more than is known. */
const rounded = ({ total, parts }: Score): Score => ({
  total: hundredths(total),
  parts: {
    need: hundredths(parts.need),
    quantity: hundredths(parts.quantity),
    budget: hundredths(parts.budget),
    timeline: hundredths(parts.timeline),
    decision: hundredths(parts.decision),
    engagement: hundredths(parts.engagement),
  },
})

const hundredths = (points: number): number => Math.round(points * 100) / 100

const gated = (written: readonly Written[], state: State, rules: Rules): readonly Decided[] => {
  const policy = rules.business.policy.version
  let sequence = state.counts.crm
  return written.map(({ cause, role, entry }): Decided => {
    const { tool, level } = CRM_TOOLS[role]
    const verdict = authorizeEntry(entry, role, state)
    if (verdict.outcome !== 'allow')
      return { kind: 'verdict-given', at: state.now, tool, dialog: role, verdict, policy }
    sequence += 1
    return { kind: 'crm-told', at: state.now, sequence, cause, tool, level, policy, entry }
  })
}
