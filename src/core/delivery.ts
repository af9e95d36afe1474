/** What became of something we sent, by rank: it never goes back to a lower one (C6). */
export type DeliveryState =
  | 'queued'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'failed'
  | 'suppressed'
  | 'uncertain'
  /** A rep took the conversation before it had left (I12), or something newer was said in its place. */
  | 'withdrawn'
