import { authorityOf, missingFor } from '#core/authority'
import { LEVELS, type Level } from '#core/policy'
import { alive } from '#core/signal'
import { addDays } from '#core/time'
import { bindingSteps, isLink, nameOf } from './binding.ts'
import {
  type Found,
  isOfCatalogue,
  isUnderPolicy,
  type Rule,
  type StepOf,
  stepsWith,
  type Trail,
} from './trail.ts'

/** Terms were stated, and what they are made of was not known, had expired, or was something else (A3, A4). */
export const recapWithoutEvidence: Rule = (trail) =>
  stepsWith(trail, 'recap-stated').flatMap((step) => {
    const lacks = [...notAsKnown(step), ...notAllowed(step, trail)]
    return lacks.length === 0
      ? []
      : [
          {
            n: step.n,
            at: step.event.at,
            what: 'Terms were stated without the evidence for them.',
            evidence: lacks,
          },
        ]
  })

const notAsKnown = ({ event: { terms }, before }: StepOf<'recap-stated'>): readonly string[] => {
  const quantity = alive(before.signals, 'quantity', before.now)
  const timeline = alive(before.signals, 'timeline', before.now)
  const start = timeline && (timeline.bound === 'before' ? addDays(timeline.day, -1) : timeline.day)
  return [
    ...(quantity === terms.quantity
      ? []
      : [`the terms say ${terms.quantity}, and ${quantity ?? 'no quantity'} was known`]),
    ...(start === terms.start
      ? []
      : [`the terms begin on ${terms.start}, and ${start ?? 'no time'} was known`]),
  ]
}

const notAllowed = ({ n, before }: StepOf<'recap-stated'>, trail: Trail): readonly string[] =>
  isUnderPolicy(n, trail)
    ? missingFor(authorityOf(before, trail.rules), 'close').map((need) =>
        need.need === 'fact' ? `no ${need.fact} that counted` : `the requirement "${need.need}" was not met`,
      )
    : []

/** A level stands in the journal that the evidence does not carry, or the other way round (A3). */
export const staleLevel: Rule = (trail) => [...unmarked(trail), ...drifted(trail)]

/** Whoever is sent a link, or whose order is placed, must be marked as committed, whatever the policy. */
const unmarked = (trail: Trail): readonly Found[] =>
  bindingSteps(trail)
    .filter(({ before }) => before.level !== 'commit')
    .map(({ n, event, before }) => ({
      n,
      at: event.at,
      what: `${isLink(event) ? 'A link was offered to' : 'An order was placed for'} somebody who was still marked ${before.level}.`,
      evidence: [nameOf(event), `level ${before.level} at that moment`],
    }))

/** Where each turn ends, and where the journal does, the mark must be what the evidence adds up to; told where it begins to differ. */
const drifted = (trail: Trail): readonly Found[] => {
  if (!isOfCatalogue(trail)) return []
  const ends = stepsWith(trail, 'turn-ended').filter(({ n }) => isUnderPolicy(n, trail))
  const looked = ends.map(({ n, event, before }) => ({ n, at: event.at, state: before }))
  const isLast = stepsWith(trail, 'turn-ended').at(-1)?.n === ends.at(-1)?.n
  const last = { n: trail.steps.length - 1, at: trail.last.now, state: trail.last }
  return [...looked, ...(isLast && ends.length > 0 ? [last] : [])]
    .map((one) => ({ ...one, carried: authorityOf(one.state, trail.rules).level }))
    .filter(({ carried, state }, k, all) => carried !== state.level && !isWrong(all[k - 1]))
    .map(({ n, at, state, carried }) => ({
      n,
      at,
      what: `The deal is marked ${state.level}, and its evidence carries ${isBelow(carried, state.level) ? 'no more than' : 'as far as'} ${carried}.`,
      evidence: [`level ${state.level} in the state`, `level ${carried} by the evidence that counted`],
    }))
}

const isWrong = (one: { readonly state: { readonly level: Level }; readonly carried: Level } | undefined) =>
  one !== undefined && one.carried !== one.state.level

const isBelow = (a: Level, b: Level): boolean => LEVELS.indexOf(a) < LEVELS.indexOf(b)
