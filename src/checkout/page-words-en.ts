import type { PageWords } from './page-words.ts'

/** Our pages in English. */
export const ENGLISH_PAGES: PageWords = {
  locale: 'en',
  tag: 'en-US',
  terms: {
    plan: 'Plan',
    people: 'People',
    price: 'Price',
    start: 'Start',
    renewal: 'Renewal',
    cancellation: 'Cancellation',
    special: 'Agreed',
    net: 'Invoice',
    dueNow: 'Due now',
    nothing: 'nothing',
  },
  per: { month: '{amount} a month' },
  within: 'due within {days} days',
  pay: {
    title: 'Pay {name}',
    agreed: 'You agreed to these terms in our chat. Nothing is charged before you press the button.',
    button: 'Pay {amount}',
    once: 'You pay what is due now, once. No card is kept and nothing is charged by itself; {name} bills you for what comes later.',
    test: 'Test payment: no card is asked for and no money moves.',
    confirmTitle: 'Confirm your order with {name}',
    confirmAgreed: 'You agreed to these terms in our chat. Nothing is due now, and no card is asked for.',
    confirmButton: 'Confirm the order',
    later: '{name} bills you for what comes later.',
  },
  paid: {
    title: 'Thank you',
    received: '{name} has received your payment. Your receipt is',
    ordered: '{name} has your order. Its number is',
    inChat: 'It is in our chat too, where this link came from. You can close this page.',
    bookingPayment:
      '{name} is booking your payment. The receipt will appear in our chat, where this link came from.',
    bookingOrder:
      '{name} is booking your order. The receipt will appear in our chat, where this link came from.',
  },
  back: {
    title: 'Back to our chat',
    paid: 'If you have paid, {name} hears of it in a moment, and the receipt appears in our chat, where this link came from.',
    again: 'If you have not, nothing was charged, and you can try again:',
    link: 'go to the payment',
    write: 'If you have not, nothing was charged, and you can write to us there.',
  },
  closed: {
    title: 'This link is closed',
    'not-ours':
      'This is not a link of ours, or it was cut short on the way. Nothing was charged by opening it.',
    changed: 'The offer has changed since this link was sent. Nothing was charged by opening it.',
    expired: 'The link has expired. Nothing was charged by opening it.',
    revoked: 'What you agreed to no longer stands. Nothing was charged by opening it.',
    next: 'Please go back to our chat, where this link came from, and say so: you will get a new one. You can also reach a person at {name}: {contact}.',
  },
  later: {
    title: 'Not paid yet',
    text: 'Your payment could not be taken just now, and nothing was charged. Please press again in a moment.',
    button: 'Try again',
    momentTitle: 'One moment',
    moment: 'This page cannot be shown just now. Please load it again in a moment.',
  },
  preview: {
    title: 'Secure link from {name}',
    text: 'This link is for whoever {name} sent it to. Please open it in a browser.',
  },
}
