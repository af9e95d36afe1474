import { hash } from './hash.ts'
import { type PersonId, personId } from './ids.ts'

/** A network: `sms`, `webchat`, `slack`, `telegram`, `msteams` or one of your own. Never with a colon in it. */
export type ChannelId = string

/** One mailbox on one channel: a phone number on `sms`, a conversation on `webchat`. */
export type Address = { readonly channel: ChannelId; readonly id: string }

/** The address as one text, for use as a key. */
export const addressKey = (address: Address): string => `${address.channel}:${address.id}`

/** Whether two addresses are the same mailbox. */
export const sameAddress = (a: Address, b: Address): boolean => a.channel === b.channel && a.id === b.id

/**
 * The person an address belongs to until it is joined to another. Derived, so that two nodes that meet a stranger
 * at the same instant agree without asking each other.
 */
export const strangerAt = (address: Address): PersonId =>
  personId(`p${hash(addressKey(address)).slice(0, 20)}`)

/** The last two digits of a number, by which whoever holds the phone knows it again, and nobody else learns it (I10); null: no number. */
export const endingOf = ({ id }: Address): string | null => /^\+\d{5,}(\d\d)$/.exec(id)?.[1] ?? null
