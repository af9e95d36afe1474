import type { EventOf } from './event.ts'
import type { Policy } from './policy.ts'
import type { Pace, State } from './state.ts'
import { after, type Instant, milliseconds } from './time.ts'

/**
 * How much they take part, 0 to 1 (A4): one half for how much they have said, up to `messages`; one half for how quickly
 * they answer, the mean of `pace / (pace + time taken)` over the last five answers. Nothing once they have been silent
 * for `valid`.
 */
export const engagementOf = (state: State, { messages, pace, valid }: Policy['engagement']): number => {
  const last = lastWordOf(state)
  if (last === null || state.now >= after(last, valid)) return 0
  const said = Math.min(1, state.counts.heard / messages)
  const quick = state.paces.map((answer) => pace / (pace + answer.after))
  const mean = quick.length === 0 ? 0 : quick.reduce((sum, share) => sum + share, 0) / quick.length
  return said / 2 + mean / 2
}

/** The last five paces, with that of the question which this message is the first to come after. */
export const pacesWith = (
  { paces, question, outgoing }: State,
  { at }: EventOf<'message-received'>,
): readonly Pace[] => {
  const asked = question?.outgoing ?? null
  const left = asked === null ? null : (outgoing[asked]?.sentAt ?? null)
  if (asked === null || left === null || at < left || paces.some((known) => known.outgoing === asked))
    return paces
  return [...paces, { outgoing: asked, after: milliseconds(at - left) }].slice(-KEPT)
}

const KEPT = 5

/** When anything was last heard of them, on any channel; null: nothing ever was. */
export const lastWordOf = ({ addresses }: State): Instant | null =>
  Object.values(addresses).reduce<Instant | null>(
    (last, { lastHeard }) => (last === null || lastHeard > last ? lastHeard : last),
    null,
  )
