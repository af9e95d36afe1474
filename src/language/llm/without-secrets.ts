import type { Expecting } from '#core/reading'
import { redact } from '../redact/index.ts'
import { readContacts } from '../rules/contact.ts'
import { prepare, type Span } from '../rules/text.ts'

/**
 * What of a text a model is shown (L3, M9): no secret, though none should have come so far; no phone number or mail address, since
 * nothing that it may point at is one; and nothing that could be a code of ours.
 */
export const withoutSecrets = (said: string, expecting: Expecting | null = null): string => {
  const { text: redacted, secrets } = redact(said)
  const text = secrets.reduce((rest, secret) => rest.replaceAll(secret, '[removed]'), redacted)
  return contactsIn(text, expecting)
    .toReversed()
    .reduce((rest, { start, end }) => `${rest.slice(0, start)}${CONTACT}${rest.slice(end)}`, text)
    .replace(CODE, '••••••')
}

/** What a model says of a text of ours, with its phone numbers and mail addresses where it was shown that there is one. */
export const withContacts = (words: string, ours: string): string => {
  const contacts = contactsIn(ours, null).map(({ start, end }) => ours.slice(start, end))
  return words.split(CONTACT).reduce((said, next, n) => `${said}${contacts[n - 1] ?? CONTACT}${next}`)
}

const CONTACT = '[contact]'

/** In the order in which they stand. */
const contactsIn = (text: string, expecting: Expecting | null): readonly Span[] => {
  const prepared = prepare(text)
  return prepared ? readContacts(prepared, expecting).toSorted((a, b) => a.start - b.start) : []
}

/** Six digits, as our codes are written and as people type them. */
const CODE = /(?<![\d.,$€£])\d{3}[ -]?\d{3}(?![\d]|[.,]\d)/g
