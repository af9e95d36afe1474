import { formerlyAt, onContact } from './contacts.ts'
import type { DeliveryState } from './delivery.ts'
import type { EventOf } from './event.ts'
import { personId } from './ids.ts'
import { isMeetingNews } from './meetings.ts'
import type { OpenQuestion, Recap, State } from './state.ts'

/** C6: states have ranks, and the first of the final ones stays. */
const RANK: { readonly [S in DeliveryState]: number } = {
  queued: 0,
  uncertain: 1,
  sent: 2,
  delivered: 3,
  failed: 3,
  suppressed: 3,
  withdrawn: 3,
  read: 4,
}

/** News of a delivery; a later word of a lower rank changes nothing (C6). */
export const delivered = (
  outgoing: State['outgoing'],
  news: EventOf<'delivery-updated'>,
): State['outgoing'] => {
  const known = outgoing[news.outgoing]
  if (!known || RANK[news.state] <= RANK[known.state]) return outgoing
  const { state, reason, at } = news
  return withOne(outgoing, news.outgoing, { ...known, state, reason, sentAt: known.sentAt ?? at })
}

/** It waits once more, as if nothing had been heard of it: its ranks begin anew (C6). */
export const revived = (outgoing: State['outgoing'], id: string): State['outgoing'] => {
  const known = outgoing[id]
  if (!known) return outgoing
  return withOne(outgoing, id, { ...known, state: 'queued', reason: null, sentAt: null })
}

const KEPT = 50

type Queued = EventOf<'message-queued'>

/** What a message that is on its way changes: it may put a question, show a recap, offer choices (I14). */
export const afterQueued = (state: State, event: Queued): State => {
  const { outgoing, insteadOf, recap } = event
  const { question } = state
  const known = formerlyAt(state, event.to, personId(outgoing.split('.')[0] ?? ''))
  return {
    ...onContact(known, event.to, (event.introduces ?? true) ? { introduced: true } : {}),
    recap: state.recap && recap === state.recap.hash ? shownBy(event, state.recap) : state.recap,
    question:
      question && (question.outgoing === null || question.outgoing === insteadOf)
        ? putBy(event, question)
        : question,
    ...offeredWith(state, event),
    outgoing: queued(state.outgoing, event),
    counts: { ...state.counts, sent: state.counts.sent + 1 },
  }
}

const shownBy = (event: Queued, { locale: _, ...recap }: Recap): Recap => ({ ...recap, ...inWordsOf(event) })

const putBy = (event: Queued, { locale: _, ...question }: OpenQuestion): OpenQuestion => ({
  ...question,
  ...inWordsOf(event),
})

const inWordsOf = ({ outgoing, message: { locale } }: Queued) => ({ outgoing, ...(locale && { locale }) })

/**
 * Words that go out behind a question of the same turn leave its choices standing; what goes out in the place of another
 * message offers what that one offered, unless more has been offered since.
 */
const offeredWith = (
  { question, offered, offeredIn, turn }: State,
  { at, message, outgoing, insteadOf }: Queued,
): Pick<State, 'offered' | 'offeredIn'> => {
  // News of a meeting, a reminder for one, comes between a question and its answer, and takes no choice away.
  const isAside = isMeetingNews(turn.news) && message.choices.length === 0
  const isAsked = question !== null && question.outgoing !== null && question.at === at
  const stays =
    insteadOf === undefined ? isAside || (isAsked && message.choices.length === 0) : insteadOf !== offeredIn
  return stays ? { offered, offeredIn } : { offered: message.choices, offeredIn: outgoing }
}

/** One more message on its way; of the oldest nothing is kept. */
const queued = (outgoing: State['outgoing'], event: Queued): State['outgoing'] => {
  const fresh = {
    to: event.to,
    state: 'queued' as const,
    reason: null,
    sentAt: null,
    promptedAt: event.promptedAt ?? null,
    insteadOf: event.insteadOf ?? null,
    ...(event.message.choices.length > 0 && { choices: true as const }),
    ...(event.by && { by: event.by }),
    ...(event.followsUp !== undefined && { followsUp: event.followsUp }),
  }
  return withOne(outgoing, event.outgoing, fresh, Object.keys(outgoing).slice(1 - KEPT))
}

type Outgoing = State['outgoing'][string]

/**
 * A copy of those named, with one more or another in its place. Ids are new each time; an object without a prototype is a
 * dictionary to V8 from the start, where in any other each new name costs more than all the rest of a turn.
 */
const withOne = (
  outgoing: State['outgoing'],
  id: string,
  one: Outgoing,
  names: readonly string[] = Object.keys(outgoing),
): State['outgoing'] => {
  const copy: { [id: string]: Outgoing } = Object.create(null)
  for (const name of names) {
    const known = outgoing[name]
    if (known) copy[name] = known
  }
  copy[id] = one
  return copy
}
