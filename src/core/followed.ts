import { termsHash } from './catalogue.ts'
import { lastHeardOf } from './contacts.ts'
import type { EventOf } from './event.ts'
import type { FollowUp } from './follow-up-event.ts'
import { inTurn } from './in-turn.ts'
import type { State } from './state.ts'

/** They are written to unasked, which is remembered, so that it does not come too often (D8). */
export const followedUp = (state: State, event: EventOf<'followed-up' | 'reminded'>): State => {
  const follows = event.kind === 'reminded' ? asFollowUp(event, state) : followUpOf(event)
  if (!follows) return state
  const { of, matter } = follows
  return inTurn(
    { ...state, followed: [...state.followed, { of, matter, at: event.at }].slice(-KEPT) },
    { news: 'silent', follows },
  )
}

const KEPT = 50

const followUpOf = ({ of, matter, again, since, to, terms }: EventOf<'followed-up'>): FollowUp => ({
  of,
  matter,
  again,
  since,
  to,
  ...(terms && { terms }),
})

/** What journals before 0.2 say of it. */
const asFollowUp = ({ of, terms, at }: EventOf<'reminded'>, state: State): FollowUp | null => {
  const to = lastHeardOf(state)
  return (
    to && {
      of: of === 'asking' ? 'recap' : 'deferral',
      matter: termsHash(terms),
      again: false,
      since: state.silence?.since ?? at,
      to,
      terms,
    }
  )
}
