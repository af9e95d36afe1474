import type { Address } from './address.ts'
import type { MessageId } from './ids.ts'
import type { Instant } from './time.ts'

/** What a continue-link is worth at one moment, and for whoever is open: which address it was issued at (M6). */
export type LinkFound =
  | { readonly found: 'open'; readonly from: Address }
  /** `void`: a newer one was issued, or the address has left the person whose it was. */
  | { readonly found: 'expired' | 'used' | 'void' }

/** What the turn was told of a link that was opened here, or of digits that were texted to us. */
export type LinkAnswer =
  | {
      readonly kind: 'link-seen'
      readonly at: Instant
      readonly link: string
      readonly message: MessageId
      readonly here: Address
      readonly seen: LinkFound
    }
  /** The yes was said; `open`: it is spent now, and by nobody else. */
  | {
      readonly kind: 'link-redeemed'
      readonly at: Instant
      readonly link: string
      readonly message: MessageId
      readonly seen: LinkFound
    }
  /** Which of the codes that are shown elsewhere it is; null: none. */
  | {
      readonly kind: 'text-checked'
      readonly at: Instant
      readonly message: MessageId
      readonly challenge: string | null
    }

/** What was decided about going on elsewhere. */
export type LinkDecided =
  | {
      readonly kind: 'link-issued'
      readonly at: Instant
      readonly link: string
      readonly from: Address
      readonly expiresAt: Instant
      /** Since a parting: it opens nothing, and is still counted. */
      readonly void?: true
    }
  /** What they said to the one question whether that conversation is theirs. */
  | {
      readonly kind: 'link-answered'
      readonly at: Instant
      readonly link: string
      readonly message: MessageId
      readonly answer: LinkReply
    }
  /** A code is shown at `from`, to be texted to us by the phone that was claimed there. */
  | ({ readonly kind: 'code-shown'; readonly at: Instant; readonly void?: true } & ShownCode)

/** `unclear`: no yes that would do, and no word of anything else. */
export type LinkReply = 'yes' | 'no' | 'unclear' | 'other'

/** A phone was claimed elsewhere, and a code is shown there: whoever holds the phone may text it. */
export type LinkIncoming = {
  readonly kind: 'text-expected'
  readonly at: Instant
  readonly void?: true
} & ShownCode

/** A code that proves the phone by coming from it. */
export type ShownCode = {
  readonly challenge: string
  readonly for: Address
  readonly from: Address
  readonly expiresAt: Instant
}

/** All of them. */
export type LinkEvent = LinkAnswer | LinkDecided | LinkIncoming

const KINDS: { readonly [kind in LinkEvent['kind']]: true } = {
  'link-seen': true,
  'link-redeemed': true,
  'text-checked': true,
  'link-issued': true,
  'link-answered': true,
  'code-shown': true,
  'text-expected': true,
}

/** Whether an event is about going on elsewhere by a link, or by a code that is texted to us. */
export const isOfLink = <E extends { readonly kind: string }>(event: E): event is Extract<E, LinkEvent> =>
  event.kind in KINDS
