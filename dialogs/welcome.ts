import { addressKey, sameAddress } from '#core/address'
import { type DialogOf, pass, say, type View } from '#core/dialog'
import { isByLogin } from '#core/login'
import { traitsOf } from '#core/rules'
import { knownFacts } from './known.ts'

/** Says who is speaking at first contact (L5, C8), and after a long pause what is still known (M5). */
export const welcome: DialogOf<'sdr'> = {
  name: 'welcome',
  role: 'sdr',
  propose: (view) => {
    const { state, here, rules } = view
    if (state.turn.heard.length === 0) return pass()
    const known = knownFacts(state).filter(
      ({ kind, evidence }) =>
        !state.turn.learned.includes(kind) && (isSurelyTheirs(view) || sameAddress(evidence.address, here)),
    )
    const isTold = known.length > 0 && !state.payment
    const back = isTold ? [say({ say: 'welcome-back', known })] : []
    if (!state.addresses[addressKey(here)]?.introduced) {
      const introduction = traitsOf(rules, here.channel).carriesTexts ? 'introduce-sms' : 'introduce'
      // Whoever is logged in on another browser has been here before, though we see them there for the first time.
      return pass(say({ say: introduction }), ...(isByLogin(here, state) ? back : []))
    }
    if (state.turn.pause >= rules.business.policy.longPause || saysBack(view)) return pass(...back)
    return isCalled(view) ? pass(say({ say: 'here' })) : pass()
  },
}

/** Whoever says that they are back, however soon, wants to hear where they were. */
const saysBack = ({ heard }: View): boolean => heard.at(-1)?.reading?.courtesy === 'back'

/** Whoever greets again, or asks whether anybody is there, is answered; that a person was asked to come, is said instead (D6). */
const isCalled = ({ heard, state }: View): boolean =>
  state.desk === null && heard.at(-1)?.reading?.courtesy === 'greeting'

/** A phone that was silent for so long may be somebody else's by now: there only what was said there is said again (M6, I10). */
const isSurelyTheirs = ({ state, here, rules }: View): boolean =>
  !traitsOf(rules, here.channel).carriesTexts ||
  (state.turn.silentThere ?? 0) < rules.business.policy.recycledAfter
