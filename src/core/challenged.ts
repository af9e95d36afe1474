import type { Event } from './event.ts'
import { inTurn } from './in-turn.ts'
import type { State } from './state.ts'

type ChallengeEvent = Extract<
  Event,
  { readonly kind: 'code-issued' | 'code-counted' | 'code-checked' | 'identity-proven' }
>

/** The state after a code was sent, tried, or has shown who they are (M6, A4). */
export const challenged = (state: State, event: ChallengeEvent): State => {
  switch (event.kind) {
    case 'code-issued':
      return {
        ...state,
        challenge: {
          id: event.challenge,
          for: event.for,
          from: event.from,
          expiresAt: event.expiresAt,
          tries: 0,
          ...(event.purpose && { purpose: event.purpose }),
        },
        codes: [...state.codes, event.at].slice(-KEPT_CODES),
        counts: { ...state.counts, challenges: state.counts.challenges + 1 },
      }
    case 'code-counted':
      return inTurn(state, { counted: { to: event.to, spent: event.spent } })
    case 'code-checked':
      if (event.spent) return inTurn(state, { code: 'unseen' })
      return inTurn(
        event.right || !state.challenge
          ? state
          : { ...state, challenge: { ...state.challenge, tries: state.challenge.tries + 1 } },
        { code: event.right ? 'right' : 'wrong' },
      )
    case 'identity-proven': {
      const { phone, here, message, validUntil } = event
      return { ...state, identity: { phone, here, message, validUntil }, challenge: null, question: null }
    }
    default:
      return event satisfies never
  }
}

/** So many codes that were sent are remembered: a policy allows at most 50 a day, and counts no further back. */
export const KEPT_CODES = 50
