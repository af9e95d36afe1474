import type { EventOf } from './event.ts'
import { inTurn } from './in-turn.ts'
import type { Challenge, State } from './state.ts'

type ChallengeEvent = EventOf<'code-issued' | 'code-counted' | 'code-checked' | 'identity-proven'>

/** The state after a code was sent, tried, or has shown who they are (M6, A4). */
export const challenged = (state: State, event: ChallengeEvent): State => {
  switch (event.kind) {
    case 'code-issued':
      return {
        ...state,
        ...(!event.void && { challenge: issued(event) }),
        codes: [...state.codes, event.at].slice(-KEPT_CODES),
        counts: { ...state.counts, challenges: state.counts.challenges + 1 },
      }
    case 'code-counted':
      return inTurn(state, { counted: { to: event.to, spent: event.spent } })
    case 'code-checked':
      return event.spent ? inTurn(state, { code: 'unseen' }) : checked(state, event)
    case 'identity-proven': {
      const { phone, here, message, validUntil } = event
      return { ...state, identity: { phone, here, message, validUntil }, challenge: null, question: null }
    }
    default:
      return event satisfies never
  }
}

/** What was typed counts for the code that waits, and for no other: neither as the right one nor as a try (M6). */
const checked = (state: State, { challenge, right }: EventOf<'code-checked'>): State => {
  const open = state.challenge?.id === challenge ? state.challenge : null
  if (open && right) return inTurn(state, { code: 'right' })
  const tried = open ? { ...state, challenge: { ...open, tries: open.tries + 1 } } : state
  return inTurn(tried, { code: 'wrong' })
}

const issued = ({
  challenge: id,
  for: phone,
  from,
  expiresAt,
  purpose,
}: Extract<ChallengeEvent, { readonly kind: 'code-issued' }>): Challenge => ({
  id,
  for: phone,
  from,
  expiresAt,
  tries: 0,
  ...(purpose && { purpose }),
})

/** So many codes that were sent are remembered: a policy allows at most 50 a day, and counts no further back. */
export const KEPT_CODES = 50
