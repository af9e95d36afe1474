import { type Address, addressKey, sameAddress } from '#core/address'
import { type DialogOf, type Floor, keep, pass, say, type View } from '#core/dialog'
import { isIdentityDue } from '#core/duty'
import { isShared } from '#core/group'
import { traitsOf } from '#core/rules'
import { alive } from '#core/signal'
import type { Challenge, HeardMessage } from '#core/state'
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
    if (isShared(view.here, view.state)) return isForTwo(view) ? keep(say({ say: 'in-private' })) : pass()
    const vouched = view.heard.findLast((heard) => heard.vouched)
    if (vouched?.vouched) return vouchedFor(vouched.vouched, vouched, view)
    const asked = claim(view) ?? invite(view)
    if (asked) return asked
    const isMine = challenge?.purpose === undefined && sameAddress(view.here, challenge?.from ?? view.here)
    const guess = challenge && isMine ? guessIn(view) : null
    return challenge && guess ? checkGuess(view, challenge, guess) : pass()
  },
}

/** They want to go on elsewhere, which others would read as well (M6). */
const isForTwo = ({ state, rules, here }: View): boolean => {
  const wanted = alive(state.signals, 'preference', state.now)
  const isSaid = state.turn.learned.some((kind) => kind === 'preference' || kind === 'contact')
  return isSaid && !!wanted && wanted.channel in rules.channels && wanted.channel !== here.channel
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
  const fact = nextQuestion(view)
  const to = view.state.turn.joined ?? view.here
  const continued = {
    propose: 'say' as const,
    to,
    brief: { say: 'continued' as const, known: knownFacts(view.state) },
  }
  // Whoever was closing goes on with that where they are now.
  const { recap, acceptance, payment } = view.state
  if (acceptance) return pass(continued)
  if (recap && !payment)
    return keep(continued, say({ say: 'recap', terms: recap.terms, changed: [] }, 'acceptance'))
  return keep(continued, ...(fact ? [{ ...questionFor(fact, view), to }] : []))
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
