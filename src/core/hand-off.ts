/** Why a person should take over (D4). */
export type HandOffTrigger =
  | 'asked-for-human'
  | 'by-quote'
  | 'discount'
  | 'payment-mismatch'
  | 'payment-reversed'
  | 'not-me'
