import { type Address, addressKey, sameAddress } from '#core/address'
import { type DialogOf, type Floor, keep, type Proposal, pass, say, type View } from '#core/dialog'
import { openDiffering } from '#core/differing'
import { isIdentityDue } from '#core/duty'
import { ordersOf } from '#core/orders'
import { traitsOf } from '#core/rules'
import { alive } from '#core/signal'
import type { Challenge, HeardMessage, State } from '#core/state'
import { guessIn, withoutCode } from './code.ts'
import { knownFacts, nextQuestion, questionFor } from './known.ts'

/**
 * Goes on with the same buyer on another channel. A typed-in number is a claim and opens nothing; only the code that
 * was sent there and typed here joins the two (M6, I10).
 */
export const join: DialogOf<'sdr'> = {
  name: 'join',
  role: 'sdr',
  propose: (view) => {
    const { challenge, turn } = view.state
    if (turn.news === 'joined') return whereTheyWere(view)
    const vouched = view.heard.findLast((heard) => heard.vouched)
    if (vouched?.vouched) return vouchedFor(vouched.vouched, vouched, view)
    const asked = claim(view) ?? invite(view)
    if (asked) return asked
    const isMine = challenge?.purpose === undefined && sameAddress(view.here, challenge?.from ?? view.here)
    const guess = challenge && isMine ? guessIn(view) : null
    return challenge && guess ? checkGuess(view, challenge, guess) : pass()
  },
}

const checkGuess = (view: View, challenge: Challenge, guess: string): Floor<'sdr'> => {
  const { state, rules } = view
  const { policy } = rules.business
  const message = view.heard.at(-1)?.message
  const isVoid = state.now >= challenge.expiresAt || challenge.tries >= policy.codeTries
  if (!message || (isVoid && state.turn.code !== 'wrong')) return keep(say({ say: 'code-void' }, 'contact'))
  switch (state.turn.code) {
    case null:
      return keep({ propose: 'ask', ask: { ask: 'check-code', challenge: challenge.id, message, guess } })
    case 'wrong':
      return isVoid
        ? keep(say({ say: 'code-void' }, 'contact'))
        : keep(say({ say: 'code-wrong', triesLeft: policy.codeTries - challenge.tries }, 'code'))
    case 'right':
      return keep({
        propose: 'use',
        call: { tool: 'join-address', address: challenge.for, challenge: challenge.id },
        say: [{ brief: { say: 'joined', address: challenge.for } }],
        instead: [{ brief: { say: 'beyond-me' } }],
      })
  }
}

/** A phone that the platform has checked and they chose to share needs no code (M6). */
const vouchedFor = (to: Address, heard: HeardMessage, { state, rules, here }: View): Floor<'sdr'> => {
  if (!(to.channel in rules.channels)) return pass()
  if (addressKey(to) in state.addresses) return keep(say({ say: 'joined', address: to }))
  const { message, text } = heard
  return keep({
    propose: 'use',
    call: {
      tool: 'join-vouched',
      address: to,
      wording: wordingOf(rules),
      evidence: { message, address: here, quote: text, by: 'rules' },
    },
    say: [{ brief: { say: 'joined', address: to } }],
    instead: [{ brief: { say: 'beyond-me' } }],
  })
}

/** What they agree to by giving a number (C8). */
const wordingOf = ({ business }: View['rules']): string =>
  business.words['ask-number'].replaceAll('{name}', business.name)

/** The new thread opens with what is known by now and the question that is still open. */
const whereTheyWere = (view: View): Floor<'sdr'> => {
  const sides = openDiffering(view.state)
  const fact = sides || view.state.payment ? null : nextQuestion(view)
  const to = view.state.turn.joined ?? view.here
  const continued = {
    propose: 'say' as const,
    to,
    brief: { say: 'continued' as const, known: knownFacts(view.state) },
  }
  // Whoever was closing goes on with that where they are now.
  const { recap, acceptance, payment } = view.state
  if (payment && view.state.otherOrders) return keep(continued, twoOrders(view.state))
  if (acceptance) return pass(continued)
  if (recap && !payment)
    return keep(continued, say({ say: 'recap', terms: recap.terms, changed: [] }, 'acceptance'))
  if (sides) return keep(continued, { ...say({ say: 'confirm-sides', ...sides }, sides.later.kind), to })
  return keep(continued, ...(fact ? [{ ...questionFor(fact, view), to }] : []))
}

/** Nobody but they can say whether both are meant, and a person asks; what is paid stays paid (D7). */
const twoOrders = (state: State): Proposal<'sdr'> => {
  const receipts = ordersOf(state).map(({ receipt }) => receipt)
  const say = [{ brief: { say: 'two-orders' as const, receipts } }]
  const matter = receipts.toSorted().join(' ')
  return { propose: 'use', call: { tool: 'hand-off', trigger: 'two-orders', matter }, say, instead: say }
}

const claim = (view: View): Floor<'sdr'> | null => {
  const { state, rules, here } = view
  const contact = state.signals.contact
  const wanted = alive(state.signals, 'preference', state.now)
  const isAsked = isIdentityDue(state, rules.business.policy)
  if (!contact || !state.turn.learned.includes('contact')) return null
  if (contact.value.channel !== wanted?.channel && !isAsked) return null
  const to = contact.value
  if (!(to.channel in rules.channels) || sameAddress(to, here)) return null
  if (addressKey(to) in state.addresses) return keep(say({ say: 'joined', address: to }))
  return keep({
    propose: 'use',
    call: {
      tool: 'send-code',
      to,
      wording: wordingOf(rules),
      evidence: contact.evidence,
    },
    say: [
      { to, brief: { say: 'code', minutes: rules.business.policy.codeValid / 60_000 } },
      { brief: { say: 'code-sent', to }, asks: 'code' },
    ],
    instead: [{ brief: withoutCode(to, view) }],
  })
}

const invite = ({ state, rules, here }: View): Floor<'sdr'> | null => {
  const wanted = alive(state.signals, 'preference', state.now)
  if (!wanted || !state.turn.learned.includes('preference')) return null
  if (!(wanted.channel in rules.channels) || wanted.channel === here.channel) return null
  const known = Object.values(state.addresses).find(({ address }) => address.channel === wanted.channel)
  if (known) return keep(say({ say: 'joined', address: known.address }))
  return traitsOf(rules, wanted.channel).carriesTexts
    ? keep(say({ say: 'ask-number' }, 'contact'))
    : pass(say({ say: 'elsewhere', channel: wanted.channel }))
}
