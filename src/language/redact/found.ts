import type { SecretKind } from '#core/activity'

/** A secret in a text, and where: from the first character to behind the last. */
export type Found = { readonly what: SecretKind; readonly from: number; readonly to: number }

/** The text with the digits of other scripts as 0 to 9, each in its place. */
export const asAsciiDigits = (text: string): string =>
  text.replace(OTHER_DIGITS, (digit) => {
    const code = digit.charCodeAt(0)
    const zero = ZEROS.findLast((one) => one <= code) ?? code
    return String(code - zero)
  })

/** Arabic, Persian, Devanagari, full width. */
const ZEROS = [0x660, 0x6f0, 0x966, 0xff10]

const OTHER_DIGITS = /[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\uFF10-\uFF19]/g
