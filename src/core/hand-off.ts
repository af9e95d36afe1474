/** Why a person should take over (D4). */
export const TRIGGERS = [
  'asked-for-human',
  'by-quote',
  'discount',
  'amount',
  'legal',
  'outside',
  'ambiguous-authority',
  'conflict',
  'compliance',
  'anger',
  'misunderstood',
  'failure-in-closing',
  'payment-mismatch',
  'payment-reversed',
  'two-orders',
  'not-me',
  'after-sale',
] as const

/** One of these reasons. */
export type HandOffTrigger = (typeof TRIGGERS)[number]
