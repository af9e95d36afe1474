import { sameAddress } from './address.ts'
import { firstAmount } from './catalogue.ts'
import type { Acknowledgement, Policy } from './policy.ts'
import { isAlive } from './signal.ts'
import type { State } from './state.ts'

/** What a deal needs besides the yes to its recap, before it binds (A4, A5). */
export type Duty =
  | ({ readonly duty: 'acknowledgement' } & Acknowledgement)
  /** A second, explicit yes, because of the amount. */
  | { readonly duty: 'second-yes' }
  /** A code to a phone that is proven to be theirs, typed where the yes was said. */
  | { readonly duty: 'identity' }

/** Under this name the second yes is kept beside the acknowledgements; no policy may give it to another. */
export const SECOND_YES = 'second-yes'

/** The first thing that the accepted recap still lacks: they are asked one by one, in this order. */
export const nextDuty = (state: State, policy: Policy): Duty | null => {
  const due = policy.acknowledgements.find(({ id }) => !isAcknowledged(id, state))
  if (due) return { duty: 'acknowledgement', ...due }
  if (!isSaidTwice(state, policy)) return { duty: 'second-yes' }
  return isIdentified(state, policy) ? null : { duty: 'identity' }
}

/** Whether it was agreed to, for the very recap that stands. */
export const isAcknowledged = (id: string, { recap, acknowledged }: State): boolean =>
  recap !== null && acknowledged[id]?.hash === recap.hash

/** Whether the amount asks for no second yes, or has it. */
export const isSaidTwice = (state: State, { confirmTwiceAbove }: Policy): boolean =>
  !isAbove(confirmTwiceAbove, state) || isAcknowledged(SECOND_YES, state)

/** Whether the amount asks for no check of who they are, or it was passed where the yes was said. */
export const isIdentified = (state: State, { identityAbove }: Policy): boolean => {
  if (!isAbove(identityAbove, state)) return true
  const { identity, acceptance, now } = state
  return (
    identity !== null &&
    acceptance !== null &&
    isAlive(identity, now) &&
    sameAddress(identity.here, acceptance.evidence.address)
  )
}

/** Whether all that keeps the link back is who they are. */
export const isIdentityDue = (state: State, policy: Policy): boolean =>
  state.acceptance !== null && state.payment === null && nextDuty(state, policy)?.duty === 'identity'

const isAbove = (limit: number | null, { recap }: State): boolean =>
  limit !== null && recap !== null && firstAmount(recap.terms) > limit
