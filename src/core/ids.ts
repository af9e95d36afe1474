/** Names of things. Branded, so that one cannot be passed for another; made only here. */

declare const brand: unique symbol

/** One human: the unit of order, lease and journal. URL-safe. */
export type PersonId = string & { readonly [brand]: 'PersonId' }

/** One message a buyer sent, unique within the person. */
export type MessageId = string & { readonly [brand]: 'MessageId' }

/** Marks a text as a person's id. */
export const personId = (text: string): PersonId => text as PersonId

/** Marks a text as a message's id. */
export const messageId = (text: string): MessageId => text as MessageId

/** The id of the n-th thing of a kind that a person's journal made: no chance is needed, and no two are alike. */
export const numbered = (of: PersonId, what: string, n: number): string => `${of}.${what}${n}`
