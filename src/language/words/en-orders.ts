import type { Words } from '#core/sentences'

/** What is said from the recap to the receipt (A5, D7), under the same two rules as all words. */
export const ORDER_WORDS = {
  recap: 'Changed: {changed}. Please check this order.',
  'link-gone': 'The link you had no longer holds; a new one follows your yes.',
  'confirm-again': 'Nothing is ordered yet, and I want to be sure I read you right.',
  acknowledge: '{opening}: {text}',
  'second-yes': '{opening}: {amount} is due {when}.',
  identity:
    'Because of the amount I have to be sure that it is you. I sent a code to {address}. Please type it here.',
  'identity-number':
    'Because of the amount I have to be sure that it is you. What is your mobile number? By giving it you agree that {name} may text you about this conversation. Msg & data rates may apply, and you can opt out at any time.',
  checkout:
    '{opening}. You can pay with the secure link below. It works for {valid}. It takes what is due now, once; {name} bills you for what comes later.',
  'checkout-free':
    '{opening}. Nothing is due now; please confirm the order with the secure link below. It works for {valid}.',
  paid: 'Your payment has arrived, thank you.',
  confirmed:
    'Your order is confirmed, number {receipt}, and nothing was due now. If you need anything, we are here: {contact}.',
  'payment-failed': 'The payment did not go through, and nothing was charged.',
  'payment-reversed':
    'The payment for receipt {receipt} was {how}, so I have asked a person at {name} to look at it with you. You can reach one at {contact}.',
  'payment-restored':
    'The dispute about the payment for receipt {receipt} is over, and the payment stands. Your order is as it was.',
  'payment-unmatched':
    'We received a payment, but {why}, so I have asked a person at {name} to sort it out with you. You can reach one at {contact}.',
  complete: [
    'Your order is placed and paid, receipt {receipt}, {amount}. If you need anything, we are here: {contact}.',
    'All is done on your order, placed and paid: receipt {receipt}, {amount}. We are here if you need anything: {contact}.',
  ],
  'own-order': 'This is the order as I have it.',
  'own-facts': 'Nothing is placed or paid so far. What I have from you: {facts}.',
  'after-sale':
    "I've noted that, and a person at {name} will look at it with you; nothing is changed yet. You can reach one at {contact}.",
  ordered:
    'Your order is placed, number {number}. Nothing is charged now: {name} sends an invoice of {amount}, due within {days}.',
} as const satisfies Partial<Words>
