import type { Address } from './address.ts'
import type { LinkFound, LinkReply, ShownCode } from './link-event.ts'
import type { Instant } from './time.ts'

/** What a person's state holds of going on elsewhere; absent: nothing (M6). */
export type LinkState = { readonly continuing?: Continuing }

/** What this turn has come to of it. */
export type LinkNow = {
  /** A link that was opened or answered in this turn. */
  readonly link?: LinkTurn
  /** The code that came from their phone; null: digits that are none. */
  readonly texted?: string | null
}

/** What is under way of going on elsewhere (M6). */
export type Continuing = {
  /** The link that holds: the newest, and the address that it was issued at. */
  readonly issued?: { readonly link: string; readonly from: Address; readonly expiresAt: Instant }
  /** When the last links were given, and codes shown. */
  readonly given: readonly Instant[]
  /** A link that was opened here and waits for its yes. */
  readonly asked?: { readonly link: string; readonly from: Address; readonly here: Address }
  /** The code that they are shown, to be texted from the phone that they claim. */
  readonly shown?: ShownCode
  /** Codes that their own phone may text, since somebody elsewhere claims it. */
  readonly expected: readonly ExpectedText[]
}

/** `heardBefore`: when the phone was last heard before it was claimed; null: never. */
export type ExpectedText = ShownCode & { readonly tries: number; readonly heardBefore: Instant | null }

/** What this turn has come to of a link that was opened here, or of digits that were texted. */
export type LinkTurn = {
  readonly link: string
  readonly seen?: LinkFound
  readonly answer?: LinkReply
  readonly redeemed?: LinkFound
}
