import type { Address } from '#core/address'
import type { Cents } from '#core/catalogue'

/** One line, and nothing that a terminal obeys: what is told may be a stranger's words. */
export const clean = (text: string): string => text.replace(/[\p{C}\s]+/gu, ' ').trim()

/** Somebody's words as such. */
export const quoted = (text: string): string => `"${clean(text)}"`

/** Money to the cent: "$249.00". */
export const moneyOf = (amount: Cents, currency: string): string => {
  const sum = (amount / 100).toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return currency === 'USD' ? `$${sum}` : `${sum} ${currency}`
}

/** How sure, or what share: "85 %". */
export const percent = (share: number): string => `${Math.round(share * 100)} %`

/** So much of a hash as tells two apart on a page. */
export const shortHash = (hash: string): string => hash.slice(0, 12)

/** Several things in a sentence: "a, b and c". */
export const listed = (things: readonly string[]): string =>
  things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')} and ${things.at(-1)}`

/** A channel as people call it; one of the business's own by its id. */
export const channelInWords = (channel: string): string => CHANNELS.get(channel) ?? channel

const CHANNELS: ReadonlyMap<string, string> = new Map([
  ['sms', 'text message'],
  ['whatsapp', 'WhatsApp'],
  ['webchat', 'website chat'],
  ['slack', 'Slack'],
  ['telegram', 'Telegram'],
  ['msteams', 'Microsoft Teams'],
])

/** An address in full, since an audit has to say whose it was: "text message +14155550123". */
export const addressInWords = ({ channel, id }: Address): string => clean(`${channelInWords(channel)} ${id}`)

/** Begins a sentence with what does not always begin one. */
export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
