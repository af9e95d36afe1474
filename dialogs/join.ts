import { type Address, addressKey, sameAddress } from '#core/address'
import type { Brief } from '#core/brief'
import { isSuppressedAt } from '#core/contacts'
import { isHeld } from '#core/desk'
import { type DialogOf, type Floor, keep, type Proposal, pass, say, type View } from '#core/dialog'
import { isIdentityDue } from '#core/duty'
import { isShared } from '#core/group'
import { wordingOf } from '#core/manner'
import { ordersOf } from '#core/orders'
import { traitsOf } from '#core/rules'
import { alive } from '#core/signal'
import type { Challenge, HeardMessage, State } from '#core/state'
import { questionsIn } from './answer.ts'
import { counting, guessIn, trying, withoutCode } from './code.ts'
import { openingOf } from './opening.ts'

/**
 * Goes on with the same buyer on another channel. A typed-in number is a claim and opens nothing; only the code that
 * was sent there and typed here joins the two (M6, I10).
 */
export const join: DialogOf<'sdr'> = {
  name: 'join',
  role: 'sdr',
  besideReps: true,
  propose: (view) => {
    const { challenge, turn } = view.state
    if (turn.news === 'joined') return whereTheyWere(view)
    if (turn.news === 'parted' && view.heard.length === 0) return keep(say({ say: 'parted' }))
    if (isShared(view.here, view.state)) return isForTwo(view) ? keep(say({ say: 'in-private' })) : pass()
    const vouched = view.heard.findLast((heard) => heard.vouched)
    if (vouched?.vouched) return vouchedFor(vouched.vouched, vouched, view)
    // While a rep has it no code and no link goes out, so none is spoken of: the rep reads what they wish.
    const asked = isHeld(view.state) ? null : (claim(view) ?? invite(view) ?? againLink(view))
    if (asked) return asked
    const isMine = challenge?.purpose === undefined && sameAddress(view.here, challenge?.from ?? view.here)
    const guess = challenge && isMine ? guessIn(view) : null
    return challenge && guess ? checkGuess(view, challenge, guess) : pass()
  },
}

/** It is theirs; where they have stopped us, it is of no use until they start us again (C8). */
const alreadyAt = (address: Address, state: State): Brief =>
  isSuppressedAt(address, state) ? { say: 'start-there', address } : { say: 'joined', address }

/** They want to go on elsewhere, which others would read as well (M6). */
const isForTwo = ({ state, rules, here }: View): boolean => {
  const wanted = alive(state.signals, 'preference', state.now)
  const isSaid = state.turn.learned.some((kind) => kind === 'preference' || kind === 'contact')
  return isSaid && !!wanted && wanted.channel in rules.channels && wanted.channel !== here.channel
}

const checkGuess = (view: View, challenge: Challenge, guess: string): Floor<'sdr'> => {
  const { state, rules } = view
  const { policy } = rules.business
  const isVoid = state.now >= challenge.expiresAt || challenge.tries >= policy.codeTries
  if (isVoid) return keep(say({ say: 'code-void' }, 'contact'))
  const tried = trying(challenge, guess, view)
  if (tried) return tried
  if (state.turn.code !== 'right')
    return keep(say({ say: 'code-wrong', triesLeft: policy.codeTries - challenge.tries }, 'code'))
  return keep({
    propose: 'use',
    call: { tool: 'join-address', address: challenge.for, challenge: challenge.id },
    say: [{ brief: { say: 'joined', address: challenge.for } }],
    instead: [{ brief: { say: 'beyond-me' } }],
  })
}

/** A phone that the platform has checked and they chose to share needs no code (M6). */
const vouchedFor = (to: Address, heard: HeardMessage, view: View): Floor<'sdr'> => {
  const { state, rules, here } = view
  if (!(to.channel in rules.channels)) return pass()
  if (addressKey(to) in state.addresses) return keep(say({ say: 'joined', address: to }))
  const { message, text } = heard
  return keep({
    propose: 'use',
    call: {
      tool: 'join-vouched',
      address: to,
      wording: wordingOf('ask-number', rules, state),
      evidence: { message, address: here, quote: text, by: 'rules' },
    },
    say: [{ brief: { say: 'joined', address: to } }],
    instead: [{ brief: { say: 'beyond-me' } }],
  })
}

/** The thread opens with what is known by now; then whoever had the word goes on, where they want it. While a rep has it, that is the rep. */
const whereTheyWere = (view: View): Floor<'sdr'> => {
  const { state } = view
  const opening = openingOf(view)
  if (state.payment && state.otherOrders) return keep(...opening, twoOrders(state))
  return isHeld(state) ? keep(...opening) : pass(...opening)
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
  const to = numberFor(contact.value, wanted?.channel, view)
  if (to.channel !== wanted?.channel && !isAsked) return null
  if (!(to.channel in rules.channels) || sameAddress(to, here)) return null
  if (addressKey(to) in state.addresses) return keep(say(alreadyAt(to, state)))
  const uncounted = counting(to, view)
  if (uncounted) return uncounted
  return keep(
    {
      propose: 'use',
      call: {
        tool: 'send-code',
        to,
        wording: wordingOf('ask-number', rules, state),
        evidence: contact.evidence,
      },
      say: [
        { to, brief: { say: 'code', minutes: rules.business.policy.codeValid / 60_000 } },
        { brief: { say: 'code-sent', to }, asks: 'code' },
      ],
      instead: [{ brief: withoutCode(to, view) }],
    },
    ...orText(to, view),
  )
}

/** A phone has one number for texts and for WhatsApp: it is meant for the one that they would rather use. */
const numberFor = (claimed: Address, wanted: string | undefined, { rules }: View): Address => {
  const isPhone = (channel: string): boolean =>
    channel in rules.channels && traitsOf(rules, channel).carriesTexts
  return wanted !== undefined && isPhone(claimed.channel) && isPhone(wanted)
    ? { ...claimed, channel: wanted }
    : claimed
}

/** The phone may text us a code as well: where no text reaches it, and where nobody wants to wait for one. */
const orText = (phone: Address, { rules, here }: View): readonly Proposal<'sdr'>[] => {
  const way = rules.waysIn?.[phone.channel]
  if (way?.by !== 'text' || traitsOf(rules, here.channel).carriesTexts) return []
  const minutes = rules.business.policy.codeValid / 60_000
  return [
    {
      propose: 'use',
      call: { tool: 'show-code', phone },
      say: [{ brief: { say: 'or-text', number: way.number, minutes } }],
      instead: [],
    },
  ]
}

const invite = (view: View): Floor<'sdr'> | null => {
  const { state, rules, here } = view
  const wanted = alive(state.signals, 'preference', state.now)
  if (!wanted || !state.turn.learned.includes('preference')) return null
  const isPage = rules.waysIn?.[wanted.channel]?.by === 'page'
  if (!(wanted.channel in rules.channels) || (wanted.channel === here.channel && !isPage)) return null
  const known = Object.values(state.addresses).find(({ address }) => address.channel === wanted.channel)
  // A browser is nobody's account: the one they have in mind may be another than the one they came with.
  if (known && !isPage) return keep(say(alreadyAt(known.address, state)))
  return traitsOf(rules, wanted.channel).carriesTexts
    ? keep(say({ say: 'ask-number' }, 'contact'))
    : linkTo(view)
}

/** Whoever has lost the link that they were given, while it still holds, gets another (M6); one to pay by is the closer's to show. */
const againLink = (view: View): Floor<'sdr'> | null => {
  const { continuing, checkout, now } = view.state
  const holds = continuing?.issued !== undefined && now < continuing.issued.expiresAt
  if (!holds || checkout?.standing === 'open') return null
  const isAsked = questionsIn(view).some(({ topic, text }) => topic === 'own' && /\blink\b/i.test(text))
  return isAsked ? keep(...linkTo(view).proposals) : null
}

/** A link that leads on from here. */
const linkTo = ({ rules }: View): Floor<'sdr'> => {
  const minutes = rules.business.policy.linkValid / 60_000
  return pass({
    propose: 'use',
    call: { tool: 'issue-link' },
    say: [{ brief: { say: 'continue-link', minutes } }],
    instead: [{ brief: { say: 'links-spent' } }],
  })
}
