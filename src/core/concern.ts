/** Something in a message that may be a person's business and not the bot's (D4). The policy says which of them are. */
export type Concern = {
  readonly about: 'anger' | 'legal' | 'compliance' | 'conflict' | 'outside' | 'after-sale'
  /** An exact substring of the message. */
  readonly quote: string
  /** It is about what they have from us already, whether or not it was ordered in this conversation. */
  readonly existing?: true
}
