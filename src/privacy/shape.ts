import type { Event } from '#core/event'
import type { Json } from '#core/json'
import type { Signal } from '#core/signal'
import type { State } from '#core/state'

/**
 * All that is kept of one person, as `throughline export` and `GET /persons/:person/export` give it (M9, GDPR art. 15 and 20).
 * Times are ISO 8601 in UTC but in `state` and `journals`, which are as they are kept: milliseconds since 1970.
 */
export type Exported = {
  readonly format: 'throughline.person'
  /** Goes up when a field changes its meaning or goes; one that comes does not count. */
  readonly version: 1
  readonly exportedAt: string
  readonly person: string
  /** Whom they were before they were known to be one (M7). */
  readonly formerly: readonly string[]
  readonly addresses: readonly ExportedAddress[]
  readonly conversation: readonly ExportedLine[]
  /** What is known of them, by the words it rests on. */
  readonly known: readonly (Omit<Signal, 'at' | 'validUntil'> & { readonly [field: string]: unknown })[]
  readonly files: readonly ExportedFile[]
  /** What the journal says of each matter, in order: its events, with readable times. */
  /** What was agreed to and closed, and by what proof each address is theirs: codes, links and logins. */
  readonly consent: readonly ExportedEvent[]
  readonly meetings: readonly ExportedEvent[]
  readonly money: readonly ExportedEvent[]
  readonly handOffs: readonly ExportedEvent[]
  /** What other systems said of them, and what the CRM was told. */
  readonly reports: readonly ExportedEvent[]
  readonly crm: readonly ExportedEvent[]
  /** What is on its way to them. */
  readonly waiting: readonly (ExportedWords & { readonly address: string })[]
  /** What their website chats showed, line by line. */
  readonly chats: readonly { readonly stream: string; readonly lines: readonly Json[] }[]
  /** The cards of hand-offs at the desk. */
  readonly desk: readonly { readonly handOff: string; readonly card: string | null }[]
  readonly state: State | null
  readonly journals: readonly { readonly person: string; readonly events: readonly Event[] }[]
}

/** One mailbox of theirs. */
export type ExportedAddress = {
  readonly address: string
  readonly name: string | null
  /** Whom the site says is logged in there. */
  readonly login: string | null
  readonly proof: string
  readonly firstHeard: string
  readonly lastHeard: string
  /** False where they opted out. */
  readonly open: boolean
  readonly consent: { readonly at: string; readonly wording: string; readonly quote: string } | null
}

/** What was said, in words. */
export type ExportedWords = { readonly text: string; readonly files: readonly string[] }

/** One message; `became` of what was sent. */
export type ExportedLine = ExportedWords & {
  readonly at: string
  readonly from: 'them' | 'bot' | 'rep'
  readonly address: string
  readonly became?: string
}

/** A file they sent: the bytes in base64, or where they lie beside the document; null: they are not kept any more. */
export type ExportedFile = {
  readonly id: string
  readonly name: string
  readonly contentType: string
  readonly size: number
  readonly keptUntil: string
  readonly content: { readonly base64: string } | { readonly path: string } | null
}

/** An event of the journal with a readable time. */
export type ExportedEvent = {
  readonly at: string
  readonly kind: Event['kind']
  readonly [field: string]: unknown
}
