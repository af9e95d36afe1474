import { type Address, addressKey, sameAddress } from '#core/address'
import { type DialogOf, keep, pass, type Say, type View } from '#core/dialog'
import { isByLogin } from '#core/login'
import { knownFacts } from './known.ts'

/**
 * They have logged in on the site that carries the chat. The site's own word for it joins this conversation to the one that is
 * theirs everywhere else (M6). Nothing is said yet: what the other knows is known once it has come.
 */
export const login: DialogOf<'sdr'> = {
  name: 'login',
  role: 'sdr',
  propose: ({ state }) => {
    const { news, login } = state.turn
    if (news !== 'logged-in') return pass()
    if (!login || addressKey(login.user) in state.addresses) return keep()
    const call = { tool: 'join-login' as const, address: login.user }
    return keep({ propose: 'use', call, say: [], instead: [] })
  },
}

type Speech = { readonly propose: 'say' } & Say

/**
 * How a joint is told, and where what comes next is said. Of a code's the thread at the new address opens; of a login's the one
 * that they are in goes on, and the other is told as well (M6).
 */
export const openingOf = (view: View): { readonly to: Address; readonly openings: readonly Speech[] } => {
  const { state, here } = view
  const known = knownFacts(state)
  const joined = state.turn.joined ?? here
  if (!isByLogin(joined, state))
    return { to: joined, openings: [{ propose: 'say', to: joined, brief: { say: 'continued', known } }] }
  const there = state.addresses[addressKey(joined)]
  const isElsewhere = there?.introduced && !sameAddress(joined, here)
  const told: Speech = { propose: 'say', to: joined, brief: { say: 'joined', address: here } }
  const openings: readonly Speech[] = [{ propose: 'say', to: here, brief: { say: 'logged-in', known } }]
  return { to: here, openings: isElsewhere ? [...openings, told] : openings }
}
