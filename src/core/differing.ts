import { startDay } from './catalogue.ts'
import { canonical } from './json.ts'
import type { Differing } from './merge-event.ts'
import {
  type Budget,
  type Fact,
  isAlive,
  type Signal,
  type SignalKind,
  type Signals,
  type Timeline,
} from './signal.ts'
import type { State } from './state.ts'
import type { Day, Instant } from './time.ts'

/** Facts on which a deal turns: what either of two persons said of one, and both still mean, is not for us to choose from (M4). */
const TURNED_ON = ['product', 'quantity', 'budget', 'timeline', 'decision'] as const

/**
 * Facts that two persons, who are one from `at` on, had each said for themselves, and otherwise (M4, M7). Where one side has
 * corrected itself only its last word counts.
 */
export const differing = (ours: Signals, theirs: Signals, at: Instant): readonly Differing[] =>
  TURNED_ON.flatMap((kind) => {
    const [mine, yours] = [ours[kind], theirs[kind]]
    if (!mine || !yours || !isAlive(mine, at) || !isAlive(yours, at)) return []
    const [earlier, later]: readonly Signal[] = mine.at <= yours.at ? [mine, yours] : [yours, mine]
    return earlier && later && isOtherwise(earlier, later) ? [{ earlier, later }] : []
  })

/** What they have to say which is right of, first of all; null: nothing, or a yes has settled it, and after an order it is over. */
export const openDiffering = (state: State): Differing | null => {
  const { acceptance, checkout, payment, now } = state
  if (acceptance || payment || checkout?.standing === 'open') return null
  return state.differing?.find(({ earlier, later }) => isAlive(earlier, now) && isAlive(later, now)) ?? null
}

/** They have said it themselves by now; no kind: whatever it was. */
export const settled = ({ differing, ...state }: State, kind?: SignalKind): State => {
  const left = kind === undefined ? [] : (differing ?? []).filter(({ later }) => later.kind !== kind)
  return left.length === 0 ? state : { ...state, differing: left }
}

/** Whether both cannot be meant: a closer day or a narrower budget is the same, said better. */
const isOtherwise = (earlier: Fact, later: Fact): boolean => {
  if (earlier.kind === 'timeline' && later.kind === 'timeline')
    return !holdsOn(startDay(later.value), earlier.value)
  if (earlier.kind === 'budget' && later.kind === 'budget') return !meet(earlier.value, later.value)
  return canonical(earlier.value) !== canonical(later.value)
}

const holdsOn = (start: Day, { day, bound }: Timeline): boolean => {
  switch (bound) {
    case 'before':
      return start < day
    case 'by':
      return start <= day
    case 'on':
      return start === day
    case 'from':
      return start >= day
    default:
      return bound satisfies never
  }
}

/** Budgets for different lengths of time are not compared. */
const meet = (one: Budget, other: Budget): boolean =>
  one.per !== other.per ||
  ((one.min ?? 0) <= (other.max ?? Number.POSITIVE_INFINITY) &&
    (other.min ?? 0) <= (one.max ?? Number.POSITIVE_INFINITY))
