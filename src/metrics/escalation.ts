import type { Event } from '#core/event'
import { type HandOffTrigger, TRIGGERS } from '#core/hand-off'
import { type Instant, type Milliseconds, milliseconds } from '#core/time'

/** One time a person was asked for, as a journal tells it (D4, S1). */
export type Escalation = {
  readonly trigger: HandOffTrigger
  /** When the words were said, or the news came, that it rests on. */
  readonly causedAt: Instant
  readonly askedAt: Instant
  /** When a rep took the conversation; null: nobody has yet. */
  readonly claimedAt: Instant | null
  /** What reps said of it when they closed it: "Not needed" is false; null: it is not closed. */
  readonly needed: boolean | null
}

/** All hand-offs of one journal, in order. A claim and a close are a rep's word on all that were open by then (D6). */
export const escalationsIn = (events: readonly Event[]): readonly Escalation[] => {
  let found: readonly Escalation[] = []
  let causedAt: Instant | null = null
  let owned = false
  for (const event of events) {
    if (CAUSES[event.kind]) causedAt = event.at
    switch (event.kind) {
      case 'hand-off-requested': {
        const { trigger, at } = event
        const claimedAt = owned ? at : null
        found = [...found, { trigger, causedAt: causedAt ?? at, askedAt: at, claimedAt, needed: null }]
        break
      }
      case 'hand-off-claimed':
        owned = true
        found = found.map((one) =>
          isOpen(one) && one.claimedAt === null ? { ...one, claimedAt: event.at } : one,
        )
        break
      case 'hand-off-closed':
        owned = false
        found = found.map((one) => (isOpen(one) ? { ...one, needed: event.how !== 'not-needed' } : one))
        break
    }
  }
  return found
}

const isOpen = ({ needed }: Escalation): boolean => needed === null

/** What a turn may be about: what they wrote, what money did, a turn that could not be finished. */
const CAUSES: { readonly [kind in Event['kind']]?: true } = {
  'message-received': true,
  'payment-received': true,
  'payment-reversed': true,
  'checkout-unavailable': true,
  'turn-failed': true,
}

/** How hand-offs for one trigger went, over all journals. */
export type EscalationFigures = {
  readonly trigger: HandOffTrigger
  readonly asked: number
  /** Of a hundred persons, how many of these hand-offs there were. */
  readonly perHundred: number
  readonly needed: number
  readonly notNeeded: number
  /** Of those that reps have closed, the share they did not need; null: none is closed. */
  readonly overEscalation: number | null
  /** From the words to the hand-off, and from there to a rep, in the middle; null: no such case. */
  readonly toHandOff: Milliseconds | null
  readonly toClaim: Milliseconds | null
}

/** The rate of hand-offs by trigger, how many were one too many, and how long they took (D4, S1); triggers that never came are left out. */
export const escalationFigures = (journals: readonly (readonly Event[])[]): readonly EscalationFigures[] => {
  const all = journals.flatMap(escalationsIn)
  return TRIGGERS.flatMap((trigger) => {
    const those = all.filter((one) => one.trigger === trigger)
    return those.length === 0 ? [] : [figuresOf(trigger, those, journals.length)]
  })
}

const figuresOf = (
  trigger: HandOffTrigger,
  those: readonly Escalation[],
  persons: number,
): EscalationFigures => {
  const needed = those.filter((one) => one.needed === true).length
  const notNeeded = those.filter((one) => one.needed === false).length
  const closed = needed + notNeeded
  return {
    trigger,
    asked: those.length,
    perHundred: (100 * those.length) / persons,
    needed,
    notNeeded,
    overEscalation: closed === 0 ? null : notNeeded / closed,
    toHandOff: median(those.map(({ causedAt, askedAt }) => askedAt - causedAt)),
    toClaim: median(
      those.flatMap(({ askedAt, claimedAt }) => (claimedAt === null ? [] : [claimedAt - askedAt])),
    ),
  }
}

const median = (lengths: readonly number[]): Milliseconds | null => {
  const sorted = [...lengths].sort((a, b) => a - b)
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  return middle === undefined ? null : milliseconds(middle)
}
