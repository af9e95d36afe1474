import type { Address } from '#core/address'
import type { Cents } from '#core/catalogue'
import type { Locale } from '#core/locale'
import type { Day, Milliseconds } from '#core/time'
import { fill } from '../words/fill.ts'
import type { Tongue } from '../words/tongue.ts'

/** Money to the cent, as a bill states it: "$249.00". */
export const exactMoney = (amount: Cents, currency: string, { tag }: Tongue): string =>
  money(amount, currency, 2, tag)

/** Money as people say it, without cents where there are none: "$249". */
export const shortMoney = (amount: Cents, currency: string, { tag }: Tongue): string =>
  money(amount, currency, amount % 100 === 0 ? 0 : 2, tag)

/** Intl writes "CHF 249" with a space that GSM-7 does not have. */
const money = (amount: Cents, currency: string, digits: number, tag: Tongue['tag']): string =>
  new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
    .format(amount / 100)
    .replace(/\s/g, ' ')

/** A day in full: "December 1, 2026". A day has no zone, so it is read and written in one. */
export const fullDay = (day: Day, tongue: Tongue): string =>
  dayIn(tongue, { year: 'numeric' }).format(Date.parse(day))

/** A day of a year that goes without saying: "December 1". */
export const shortDay = (day: Day, tongue: Tongue): string => dayIn(tongue, {}).format(Date.parse(day))

const dayIn = ({ tag }: Tongue, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(tag, { month: 'long', day: 'numeric', timeZone: 'UTC', ...options })

/** A number of things: "1 try", "3 tries". */
export const counted = (n: number, noun: keyof Tongue['nouns'], { tag, nouns }: Tongue): string => {
  const [one, more] = nouns[noun]
  return `${n.toLocaleString(tag)} ${n === 1 ? one : more}`
}

/** A length of time in its largest whole unit: "10 minutes", "1 hour", "2 days". */
export const duration = (length: Milliseconds, tongue: Tongue): string => {
  const minutes = Math.max(1, Math.round(length / 60_000))
  if (minutes % (24 * 60) === 0) return counted(minutes / (24 * 60), 'day', tongue)
  if (minutes % 60 === 0) return counted(minutes / 60, 'hour', tongue)
  return counted(minutes, 'minute', tongue)
}

/**
 * An address as it may be shown to whoever is reading: a phone number only by its last four digits, any other by its
 * channel alone, because who reads is not always who owns it (M6, I10).
 */
export const maskedAddress = (address: Address, tongue: Tongue): string => {
  const { ending, number, channel } = tongue.addresses
  if (!PHONES.includes(address.channel))
    return fill(channel, { channel: channelName(address.channel, tongue) })
  const digits = address.id.replace(/\D/g, '')
  return digits.length > 6 ? fill(ending, { ending: digits.slice(-4) }) : number
}

const PHONES: readonly string[] = ['sms', 'whatsapp']

/** A channel as people call it; one of your own by its id. */
export const channelName = (channel: string, { channels }: Tongue): string =>
  Object.entries(channels).find(([id]) => id === channel)?.[1] ?? channel

/** Several things in one line: "a picture, a video and a file". */
export const listed = (things: readonly string[], { and }: Tongue): string =>
  things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')}${and}${things.at(-1)}`

/** Languages as people call them: "English and Spanish". */
export const languagesOf = (locales: readonly Locale[], tongue: Tongue): string =>
  listed(
    locales.map((locale) => tongue.languages[locale]),
    tongue,
  )

/** A buyer's words, said back: short, in one line, and without braces, which could pose as one of our slots. */
export const theirWords = (words: string): string => {
  const line = words.replace(/[{}]/g, '').replace(/\s+/g, ' ').trim()
  return line.length <= 80 ? line : `${line.slice(0, 77).trimEnd()}...`
}

/** The size of a file as people say it: "20 MB". */
export const fileSize = (bytes: number): string => `${Number((bytes / MEGABYTE).toFixed(1))} MB`

const MEGABYTE = 1024 * 1024
