import type { Address } from '#core/address'
import { exceptionInWords } from '#core/exception'
import type { Fact } from '#core/signal'
import type { Day, Instant } from '#core/time'

/** Cents as money: "$249", "$249.50". */
export const money = (cents: number, currency = 'USD'): string =>
  new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  }).format(cents / 100)

/** The size of a file: "240 KB", "1.5 MB". */
export const bytes = (size: number): string =>
  size < 1_000_000
    ? `${Math.max(1, Math.round(size / 1_000))} KB`
    : `${Number((size / 1_000_000).toFixed(1))} MB`

/** A calendar day in words; it has no zone, so it is read in UTC and stays that day everywhere. */
export const dayInWords = (day: Day): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-US', {
    timeZone: 'UTC',
    month: 'short',
    day: 'numeric',
    year: 'numeric',
  })

/** The time of day, to the second. */
export const clockTime = (at: Instant): string => new Date(at).toLocaleTimeString('en-GB')

/** The hour and minute, as a phone shows it. */
export const shortTime = (at: Instant): string =>
  new Date(at).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' })

/** An instant with its day. */
export const moment = (at: Instant): string =>
  new Date(at).toLocaleString('en-US', { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' })

/** An instant a while ahead: the time if it is today, else the day. */
export const until = (at: Instant, now: number): string =>
  new Date(at).toDateString() === new Date(now).toDateString()
    ? shortTime(at)
    : new Date(at).toLocaleDateString('en-US', { month: 'short', day: 'numeric', year: 'numeric' })

/** How long ago, in its largest unit. */
export const age = (at: Instant, now: number): string => {
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`
  return `${Math.floor(minutes / (24 * 60))} days ago`
}

/** What a channel is called. One we do not know goes by its own id. */
export const channelName = (channel: string): string => CHANNELS[channel] ?? channel

/** An address in short: a number as it is dialled, any other id by its end. */
export const addressName = ({ channel, id }: Address): string =>
  `${channelName(channel)} ${id.startsWith('+') ? dialled(id) : `…${id.slice(-5)}`}`

/** A North American number in its usual groups; others as they are. */
export const dialled = (number: string): string => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3')

/** The beginning of a hash, enough to tell two apart by eye. */
export const shortHash = (hash: string): string => hash.slice(0, 8)

/** A message's text with its secrets still covered: the journal keeps their places, never the secrets (M9). */
export const covered = (text: string): string => text.replace(/\{\{\w+\}\}/g, '••••••')

/** What a signal says, in words. */
export const signalValue = (signal: Fact): string => {
  switch (signal.kind) {
    case 'quantity':
      return String(signal.value)
    case 'budget': {
      const { min, max, per } = signal.value
      const each = per === 'once' ? 'once' : `a ${per}`
      if (min === max && max !== null) return `about ${money(max)} ${each}`
      if (min === null || max === null)
        return max === null ? `at least ${money(min ?? 0)} ${each}` : `up to ${money(max)} ${each}`
      return `${money(min)} to ${money(max)} ${each}`
    }
    case 'timeline':
      return `${signal.value.bound} ${dayInWords(signal.value.day)}`
    case 'decision':
      return { self: 'they decide', other: 'someone else decides', shared: 'they decide together' }[
        signal.value
      ]
    case 'readiness':
      return 'ready to buy'
    case 'meeting':
      return signal.value.when.length > 0
        ? `to ${signal.value.wish}, at times of theirs`
        : `to ${signal.value.wish}`
    case 'zone':
      return signal.value
    case 'preference':
      return channelName(signal.value.channel)
    case 'contact':
      return addressName(signal.value)
    case 'approval':
      return exceptionInWords(signal.value, 'USD')
    case 'callback':
      return `again from ${dayInWords(signal.value)}`
    case 'agreement':
    case 'need':
    case 'location':
    case 'product':
    case 'urgency':
    case 'objection':
    case 'discount':
      return signal.value
    default:
      return signal satisfies never
  }
}

const CHANNELS: { readonly [channel: string]: string } = {
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  webchat: 'Website',
  telegram: 'Telegram',
  slack: 'Slack',
  msteams: 'Teams',
}
