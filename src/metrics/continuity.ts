import { type Address, addressKey, sameAddress } from '#core/address'
import { lastContact } from '#core/contacts'
import type { Event } from '#core/event'
import type { PersonId } from '#core/ids'
import { DISCOVERY_FACTS } from '#core/policy'
import { isAlive, type SignalKind } from '#core/signal'
import type { State } from '#core/state'
import { happenedIn, type Step, stepsOf } from '#core/step'
import type { Instant, Milliseconds } from '#core/time'
import { milliseconds } from '#core/time'

/** A question of ours, as a journal tells it (S1). */
export type Asked = {
  readonly at: Instant
  readonly about: string
  /** Whether what was asked for was known and still counted, and was not put to them to be confirmed: they were asked again (M5). */
  readonly again: boolean
}

/** One time that somebody came back, after a pause or at another address than before (M5, M8). */
export type Return = {
  readonly at: Instant
  readonly address: Address
  /** How long they had said nothing, anywhere. */
  readonly pause: Milliseconds
  /** Whether they had spoken somewhere else before. */
  readonly moved: boolean
  /** Whether they were treated as somebody new: introduced to again where they had been, or asked again for what counts. */
  readonly restarted: boolean
  /** Whether nothing that counts was asked for, and a question that was open has led to an answer or to another. */
  readonly resumed: boolean
}

/** All questions of one journal that ask for a fact or an answer, in order. */
export const questionsIn = (person: PersonId, events: readonly Event[]): readonly Asked[] =>
  stepsOf(person, events).flatMap(({ event, before }) =>
    event.kind === 'question-put'
      ? [{ at: event.at, about: event.about, again: isAskedAgain(event, before) }]
      : [],
  )

/** What was said within this long of what was said before, at the same place, is no coming back. */
const APART = milliseconds(30_000)

/** All times that somebody came back, in order. */
export const returnsIn = (person: PersonId, events: readonly Event[]): readonly Return[] => {
  const steps = stepsOf(person, events)
  return happenedIn(steps).flatMap(({ n, input, before, follows }) => {
    const last = lastContact(before)
    if (input.kind !== 'message-received' || !last) return []
    const { address, at } = input
    const pause = milliseconds(at - last.lastHeard)
    const moved = !sameAddress(last.address, address)
    if (!moved && pause < APART) return []
    const led = steps.slice(n + 1, n + 1 + follows.length)
    const after = steps[n + 1 + follows.length]?.before ?? before
    const restarted = led.some(isRestart)
    return [{ at, address, pause, moved, restarted, resumed: !restarted && isStillOpen(before, after) }]
  })
}

const isRestart = ({ event, before }: Step): boolean => {
  if (event.kind === 'question-put') return isAskedAgain(event, before)
  if (event.kind !== 'message-queued' || !event.introduces) return false
  return before.addresses[addressKey(event.to)]?.introduced === true
}

const isAskedAgain = (
  { about, at, report }: Extract<Event, { kind: 'question-put' }>,
  { signals }: State,
): boolean => {
  const known = report === undefined && isFact(about) ? signals[about] : undefined
  return known !== undefined && isAlive(known, at)
}

/** The facts that are asked for by their kind. */
const FACTS: readonly SignalKind[] = [...DISCOVERY_FACTS, 'product']

const isFact = (about: string): about is SignalKind => FACTS.some((kind) => kind === about)

/** What was asked before has been answered, or the talk has gone on to something else that is open: it has not been dropped. */
const isStillOpen = (before: State, after: State): boolean =>
  !before.question || [after.question, after.recap, after.checkout, after.payment, after.desk].some(Boolean)
