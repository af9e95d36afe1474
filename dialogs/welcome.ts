import { addressKey } from '#core/address'
import { type DialogOf, pass, say } from '#core/dialog'
import { traitsOf } from '#core/rules'
import { knownFacts } from './known.ts'

/** Says who is speaking at first contact (L5, C8), and after a long pause what is still known (M5). */
export const welcome: DialogOf<'sdr'> = {
  name: 'welcome',
  role: 'sdr',
  propose: ({ state, here, rules }) => {
    if (state.turn.heard.length === 0) return pass()
    if (!state.addresses[addressKey(here)]?.introduced) {
      return pass(say({ say: traitsOf(rules, here.channel).carriesTexts ? 'introduce-sms' : 'introduce' }))
    }
    const known = knownFacts(state).filter(({ kind }) => !state.turn.learned.includes(kind))
    const isBack = state.turn.pause >= rules.business.policy.longPause
    return isBack && known.length > 0 && !state.payment ? pass(say({ say: 'welcome-back', known })) : pass()
  },
}
