import type { Recalled } from '#contracts/memory'
import { termsHash, termsOf } from '#core/catalogue'
import type { Event } from '#core/event'
import { historyOf } from '#core/history'
import type { PersonId } from '#core/ids'
import { type Replay, replay } from '#core/replay'
import type { Rules } from '#core/rules'
import type { State } from '#core/state'
import { type Step, stepsOf } from '#core/step'
import type { Instant } from '#core/time'

/** A journal as the rules look at it: every event with the state that it met, and the state it all led to. */
export type Trail = {
  readonly person: PersonId
  readonly steps: readonly Step[]
  readonly last: State
  readonly snapshot: State
  readonly replayed: Replay
  readonly rules: Rules
  readonly now: Instant
}

/** Something that should not be: at which event, and what shows it. */
export type Found = {
  /** Which event of the journal it is, from 0; null where it is the journal's end, or all of it. */
  readonly n: number | null
  readonly at: Instant
  readonly what: string
  /** Facts of the journal that show it. */
  readonly evidence: readonly string[]
}

/** Looks for one kind of misalignment. */
export type Rule = (trail: Trail) => readonly Found[]

/** Makes a journal ready to be looked at; `now` is when that is. */
export const trailOf = (
  person: PersonId,
  { events, snapshot }: Pick<Recalled, 'events' | 'snapshot'>,
  rules: Rules,
  now: Instant,
): Trail => {
  const replayed = replay(person, events)
  return {
    person,
    steps: stepsOf(person, events),
    last: replayed.state,
    snapshot,
    replayed,
    rules,
    now,
  }
}

type Of<K extends Event['kind']> = Extract<Event, { readonly kind: K }>

/** A step whose event is of a known kind. */
export type StepOf<K extends Event['kind']> = Step & { readonly event: Of<K> }

/** The steps of one kind of event. */
export const stepsWith = <K extends Event['kind']>({ steps }: Trail, kind: K): readonly StepOf<K>[] =>
  steps.filter((step): step is StepOf<K> => step.event.kind === kind)

/** What the journal tells of one kind before an event: what came along from another's is known as well (M7). */
export const knownBefore = <K extends Event['kind']>(
  { steps }: Trail,
  n: number,
  kind: K,
): readonly Of<K>[] =>
  historyOf(steps.slice(0, n).map(({ event }) => event)).filter(
    (event): event is Of<K> => event.kind === kind,
  )

/** Whether a turn was decided under the policy of today: of another, nobody here knows what it asked for. */
export const isUnderPolicy = (n: number, { steps, rules }: Trail): boolean => {
  for (const { event } of steps.slice(n)) {
    if (event.kind === 'turn-ended') return event.policy === rules.business.policy.version
  }
  return false
}

/** Whether what was stated then is what today's catalogue makes of the same facts: else prices or plans have changed since. */
export const isOfCatalogue = (trail: Trail): boolean =>
  stepsWith(trail, 'recap-stated').every(({ event, before }) => {
    const known = termsOf(before.signals, trail.rules.business.catalogue, before.now)
    return known.kind === 'complete' && termsHash(known.terms) === event.hash
  })
