import { addressKey } from '#core/address'
import type { Brief } from '#core/brief'
import { textable } from '#core/continuing'
import { type DialogOf, type Floor, keep, pass, say, type View } from '#core/dialog'
import { isShared } from '#core/group'
import type { LinkFound } from '#core/link-event'
import type { HeardMessage } from '#core/state'
import { questionsIn } from './answer.ts'
import { guessIn } from './code.ts'

/**
 * Takes up here what was begun elsewhere (M6): by a link that was given there, once they have said that the conversation behind
 * it is theirs; or by a code that is shown there, which their own phone texts.
 */
export const continuing: DialogOf<'sdr'> = {
  name: 'continuing',
  role: 'sdr',
  propose: (view) => {
    const { link } = view.state.turn
    const opened = view.heard.findLast((heard) => heard.continues !== undefined)
    if (opened?.continues !== undefined) return openedHere(opened.continues, opened, view)
    if (link?.answer) return answered(view)
    return texted(view)
  },
}

/** A link joins nothing by being opened: whose it is, is asked first. */
const openedHere = (link: string | null, heard: HeardMessage, view: View): Floor<'sdr'> => {
  if (isShared(heard.address, view.state)) return keep(say({ say: 'link-alone' }))
  if (link === null) return keep(say({ say: 'link-unknown' }))
  const { message, address } = heard
  const { seen } = view.state.turn.link ?? {}
  if (!seen) return keep({ propose: 'ask', ask: { ask: 'look-at-link', link, message, here: address } })
  if (seen.found !== 'open') return keep(say(CLOSED[seen.found]))
  if (addressKey(seen.from) in view.state.addresses) return keep(say({ say: 'joined', address: seen.from }))
  return keep(say({ say: 'link-question', from: seen.from }, 'link'))
}

/** "What is this?", asked before anything is connected, is about the question itself, which says what it would do. */
const isPuzzled = (view: View): boolean =>
  view.state.question?.about === 'link' && questionsIn(view).some(({ topic }) => topic === 'bot')

const CLOSED: { readonly [found in Exclude<LinkFound['found'], 'open'>]: Brief } = {
  expired: { say: 'link-expired' },
  used: { say: 'link-used' },
  void: { say: 'link-void' },
}

const answered = (view: View): Floor<'sdr'> => {
  const { turn, continuing } = view.state
  const { link = '', answer, redeemed } = turn.link ?? {}
  if (answer === 'no') return pass(say({ say: 'link-left' }))
  if (isPuzzled(view) && continuing?.asked)
    return keep(say({ say: 'link-question', from: continuing.asked.from }, 'link'))
  if (answer === 'unclear' && continuing?.asked)
    return keep(say({ say: 'link-question', from: continuing.asked.from, again: true }, 'link'))
  const said = view.heard.at(-1)
  if (answer !== 'yes' || !said) return pass()
  const { message, address } = said
  if (!redeemed) return keep({ propose: 'ask', ask: { ask: 'redeem-link', link, message, here: address } })
  if (redeemed.found !== 'open') return keep(say(CLOSED[redeemed.found]))
  // Nothing is said yet: whoever stays of the two says it once they are one (M7).
  return keep({
    propose: 'use',
    call: { tool: 'join-address', address: redeemed.from, challenge: link, by: 'link' },
    say: [],
    instead: [{ brief: { say: 'beyond-me' } }],
  })
}

/** Digits from a phone that is claimed elsewhere. Wrong ones are answered as any others, so nobody learns of a claim (I10). */
const texted = (view: View): Floor<'sdr'> => {
  const { state, rules, heard, here } = view
  const guess = guessIn(view)
  const message = heard.at(-1)?.message
  const waiting = textable(here, state, rules.business.policy)
  const { texted: found } = state.turn
  if (found === undefined) {
    if (guess === null || !message || waiting.length === 0) return pass()
    const challenges = waiting.map(({ challenge }) => challenge)
    return keep({ propose: 'ask', ask: { ask: 'check-text', challenges, message, guess } })
  }
  const code = waiting.find(({ challenge }) => challenge === found)
  if (!code) return pass()
  return keep({
    propose: 'use',
    call: { tool: 'join-address', address: code.from, challenge: code.challenge, by: 'texted' },
    say: [],
    instead: [{ brief: { say: 'beyond-me' } }],
  })
}
