import type { Address } from '#core/address'
import type { Cents } from '#core/catalogue'
import type { Day, Milliseconds } from '#core/time'

/** Money to the cent, as a bill states it: "$249.00". */
export const exactMoney = (amount: Cents, currency: string): string => money(amount, currency, 2)

/** Money as people say it, without cents where there are none: "$249". */
export const shortMoney = (amount: Cents, currency: string): string =>
  money(amount, currency, amount % 100 === 0 ? 0 : 2)

/** Intl writes "CHF 249" with a space that GSM-7 does not have. */
const money = (amount: Cents, currency: string, digits: number): string =>
  new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
    .format(amount / 100)
    .replace(/\s/g, ' ')

/** A day in full: "December 1, 2026". A day has no zone, so it is read and written in one. */
export const fullDay = (day: Day): string => dayIn({ year: 'numeric' }).format(Date.parse(day))

/** A day of a year that goes without saying: "December 1". */
export const shortDay = (day: Day): string => dayIn({}).format(Date.parse(day))

const dayIn = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC', ...options })

/** A number of things: "1 try", "3 tries". */
export const counted = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`

/** A length of time in its largest whole unit: "10 minutes", "1 hour", "2 days". */
export const duration = (length: Milliseconds): string => {
  const minutes = Math.max(1, Math.round(length / 60_000))
  if (minutes % (24 * 60) === 0) return counted(minutes / (24 * 60), 'day', 'days')
  if (minutes % 60 === 0) return counted(minutes / 60, 'hour', 'hours')
  return counted(minutes, 'minute', 'minutes')
}

/**
 * An address as it may be shown to whoever is reading: a phone number only by its last four digits, any other by its
 * channel alone, because who reads is not always who owns it (M6, I10).
 */
export const maskedAddress = (address: Address): string => {
  if (!PHONES.includes(address.channel)) return `your ${channelName(address.channel)}`
  const digits = address.id.replace(/\D/g, '')
  return digits.length > 6 ? `the number ending in ${digits.slice(-4)}` : 'your number'
}

const PHONES: readonly string[] = ['sms', 'whatsapp']

/** A channel as people call it; one of your own by its id. */
export const channelName = (channel: string): string => CHANNEL_NAMES.get(channel) ?? channel

const CHANNEL_NAMES: ReadonlyMap<string, string> = new Map([
  ['sms', 'text messages'],
  ['whatsapp', 'WhatsApp'],
  ['webchat', 'website chat'],
  ['slack', 'Slack'],
  ['telegram', 'Telegram'],
  ['msteams', 'Microsoft Teams'],
])

/** A buyer's words, said back: short, in one line, and without braces, which could pose as one of our slots. */
export const theirWords = (words: string): string => {
  const line = words.replace(/[{}]/g, '').replace(/\s+/g, ' ').trim()
  return line.length <= 80 ? line : `${line.slice(0, 77).trimEnd()}...`
}

/** The size of a file as people say it: "20 MB". */
export const fileSize = (bytes: number): string => `${Number((bytes / MEGABYTE).toFixed(1))} MB`

const MEGABYTE = 1024 * 1024
