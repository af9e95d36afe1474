import { type Address, sameAddress } from '#core/address'
import type { Brief } from '#core/brief'
import { ownBarrier } from '#core/code'
import { isSuppressedAt } from '#core/contacts'
import { type Proposal, say, type View } from '#core/dialog'
import type { Challenge } from '#core/state'

/** A message that is a code and hardly anything else; digits that say something else are no guess. */
export const guessIn = ({ heard, state }: View): string | null => {
  if (state.turn.learned.length > 0) return null
  const code = /^[^\d$€£]{0,24}(\d{3})[ -]?(\d{3})\D{0,12}$/.exec(heard.at(-1)?.meant ?? '')
  return code ? `${code[1]}${code[2]}` : null
}

/**
 * Before a code goes anywhere it is counted, over all who ask (M6); null: that is done. Who may have none by their own journal
 * uses up nobody else's.
 */
export const counting = (to: Address, view: View): Alone | null => {
  const { counted } = view.state.turn
  if ((counted && sameAddress(counted.to, to)) || ownBarrier(to, view.state, view.rules)) return null
  return alone({ propose: 'ask', ask: { ask: 'count-code', to, network: networkOf(view) } })
}

/** What a guess at this code is worth is asked; whoever has guessed too often is told so. Null: the answer is there. */
export const trying = (challenge: Challenge, guess: string, view: View): Alone | null => {
  const { message } = view.heard.at(-1) ?? {}
  const { id, for: sentTo } = challenge
  if (view.state.turn.code === 'unseen') return alone(say({ say: 'tries-spent' }))
  if (view.state.turn.code !== null || !message) return null
  const ask = { ask: 'check-code' as const, challenge: id, sentTo, network: networkOf(view), message, guess }
  return alone({ propose: 'ask', ask })
}

/** The floor for a question or a word, whichever role it is that asks. */
type Alone = { readonly keeps: true; readonly proposals: readonly Plain[] }
type Plain = Extract<Proposal, { readonly propose: 'ask' | 'say' }>

const alone = (proposal: Plain): Alone => ({ keeps: true, proposals: [proposal] })

const networkOf = ({ heard }: View): string | null => heard.at(-1)?.network ?? null

/** What is said in the place of a code that may not go out: to whoever has stopped there, and when enough went out today (M6, C8). */
export const withoutCode = (to: Address, { state }: View): Brief =>
  isSuppressedAt(to, state) ? { say: 'start-there', address: to } : { say: 'codes-spent' }
