import type { Address } from './address.ts'
import { isSuppressedAt } from './contacts.ts'
import type { Decided, EventOf } from './event.ts'
import type { Policy } from './policy.ts'
import { type Rules, traitsOf } from './rules.ts'
import type { State } from './state.ts'
import { after } from './time.ts'

/** A phone of theirs that a code may go to: one they have written from, or that a code or a platform has proven (A4, M6). */
export const phoneOf = (state: State, rules: Rules): Address | null =>
  Object.values(state.addresses)
    .filter(({ address }) => traitsOf(rules, address.channel).carriesTexts)
    .filter(({ address }) => !isSuppressedAt(address, state))
    .sort((a, b) => b.lastHeard - a.lastHeard)[0]?.address ?? null

/** That the code sent to their phone was typed here, in time and within its tries. */
export const codeTyped = (
  { right, challenge }: EventOf<'code-checked'>,
  state: State,
  { business: { policy } }: Rules,
): readonly Decided[] => {
  const open = state.challenge
  if (!right || open?.id !== challenge || open.purpose !== 'identity') return []
  if (state.now >= open.expiresAt || open.tries >= policy.codeTries) return []
  return identified(open.for, open.from, state, policy)
}

/** The fact that they hold this phone, for as long as the policy says. */
export const identified = (
  phone: Address,
  here: Address,
  { now, turn }: State,
  { identityValid }: Policy,
): readonly Decided[] =>
  turn.heard.slice(-1).map(({ message }) => ({
    kind: 'identity-proven',
    at: now,
    phone,
    here,
    message,
    validUntil: after(now, identityValid),
  }))
