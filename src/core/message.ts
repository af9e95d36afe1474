import type { MessageId } from './ids.ts'
import type { Locale } from './locale.ts'

/**
 * What we say, before an adapter shapes it for its channel (C4). Every choice and every link reaches the buyer on
 * every channel (I14): buttons where there are buttons, numbered lines where there are none.
 */
export type Message = {
  readonly text: string
  readonly choices: readonly Choice[]
  readonly cards: readonly Card[]
  /** The one question it ends in, put after the cards so that nothing stands between it and the answer (L2). */
  readonly question?: string
  /** Documents and pictures that go along. */
  readonly files?: readonly SentFile[]
  /** What the platform can vouch for with one tap, where it can; the words ask for it in any case (M6). */
  readonly wants?: 'phone'
  /** The message of theirs that it answers, where others read along and are not to think that they were meant. */
  readonly replyTo?: MessageId
  /** The language that it is in; absent: the business's own. */
  readonly locale?: Locale
  /** Its beginning was shown there while it was being worded, and this takes its place. */
  readonly begun?: true
}

/** One answer the buyer can tap, or give by its number; `value` is what is meant by it. With `detail` it is a row of a list. */
export type Choice = { readonly title: string; readonly value: string; readonly detail?: string }

/** A few labelled facts under a title, with the links that belong to them: an offer, a recap; with a total, a receipt. */
export type Card = {
  readonly title: string
  readonly text: string
  readonly facts: readonly Fact[]
  readonly links: readonly Link[]
  readonly image?: Picture
  readonly total?: Fact
}

/** One line of a card. */
export type Fact = readonly [label: string, value: string]

/** A picture by its absolute address; `alt` says it to whoever does not see it. */
export type Picture = { readonly url: string; readonly alt: string }

/** A file by its absolute address. */
export type SentFile = { readonly url: string; readonly name: string; readonly contentType: string }

/** A link button. `url` is absolute, or one of the `SLOTS` that the bus fills at the moment of sending. */
export type Link = { readonly title: string; readonly url: string }

/** A message of text alone; the base of every other. */
export const plain = (text: string): Message => ({ text, choices: [], cards: [] })

/**
 * Places in a message that hold a secret. The journal keeps the place, the bus puts the secret in at the moment of
 * sending, so neither the log nor a model ever sees it.
 */
export const SLOTS = {
  code: '{{code}}',
  checkout: '{{checkout}}',
  invitation: '{{invitation}}',
  link: '{{link}}',
} as const

/** Which secret a message needs filled in, and what it is derived from. */
export type Secret =
  | { readonly kind: 'code'; readonly challenge: string }
  | { readonly kind: 'checkout'; readonly checkout: string; readonly expiresAt: number }
  | { readonly kind: 'invitation'; readonly booking: string }
  | { readonly kind: 'link'; readonly link: string }
