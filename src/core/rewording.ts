import type { Brief } from './brief.ts'

/**
 * What a model may do with the words for a brief (L3): `free`, they may be put otherwise; `kept`, they stand as they are, a paragraph
 * at the head of a message whose rest may be put otherwise; `never`, with them in it no message is reworded.
 */
export type Rewording = 'free' | 'kept' | 'never'

/** Talk is free. What binds, tells what has become so, holds a secret, or is worded by law is said as it was written. */
export const REWORDING = {
  introduce: 'kept',
  'introduce-sms': 'kept',
  // The business's own words, or a model's that were judged by the passages already.
  answer: 'kept',

  'welcome-back': 'free',
  noted: 'free',
  ask: 'free',
  suggest: 'free',
  price: 'free',
  'by-quote': 'free',
  'no-answer': 'free',
  'not-understood': 'free',
  thanks: 'free',
  goodbye: 'free',
  here: 'free',
  'meet-first': 'free',
  'meet-instead': 'free',

  // A yes to it makes a fact, so it is put as it was checked (M4).
  'confirm-noted': 'never',
  'confirm-either': 'never',
  'confirm-sides': 'never',
  // What is not given, and whether to ask somebody for it: a yes calls them (A9, D4).
  'price-concern': 'never',
  // A list says it best, and is compared line by line.
  prices: 'never',
  // What has become of what they sent.
  files: 'never',
  place: 'never',
  'file-too-large': 'never',
  'file-not-taken': 'never',
  'file-out-of-reach': 'never',
  redacted: 'never',
  // Whose address is whose, with consent and secrets (M6, C8).
  'ask-number': 'never',
  'continue-link': 'never',
  'links-spent': 'never',
  'link-question': 'never',
  'link-left': 'never',
  'link-alone': 'never',
  'link-expired': 'never',
  'link-used': 'never',
  'link-void': 'never',
  'link-unknown': 'never',
  'or-text': 'never',
  code: 'never',
  'code-sent': 'never',
  'code-wrong': 'never',
  'code-void': 'never',
  'codes-spent': 'never',
  'tries-spent': 'never',
  joined: 'never',
  continued: 'never',
  'logged-in': 'never',
  identity: 'never',
  'identity-number': 'never',
  'not-me': 'never',
  'forget-here': 'never',
  parted: 'never',
  'in-private': 'never',
  'not-yours': 'never',
  // An order, from its recap to its money (L2, A4).
  recap: 'never',
  'confirm-again': 'never',
  'link-gone': 'never',
  acknowledge: 'never',
  'second-yes': 'never',
  checkout: 'never',
  'checkout-free': 'never',
  paid: 'never',
  confirmed: 'never',
  'payment-failed': 'never',
  'payment-reversed': 'never',
  'payment-restored': 'never',
  'payment-unmatched': 'never',
  complete: 'never',
  'two-orders': 'never',
  'own-order': 'never',
  'own-facts': 'never',
  'after-sale': 'never',
  customer: 'never',
  // What their order says of it, and how they pay.
  'order-term': 'never',
  paying: 'never',
  // Both that it may mean, to choose from.
  'which-figure': 'never',
  served: 'never',
  ordered: 'never',
  deferred: 'never',
  reverted: 'never',
  'to-decider': 'never',
  'as-listed': 'never',
  'not-served': 'never',
  approved: 'never',
  declined: 'never',
  // Nobody asked for it, and it may be the one text they get (D8).
  'agreed-later': 'never',
  'follow-up': 'never',
  // Who answers, and that somebody was asked to (L5, D4, D6).
  automated: 'never',
  speaks: 'never',
  'speaks-only': 'never',
  apology: 'never',
  lost: 'never',
  'beyond-me': 'never',
  'beyond-me-called': 'never',
  human: 'never',
  'human-called': 'never',
  'rep-here': 'never',
  'rep-gone': 'never',
  'nobody-yet': 'never',
  resumed: 'never',
  trouble: 'never',
  // The way out and back in, as carriers and the law have it (C8).
  help: 'never',
  'help-sms': 'never',
  stopped: 'never',
  started: 'never',
  'started-sms': 'never',
  'start-there': 'never',
  restarted: 'never',
  // Times, and what is booked (D3).
  'offer-slots': 'never',
  'offer-slot': 'never',
  'no-slots': 'never',
  'slots-unavailable': 'never',
  'will-remind': 'never',
  booking: 'never',
  booked: 'never',
  requested: 'never',
  rebooked: 'never',
  'called-off': 'never',
  'moved-there': 'never',
  'off-there': 'never',
  'turned-down': 'never',
  'booking-failed': 'never',
  'slot-taken': 'never',
  reminder: 'never',
  'already-booked': 'never',
  'which-meeting': 'never',
  moving: 'never',
  'no-booking': 'never',
  'not-booked': 'never',
  'meet-after': 'never',
  'ask-email': 'never',
  // The business's own, word for word.
  words: 'never',
  message: 'never',
} as const satisfies { readonly [say in Brief['say']]: Rewording }

/**
 * Whether what they say ends in an offer: one who has no answer asks nothing of their own beside it. A yes calls a person, so the
 * question stands to the letter, and what comes before it may be put otherwise (D4).
 */
export const isOffer = (says: readonly Brief['say'][]): boolean =>
  says.includes('no-answer') && !says.includes('ask')

/** Whether a model may put any of it otherwise: there is something besides what is kept at the head, and all of that is free. */
export const isReworded = (says: readonly Brief['say'][]): boolean => {
  const rest = says.slice(keptOf(says))
  return rest.length > 0 && rest.every((say) => REWORDING[say] === 'free')
}

/**
 * A template's text in two: the paragraphs that stand as they are, and what a model may put otherwise, from which brief on; null where
 * it may nothing.
 */
export const partedText = (
  says: readonly Brief['say'][],
  text: string,
): { readonly kept: string; readonly free: string; readonly from: number } | null => {
  const paragraphs = text.split(/\n{2,}/)
  const from = keptOf(says)
  if (!isReworded(says) || paragraphs.length !== from + 1) return null
  return { kept: paragraphs.slice(0, from).join('\n\n'), free: paragraphs[from] ?? '', from }
}

const keptOf = (says: readonly Brief['say'][]): number => {
  const first = says.findIndex((say) => REWORDING[say] !== 'kept')
  return first < 0 ? says.length : first
}
