import { addressKey } from '#core/address'
import { isSuppressedAt } from '#core/contacts'
import { type DialogOf, type Floor, keep, pass, say, type View } from '#core/dialog'
import { traitsOf } from '#core/rules'
import { isAnsweredThere, serviceWordOf } from '#core/service-word'

/**
 * Words about the conversation itself (D1, C8); they go before everything else. That STOP binds is not decided here
 * but where evidence is made; here it is only confirmed, once, and only where the platform does not do so itself.
 */
export const service: DialogOf<'sdr'> = {
  name: 'service',
  role: 'sdr',
  besideReps: true,
  propose: (view) => {
    const { heard, rules, state } = view
    switch (wordOf(view)) {
      case 'stop':
        return isGoodbyeDue(view) ? keep(say({ say: 'stopped' })) : keep()
      case 'start':
        return started(view)
      case 'help':
        return heard.some((one) => serviceWordOf(one, state, rules) === 'help' && isAnsweredThere(one, rules))
          ? toTheRest(view)
          : keep(say({ say: carriesTexts(view) ? 'help-sms' : 'help' }))
      case 'restart':
        return keep(say({ say: 'restarted' }, 'need'))
      case 'human':
        return rules.business.policy.escalate.human
          ? keep({
              propose: 'use',
              call: { tool: 'hand-off', trigger: 'asked-for-human' },
              say: [{ brief: { say: rules.desk ? 'human-called' : 'human' } }],
              instead: [{ brief: { say: rules.desk ? 'human-called' : 'human' } }],
            })
          : keep(say({ say: carriesTexts(view) ? 'help-sms' : 'help' }))
      case 'not-me':
        return notMe(view)
      default:
        return pass()
    }
  },
}

/**
 * Of a phone that is somebody else's nothing more is wanted. In a chat two were one by mistake, and are two again: that is all
 * there is to do, unless an order hangs on it, or there was nothing to undo, so that a person has to find out what is meant (D4).
 */
const notMe = (view: View): Floor<'sdr'> => {
  const { state, here } = view
  if (state.turn.closed) return keep(say({ say: 'stopped' }))
  if (carriesTexts(view)) return keep(...(isSuppressedAt(here, state) ? [] : [say({ say: 'not-me' })]))
  const words = [{ brief: { say: 'not-me' as const } }, { brief: { say: 'forget-here' as const } }]
  if (state.turn.unjoined && !state.payment) return keep(...words.map(({ brief }) => say(brief)))
  return keep({
    propose: 'use',
    call: { tool: 'hand-off', trigger: 'not-me', matter: addressKey(here) },
    say: words,
    instead: words,
  })
}

const carriesTexts = ({ here, rules }: View): boolean => traitsOf(rules, here.channel).carriesTexts

/** The last such word of the turn; but a stop that still binds goes before the others. */
const wordOf = ({ heard, here, rules, state }: View) => {
  const words = heard.map((one) => serviceWordOf(one, state, rules)).filter((word) => word !== null)
  if (words.includes('stop') && isSuppressedAt(here, state)) return 'stop'
  return words.at(-1) ?? (takesPerson(state) ? 'human' : undefined)
}

/** A yes to "shall I bring a person?", or a nod, is the wish for one: it binds nobody (D4). Once they are asked for, an "ok" wishes for no other. */
const takesPerson = ({ question, turn, desk }: View['state']): boolean => {
  const said = turn.heard.at(-1)?.reading?.acceptance
  return desk === null && question?.about === 'person' && (said?.verdict === 'accept' || said?.tier === 'ack')
}

/** Once, and where the platform has not said it: it does so for its own words, and knows no others (C8). */
const isGoodbyeDue = ({ state, heard, rules }: View): boolean =>
  state.turn.closed &&
  !heard.some((one) => serviceWordOf(one, state, rules) === 'stop' && isAnsweredThere(one, rules))

/** The platform has answered its word; what else they said in the same breath is for the other dialogs. */
const toTheRest = ({ heard, rules, state }: View): Floor<'sdr'> =>
  heard.some((one) => serviceWordOf(one, state, rules) === null) ? pass() : keep()

/** Opens only where it was said; from whoever never left, it is how a chat begins. */
const started = (view: View): Floor<'sdr'> => {
  const { state, rules, here } = view
  const { reopened } = state.turn
  const isToldThere = reopened === 'at-platform' && traitsOf(rules, here.channel).optOutReplies === 'platform'
  if (reopened !== null)
    return isToldThere ? toTheRest(view) : keep(say({ say: carriesTexts(view) ? 'started-sms' : 'started' }))
  const closed = Object.values(state.addresses).find(({ suppressed }) => suppressed)
  return closed ? keep(say({ say: 'start-there', address: closed.address })) : pass()
}
