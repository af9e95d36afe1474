import type { Words } from '#core/sentences'

/** What is said to words that bring no fact, under the same two rules as all words. */
export const REPLY_WORDS = {
  goodbye: [
    'Talk soon. Everything is kept here until you write.',
    'Bye for now. Just write whenever you like, and we go on from here.',
  ],
  here: ["I'm here.", "Yes, I'm with you."],
  served: ['Yes, we serve {place}.', 'Yes, {place} is within our area.'],
  'which-figure': ['{figure} of what, {people} or {money}?', 'Just to be sure, is that {people} or {money}?'],
  customer:
    'What you have from us already I cannot see from here, so a person at {name} has to look at it. You can reach one at {contact}.',
  'customer-called':
    "What you have from us already I cannot see from here, so I've asked a person at {name}, who'll answer you here. You can also reach one at {contact}.",
  'order-term': '{term}, as it stands in your order: {value}.',
  'paying-payment':
    'Once you have agreed to the order, I send you a link here, and you pay on the secure page that it opens. Nothing is charged before.',
  'paying-invoice':
    'As soon as your payment has arrived, I send you a receipt with its number here. For any other invoice, ask a person at {name}: {contact}.',
  'paying-link':
    'The link is made for your order alone and leads over an encrypted connection to the payment page of {name} or its payment provider, which shows the amount before you pay. I never ask for a card number in this chat.',
} as const satisfies Partial<Words>
