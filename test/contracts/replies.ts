import type { Brief } from '#core/brief'
import fernhill from '#examples/fernhill/business'
import { TERMS } from './values.ts'

/** What is said back to a remark, and what of it must reach the buyer. */
export const REPLIES: readonly { readonly brief: Brief; readonly must: readonly string[] }[] = [
  { brief: { say: 'goodbye' }, must: [] },
  { brief: { say: 'here' }, must: [] },
  { brief: { say: 'served', place: 'Brooklyn' }, must: ['Brooklyn'] },
  { brief: { say: 'which-figure', figure: 300 }, must: ['300 people', '$300 a month', '?'] },
  { brief: { say: 'customer', called: false }, must: ['person', fernhill.contact] },
  { brief: { say: 'customer', called: true }, must: ["I've asked", fernhill.contact] },
  { brief: { say: 'order-term', term: 'cancellation', terms: TERMS }, must: ["30 days' notice"] },
  { brief: { say: 'paying', of: 'payment' }, must: ['link'] },
  { brief: { say: 'paying', of: 'invoice' }, must: ['receipt', fernhill.contact] },
  { brief: { say: 'paying', of: 'link' }, must: ['never ask for a card number'] },
  { brief: { say: 'after-sale' }, must: ['nothing is changed', fernhill.contact] },
  { brief: { say: 'deferred' }, must: [] },
  { brief: { say: 'reverted' }, must: [] },
]
