import type { Stretch } from './plain.ts'

/** Something in a text that leads elsewhere: an address of any kind, or a number long enough to be called. */
export type LinkMention = Stretch & { readonly to: string }

/** Every link, e-mail address, handle and phone number, also where it is spelled so as not to look like one. */
export const linksIn = (text: string): readonly LinkMention[] => {
  const found: LinkMention[] = []
  for (const pattern of PATTERNS) {
    for (const { index, 0: words } of text.matchAll(pattern)) {
      const end = index + words.length
      if (found.some((one) => index < one.end && one.start < end)) continue
      found.push({ start: index, end, to: plainAddress(words) })
    }
  }
  return found
}

/** As it is compared: a phone by its digits, anything else in lower case without its end of a sentence. */
const plainAddress = (words: string): string =>
  /^[+\d\s().-]+$/.test(words) ? words.replace(/\D/g, '') : words.toLowerCase().replace(/[.,;:!?)'"]+$/, '')

/** The longer forms first, so that the domain of an e-mail address is not taken for a link of its own. */
const PATTERNS: readonly RegExp[] = [
  /\b[a-z][a-z0-9+.-]{1,12}:\/\/\S+/gi,
  /\b(?:mailto|tel|sms|javascript|data):\S+/gi,
  /[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)*/g,
  /[\w.+-]+\s?[([]\s?at\s?[)\]]\s?[\w-]+/gi,
  /\bwww\b\S*/gi,
  /\b[\w-]+\s?(?:[([]\s?dot\s?[)\]]|\bdot\b)\s?[a-z]{2,}\b/gi,
  // A domain: letters on both sides of a dot, with no space between.
  /\b(?!(?:[ap]\.m|[ei]\.[ge])\b)[a-z0-9-]{2,}(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:\/\S*)?/gi,
  // A day as we write it down for ourselves is no phone.
  /(?<![\w$\u20ac\u00a3.,])(?!\d{4}-\d\d-\d\d\b)\+?(?:\(?\d[\d().\s-]{5,}\d)(?![\w%])/g,
]
