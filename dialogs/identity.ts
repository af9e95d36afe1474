import { sameAddress } from '#core/address'
import { type Floor, keep, say, type View } from '#core/dialog'
import { isShared } from '#core/group'
import { phoneOf } from '#core/identity'
import type { Challenge } from '#core/state'
import { counting, guessIn, trying, withoutCode } from './code.ts'

/** A large amount takes a code to a phone that is theirs, typed where the yes was said (A4). */
export const identify = (view: View): Floor<'closer'> => {
  const { state, rules } = view
  if (isShared(view.here, state)) return keep(say({ say: 'in-private' }))
  const phone = phoneOf(state, rules)
  if (!phone) return keep(say({ say: 'identity-number' }, 'contact'))
  const open = openFor(view)
  if (!open) {
    const uncounted = counting(phone, view)
    if (uncounted) return uncounted
    return keep({
      propose: 'use',
      call: { tool: 'check-identity', phone },
      say: [
        { to: phone, brief: { say: 'code', minutes: rules.business.policy.codeValid / 60_000 } },
        { brief: { say: 'identity', to: phone }, asks: 'code' },
      ],
      instead: [{ brief: withoutCode(phone, view) }],
    })
  }
  const guess = guessIn(view)
  if (guess === null) return keep(say({ say: 'code-sent', to: open.for }, 'code'))
  const triesLeft = rules.business.policy.codeTries - open.tries
  return trying(open, guess, view) ?? keep(say({ say: 'code-wrong', triesLeft }, 'code'))
}

/** The code that waits to be typed here; one too old or guessed at too often is no longer one. */
const openFor = ({ state, rules, here }: View): Challenge | null => {
  const { challenge, now } = state
  if (challenge?.purpose !== 'identity' || !sameAddress(challenge.from, here)) return null
  return now < challenge.expiresAt && challenge.tries < rules.business.policy.codeTries ? challenge : null
}
