import type { Expecting } from '#core/reading'
import { redact } from '../redact/index.ts'
import { readContacts } from '../rules/contact.ts'
import { prepare } from '../rules/text.ts'

/**
 * What of a text a model is shown (L3, M9): no secret, though none should have come so far; no phone number or mail address, since
 * nothing that it may point at is one; and nothing that could be a code of ours.
 */
export const withoutSecrets = (said: string, expecting: Expecting | null = null): string => {
  const { text: redacted, secrets } = redact(said)
  const text = secrets.reduce((rest, secret) => rest.replaceAll(secret, '[removed]'), redacted)
  const prepared = prepare(text)
  const contacts = prepared ? readContacts(prepared, expecting) : []
  return contacts
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => `${rest.slice(0, start)}[contact]${rest.slice(end)}`, text)
    .replace(CODE, '••••••')
}

/** Six digits, as our codes are written and as people type them. */
const CODE = /(?<![\d.,$€£])\d{3}[ -]?\d{3}(?![\d]|[.,]\d)/g
