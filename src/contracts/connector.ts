import type { Verified } from './adapter.ts'

/**
 * The far side of the channels of Azure Bot Service: who vouches for what comes from there, and what the calls back must
 * show. Two members and a rule, so that a channel needs no package of Microsoft's.
 */
export type Connector = {
  /** Whether a request that claims this comes from there (C3). Never throws. */
  verify(claimed: Claimed): Promise<Verified>
  /** What a call to this address must show. Only addresses of the service get anything. Never throws. */
  credential(url: string, how?: 'as-kept' | 'afresh'): Promise<Credential>
  /** The channel that everything is of, whatever it says itself; null where its word is vouched for. */
  readonly only: string | null
}

/** What a request says of itself, and rests on: its headers, and two fields of its body. */
export type Claimed = {
  readonly headers: { readonly [lowerCaseName: string]: string | undefined }
  readonly channelId: string
  readonly serviceUrl: string
}

/** Headers for one address, or why there are none. */
export type Credential =
  | { readonly kind: 'headers'; readonly headers: { readonly [name: string]: string } }
  /** Whoever gives tokens does not answer now. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** The address is not one of the service's, or we are not known there. */
  | { readonly kind: 'forbidden'; readonly reason: string }
