import { sameAddress } from '#core/address'
import { type Floor, keep, say, type View } from '#core/dialog'
import { isShared } from '#core/group'
import { phoneOf } from '#core/identity'
import type { Challenge } from '#core/state'
import { guessIn, withoutCode } from './code.ts'

/** A large amount takes a code to a phone that is theirs, typed where the yes was said (A4). */
export const identify = (view: View): Floor<'closer'> => {
  const { state, rules } = view
  if (isShared(view.here, state)) return keep(say({ say: 'in-private' }))
  const phone = phoneOf(state, rules)
  if (!phone) return keep(say({ say: 'identity-number' }, 'contact'))
  const open = openFor(view)
  if (!open) {
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
  const message = view.heard.at(-1)?.message
  if (guess === null || !message) return keep(say({ say: 'code-sent', to: open.for }, 'code'))
  return state.turn.code === null
    ? keep({ propose: 'ask', ask: { ask: 'check-code', challenge: open.id, message, guess } })
    : keep(say({ say: 'code-wrong', triesLeft: rules.business.policy.codeTries - open.tries }, 'code'))
}

/** The code that waits to be typed here; one too old or guessed at too often is no longer one. */
const openFor = ({ state, rules, here }: View): Challenge | null => {
  const { challenge, now } = state
  if (challenge?.purpose !== 'identity' || !sameAddress(challenge.from, here)) return null
  return now < challenge.expiresAt && challenge.tries < rules.business.policy.codeTries ? challenge : null
}
