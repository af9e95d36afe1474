import type { Terms } from '#core/catalogue'

/**
 * Every term that binds, as the page shows it where it is paid: the same that the recap stated before the yes (D7, A4). A term
 * that is added to `Terms` and shown nowhere fails `test/checkout/terms.test.ts`.
 */
export const termLines = (terms: Terms): readonly (readonly [label: string, value: string])[] => [
  ['Plan', terms.name],
  ['People', terms.quantity.toLocaleString('en-US')],
  ['Price', `${money(terms.price, terms.currency)} a ${terms.per}`],
  ['Start', longDay(terms.start)],
  ['Renewal', terms.renewal],
  ['Cancellation', terms.cancellation],
  ...(terms.special === undefined ? [] : [['Agreed', terms.special] as const]),
  ...(terms.net === undefined ? [] : [['Invoice', `due within ${terms.net} days`] as const]),
  ['Due now', terms.dueNow === 0 ? 'nothing' : money(terms.dueNow, terms.currency)],
]

/** What a link takes, and what it never does (decision 0018). */
export const onceOnly = (business: string): string =>
  `You pay what is due now, once. No card is kept and nothing is charged by itself; ${business} bills you for what comes later.`

/** Money to the cent. */
export const money = (cents: number, currency: string): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(cents / 100)

const longDay = (day: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
