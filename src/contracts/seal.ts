import type { PersonId } from '#core/ids'
import type { Instant } from '#core/time'

/**
 * Secrets that are derived, never stored: the journal names what they are for, and only whoever holds the signing
 * secret can make or check them.
 */
export type Seal = {
  /** The six digits for a challenge (M6). */
  codeFor(challenge: string): string
  /** Whether these are the digits; takes the same time either way. */
  isCode(challenge: string, guess: string): boolean
  /** A name for what must be told apart and never read, such as an address that codes go to: counting needs no more (M9). */
  nameOf(what: string): string
  /** The token of a checkout link, good until `expiresAt` (D7); it tells nothing to who cannot open it. */
  sealCheckout(ticket: CheckoutTicket): string
  /** The token of a booking's invitation: whoever has it may see when the meeting is, and no more (D3). */
  sealInvitation(booking: string): string
  /** Which booking a token is for; null when it was not made here. */
  openInvitation(token: string): InvitationTicket | null
  /** The token of a link to go on elsewhere; short enough for what a link into Telegram may carry. */
  sealLink(link: string): string
  /** Which link a token is of; null when it was not made here. */
  openLink(token: string): string | null
  /** The same link as few characters, to be typed: whoever has not seen it guesses it in no time that matters. */
  shortLink(link: string): string
  /** What a token says; null when it was not made here. Says nothing about its age. */
  openCheckout(token: string): CheckoutTicket | null
}

/** Whose booking it is. */
export type InvitationTicket = { readonly person: PersonId; readonly booking: string }

/** Which offer a link opens, for whom, and until when. */
export type CheckoutTicket = {
  readonly person: PersonId
  readonly checkout: string
  readonly expiresAt: Instant
}
