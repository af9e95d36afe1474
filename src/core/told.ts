import type { Event } from './event.ts'
import { historyOf } from './history.ts'
import type { PersonId } from './ids.ts'
import { canonical } from './json.ts'
import { type Step, stepsOf } from './step.ts'

/**
 * A journal in the order in which it is told: each event once, with the state that it met. Where it was woven anew, first comes
 * all that it was woven from, then that it was, then the rest (M7). What is told goes by its place here.
 */
export const toldSteps = (person: PersonId, events: readonly Event[]): readonly Step[] => {
  const steps = stepsOf(person, events)
  const last = lastWeave(events)
  const woven = events[last]
  if (woven?.kind !== 'rewoven') return steps
  return [...stepsOf(person, woven.events), ...steps.slice(last)].map((step, n) => ({ ...step, n }))
}

/**
 * Where an event of a journal is told. What is told no more, since it has left with an address, goes by the event it left with.
 */
export const placeIn = (events: readonly Event[]): ((n: number) => number) => {
  const last = lastWeave(events)
  const woven = events[last]
  if (woven?.kind !== 'rewoven') return (n) => n
  const places = new Map<string, number[]>()
  for (const [place, event] of woven.events.entries()) {
    const name = canonical(event)
    places.set(name, [...(places.get(name) ?? []), place])
  }
  const before = events.slice(0, last).map((event) => places.get(canonical(event))?.shift())
  const shift = woven.events.length - last
  return (n) => (n < last ? (before[n] ?? last + shift) : n + shift)
}

/** How many turns came along from journals of others: they were decided, and their states recorded, over there. */
export const turnsBrought = (person: PersonId, events: readonly Event[]): number =>
  events.reduce((sum, event, n) => {
    if (event.kind !== 'rewoven' || event.from === person) return sum
    const own = event.why === 'merged' ? turnsIn(historyOf(events.slice(0, n))) : 0
    return sum + turnsIn(event.events) - own
  }, 0)

const turnsIn = (events: readonly Event[]): number =>
  events.filter(({ kind }) => kind === 'turn-ended').length

const lastWeave = (events: readonly Event[]): number => events.findLastIndex(({ kind }) => kind === 'rewoven')
