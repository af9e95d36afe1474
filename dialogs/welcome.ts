import { addressKey } from '#core/address'
import { type DialogOf, pass, say } from '#core/dialog'
import { isByLogin } from '#core/login'
import { traitsOf } from '#core/rules'
import { knownFacts } from './known.ts'

/** Says who is speaking at first contact (L5, C8), and after a long pause what is still known (M5). */
export const welcome: DialogOf<'sdr'> = {
  name: 'welcome',
  role: 'sdr',
  propose: ({ state, here, rules }) => {
    if (state.turn.heard.length === 0) return pass()
    const known = knownFacts(state).filter(({ kind }) => !state.turn.learned.includes(kind))
    const isTold = known.length > 0 && !state.payment
    const back = isTold ? [say({ say: 'welcome-back', known })] : []
    if (!state.addresses[addressKey(here)]?.introduced) {
      const introduction = traitsOf(rules, here.channel).carriesTexts ? 'introduce-sms' : 'introduce'
      // Whoever is logged in on another browser has been here before, though we see them there for the first time.
      return pass(say({ say: introduction }), ...(isByLogin(here, state) ? back : []))
    }
    return state.turn.pause >= rules.business.policy.longPause ? pass(...back) : pass()
  },
}
