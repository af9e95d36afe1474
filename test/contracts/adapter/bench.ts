import type { Adapter, IncomingRequest, ParsedActivity } from '#contracts/adapter'
import type { Address } from '#core/address'
import type { Json } from '#core/json'
import type { Instant } from '#core/time'

/** An adapter on its platform, with one buyer at the other end. */
export type AdapterBench = {
  readonly adapter: Adapter
  /** The buyer's mailbox: where authentic messages come from and where sent ones go. */
  readonly address: Address
  readonly now: () => Instant
  readonly requests: Requests
  readonly platform: Platform
  /** What the buyer can read or tap of one payload: texts, button titles and link addresses, with markup undone. */
  readonly shown: (payload: Json) => string
  /** How the channel spells a text that it leaves as it is: `(text) => text`, unless it has to replace characters. */
  readonly spelled: (text: string) => string
  /** Ends servers and timers. */
  readonly close: () => Promise<void>
}

/** Requests as the platform, or somebody who is not the platform, would make them. */
export type Requests = {
  /** The buyer's message, as the platform would bring it now. Each call is another message. */
  readonly authentic: (text: string) => Promise<IncomingRequest>
  /**
   * The buyer taps the n-th choice of a message, counted from 1, under which of its payloads it may stand: the request
   * that the platform would make. Null where nothing can be tapped, and `can.choices` is 'numbers'.
   */
  readonly tapped: ((payloads: readonly Json[], choice: number) => Promise<IncomingRequest>) | null
  /** A message that brings a file; null where none can come. */
  readonly file: (() => Promise<IncomingRequest>) | null
  /** Every way to pretend: another body, address or secret, none at all, too old. `how` tells them apart. */
  readonly forged: (
    text: string,
  ) => Promise<readonly { readonly how: string; readonly request: IncomingRequest }[]>
  /** What the platform may well send and the adapter has no use for. */
  readonly unsupported: readonly IncomingRequest[]
  /** What no platform would send. */
  readonly malformed: readonly IncomingRequest[]
  /** News that what was sent as `outgoing` arrived; null where the platform brings none (then skip the case). */
  readonly delivery: ((outgoing: string) => Promise<IncomingRequest>) | null
}

/** The platform's own view, and its bad days. */
export type Platform = {
  /** The texts that the buyer received at `address`, oldest first. */
  readonly received: () => Promise<readonly string[]>
  /**
   * How the next send will end. `retry`: the platform says "not now" and takes nothing. `uncertain`: it takes the
   * message and the answer is lost. `refused`: it says never.
   */
  readonly fail: (how: 'retry' | 'uncertain' | 'refused') => Promise<void>
}

/** The one Activity that a request says. */
export const onlyActivity = async (adapter: Adapter, request: IncomingRequest): Promise<ParsedActivity> => {
  const parsed = await adapter.parse(request)
  const [only] = parsed.kind === 'activities' ? parsed.activities : []
  if (only === undefined) throw new Error(`Expected one Activity, got ${JSON.stringify(parsed)}.`)
  return only
}

/** What a bench must give for a case that is not skipped. */
export const given = <T>(value: T | null, name: string): T => {
  if (value === null)
    throw new Error(`The bench gives no ${name}: give one, or skip this case with a reason.`)
  return value
}
