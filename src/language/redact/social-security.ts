import { asAsciiDigits, type Found } from './found.ts'

/**
 * Social security numbers of the USA: three, two and four digits (no group is all zeros, and none begins with 666), with
 * hyphens; in other spellings only beside their name, since nine digits alone may be anything.
 */
export const socialSecurityIn = (text: string): readonly Found[] => {
  const plain = asAsciiDigits(text)
  return [...plain.matchAll(NAMED.test(plain) ? ANY : HYPHENED)].map(({ 0: number, index }) => ({
    what: 'social-security',
    from: index,
    to: index + number.length,
  }))
}

const HYPHENED =
  /(?<![\d-])(?!000|666)\d{3}[-\u2010-\u2013](?!00)\d{2}[-\u2010-\u2013](?!0000)\d{4}(?![\d-])/g

const ANY =
  /(?<![\d-])(?!000|666)\d{3}[-\s\u2010-\u2013.]?(?!00)\d{2}[-\s\u2010-\u2013.]?(?!0000)\d{4}(?![\d-])/g

const NAMED = /\b(?:ssn|itin|social security)\b/i
