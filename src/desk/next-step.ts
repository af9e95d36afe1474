import { termsOf } from '#core/catalogue'
import type { OpenHandOff } from '#core/desk'
import type { HandOffTrigger } from '#core/hand-off'
import type { Rules } from '#core/rules'
import { alive } from '#core/signal'
import type { State } from '#core/state'
import { money } from './text.ts'

/** What a rep would best do first, by why they were called and what is known. */
export const nextStep = (
  open: OpenHandOff | null,
  { state, rules }: { readonly state: State; readonly rules: Rules },
): string => {
  if (open === null) return 'Nothing: the assistant answers again.'
  if (open.owner?.quiet) return 'The assistant is silent. Claim it to talk, or return it to the bot.'
  if (open.owner)
    return 'Write in this thread: it reaches them where they are. Begin with // for a note of your own.'
  const trigger = open.triggers.at(-1)
  const { catalogue } = rules.business
  const known = termsOf(state.signals, catalogue, state.now)
  const asked = alive(state.signals, 'discount', state.now)
  if (trigger === 'discount' && known.kind === 'complete')
    return `Approve or decline ${asked ?? 'other terms'}; the listed price is ${money(known.terms.price, catalogue.currency)} a month.`
  return trigger === undefined ? 'Say what you took it over for.' : STEPS[trigger]
}

const STEPS: { readonly [trigger in HandOffTrigger]: string } = {
  'asked-for-human': 'Claim it and say hello; they are waiting for a person.',
  'by-quote': 'Claim it and work out a quote, or approve a price for it.',
  discount: 'Approve or decline the terms they asked for.',
  amount: 'Approve the order, or claim it and close it yourself.',
  legal: 'Claim it and answer; send what their lawyers ask for.',
  outside: 'See whether you can serve them there, and tell them.',
  'ambiguous-authority': 'Offer to talk to whoever decides.',
  conflict: 'Claim it and ask what the other side needs.',
  compliance: 'Claim it and send what their auditors ask for.',
  anger: 'Claim it, say sorry, and ask what went wrong.',
  misunderstood: 'Read the last messages and answer what the assistant missed.',
  'failure-in-closing': 'Claim it: they wanted to buy and could not. See the log for what failed.',
  'two-orders': 'Ask them whether both orders are meant before either is delivered; claim it and tell them.',
  'payment-mismatch': 'Look at the payment before anything is delivered; claim it and tell them.',
  'payment-reversed': 'Ask them about the payment that went back.',
  'not-me': 'See whether two people were taken for one.',
  'after-sale': 'Claim it and settle it with them: nothing of the order or the payment has been changed.',
}
