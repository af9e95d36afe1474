import type { Terms } from './catalogue.ts'

/** What is asked of an order under way that its terms answer, and what of the way to pay for it. */
export type TermAsked = 'cancellation' | 'renewal' | 'dueNow'
/** How one pays, whether there is an invoice, and whether the link can be trusted. */
export type PayingAsked = 'payment' | 'invoice' | 'link'

/** What is said to words that bring no fact: a goodbye, putting it off, a figure without a noun, a customer's trouble, a question about the order. */
export type ReplyBrief =
  | { readonly say: 'goodbye' }
  /** They greet again, or ask whether anybody is there. */
  | { readonly say: 'here' }
  /** They ask whether a place is served, and it is: so by the policy, and by the passage that follows (D4). */
  | { readonly say: 'served'; readonly place: string }
  | { readonly say: 'deferred' }
  | { readonly say: 'reverted' }
  /** A number alone, where no number was asked for: people, or money (M5). */
  | { readonly say: 'which-figure'; readonly figure: number }
  /** They want an order that is placed undone, changed or paid back (D4). */
  | { readonly say: 'after-sale' }
  /** They are a customer already, of whom nothing is known here; `called`: the reps' desk has been (D4). */
  | { readonly say: 'customer'; readonly called: boolean }
  /** A term of the order that lies before them, by itself (A5). */
  | { readonly say: 'order-term'; readonly term: TermAsked; readonly terms: Terms }
  /** What the product itself knows of paying, where the business has written nothing of it. */
  | { readonly say: 'paying'; readonly of: PayingAsked }
