import type { Address } from '#core/address'

/** Where the buyer is: the website's chat, or a phone. */
export const PLACES = ['webchat', 'sms'] as const

/** One of them. */
export type Place = (typeof PLACES)[number]

/** A message of ours as it looks where it came: words, what can be tapped, cards and files. */
export type Shown = {
  readonly text: string
  readonly choices: readonly Choice[]
  readonly cards: readonly ShownCard[]
  /** Files, by what they are called and where they are. */
  readonly files: readonly Link[]
}

/** What can be tapped, and what is said by it. */
export type Choice = { readonly title: string; readonly value: string }

/** A card's lines, and its links. */
export type ShownCard = {
  readonly title: string
  readonly lines: readonly string[]
  readonly links: readonly Link[]
}

/** What leads somewhere. */
export type Link = { readonly title: string; readonly url: string }

/** The buyer's side of a channel. */
export type Device = {
  readonly place: Place
  readonly address: Address
  /** Says something; resolves once it has been taken. */
  readonly say: (text: string) => Promise<void>
  /** What has come since it was last asked, in order. */
  readonly news: () => Promise<readonly Shown[]>
}
