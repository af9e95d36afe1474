import { addressKey } from '#core/address'
import { type DialogOf, keep, pass } from '#core/dialog'

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
