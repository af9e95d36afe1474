import type { Event } from '#core/event'
import { OCCASIONS, type Occasion } from '#core/follow-up-event'
import { days, type Instant } from '#core/time'

/** One follow-up, as a journal tells it (D8): when they wrote after it, whether they ordered after that; null and false: not. */
export type FollowedUp = {
  readonly of: Occasion
  readonly at: Instant
  readonly answeredAt: Instant | null
  readonly ordered: boolean
  /** It never left: something had come in between that ended it, or it could not be delivered. */
  readonly kept: boolean
}

/** A word counts as an answer for so long, and while no other follow-up has come. */
const ANSWERED_WITHIN = days(7)

/** All follow-ups of one journal, in order. */
export const followUpsIn = (events: readonly Event[]): readonly FollowedUp[] => {
  let found: readonly FollowedUp[] = []
  const sent = new Map<string, number>()
  const change = (n: number, more: Partial<FollowedUp>): void => {
    found = found.map((one, k) => (k === n ? { ...one, ...more } : one))
  }
  for (const event of events) {
    const last = found.length - 1
    const { at = null, answeredAt = null } = found[last] ?? {}
    switch (event.kind) {
      case 'followed-up':
        found = [...found, { of: event.of, at: event.at, answeredAt: null, ordered: false, kept: false }]
        break
      case 'message-queued':
        if (event.followsUp !== undefined) sent.set(event.outgoing, last)
        break
      case 'delivery-updated': {
        const n = sent.get(event.outgoing)
        if (n !== undefined) change(n, { kept: UNSAID.has(event.state) })
        break
      }
      case 'message-received':
        if (at !== null && answeredAt === null && event.at <= at + ANSWERED_WITHIN)
          change(last, { answeredAt: event.at })
        break
      case 'paid':
      case 'order-placed':
        if (answeredAt !== null) change(last, { ordered: true })
        break
    }
  }
  return found
}

const UNSAID: ReadonlySet<string> = new Set(['failed', 'suppressed', 'withdrawn'])

/** How follow-ups of one occasion went, over all journals. */
export type FollowUpFigures = {
  readonly of: Occasion
  readonly written: number
  readonly kept: number
  readonly answered: number
  readonly ordered: number
}

/** What came of follow-ups, by their occasion (D8, S1); occasions that never came are left out. */
export const followUpFigures = (journals: readonly (readonly Event[])[]): readonly FollowUpFigures[] => {
  const all = journals.flatMap(followUpsIn)
  return OCCASIONS.flatMap((of) => {
    const those = all.filter((one) => one.of === of)
    if (those.length === 0) return []
    return [
      {
        of,
        written: those.length,
        kept: those.filter(({ kept }) => kept).length,
        answered: those.filter(({ answeredAt }) => answeredAt !== null).length,
        ordered: those.filter(({ ordered }) => ordered).length,
      },
    ]
  })
}
