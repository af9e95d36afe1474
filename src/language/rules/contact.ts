import { findPhoneNumbersInText, parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Expecting } from '#core/reading'
import type { Noticed } from '#core/signal'
import { matches, quote, type Span, type Text } from './text.ts'

/** An address they typed, and where it stands: a claim, until it is proven (M6). */
export type ContactFound = Span & { readonly noticed: Extract<Noticed, { kind: 'contact' }> }

/** Phone numbers as E.164, with the US as the country of a number that names none, and e-mail addresses. */
export const readContacts = (text: Text, expecting: Expecting | null): readonly ContactFound[] => {
  const emails = matches(text.plain, EMAIL).map((span) =>
    found(text, span, 'email', text.plain.slice(span.start, span.end)),
  )
  const phones = phonesIn(text, expecting).map(({ start, end, number }) =>
    found(text, { start, end }, 'sms', number),
  )
  return [...emails, ...phones.filter((phone) => !emails.some((email) => overlap(phone, email)))]
}

const EMAIL = /\b[a-z0-9](?:[a-z0-9._%+-]{0,62}[a-z0-9_+-])?@(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}\b/g

type Phone = Span & { readonly number: string }

const phonesIn = (text: Text, expecting: Expecting | null): readonly Phone[] => {
  const valid = findPhoneNumbersInText(text.plain, 'US').map(({ startsAt, endsAt, number }) => ({
    start: startsAt,
    end: endsAt,
    number: number.number,
  }))
  const shaped = matches(text.plain, SHAPED).flatMap((span) => possible(text, span))
  const invited = expecting === 'contact' || INVITED.test(text.plain)
  const loose = invited ? matches(text.plain, LOOSE).flatMap((span) => possible(text, span)) : []
  return [...valid, ...shaped, ...loose].filter(
    (phone, n, all) => !all.slice(0, n).some((other) => overlap(phone, other)),
  )
}

/** Written like a phone number, though the number plan may not have given it out yet. */
const SHAPED =
  /(?<![\w+])(?:\+\d[\d ().-]{6,18}\d|(?:1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4})(?!\d)/g
/** Any run of digits that is long enough, where a number was asked for or announced. */
const LOOSE = /(?<![\w$€£.])\+?\d(?:[ ().-]{0,2}\d){9,14}(?!\d)/g
const INVITED =
  /\b(?:text|call|reach|ring|message|msg|sms|whatsapp) (?:me|us)\b|\bmy (?:cell|mobile|phone|number|#)/

const possible = (text: Text, { start, end }: Span): readonly Phone[] => {
  const parsed = parsePhoneNumberFromString(text.plain.slice(start, end), 'US')
  return parsed?.isPossible() ? [{ start, end, number: parsed.number }] : []
}

const found = (text: Text, span: Span, channel: string, id: string): ContactFound => ({
  start: span.start,
  end: span.end,
  noticed: { kind: 'contact', value: { channel, id }, quote: quote(text, span), confidence: 0.95 },
})

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end
