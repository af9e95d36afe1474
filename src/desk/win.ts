import type { Terms } from '#core/catalogue'
import type { Win } from '#core/desk'
import { money } from './text.ts'

/** A sale in one line, and what a rep has to do about it, if anything. */
export const winInWords = (win: Win, who: string, terms: Terms | null, currency: string): string => {
  switch (win.of) {
    case 'paid':
      return `Won: ${who}${terms ? `, ${order(terms)}` : ''}. Paid ${money(win.amount, currency)}, receipt ${win.receipt}.`
    case 'ordered':
      return `Won: ${who}, ${order(win.terms)}. To be invoiced: ${money(win.terms.price, currency)}, due within ${win.terms.net ?? 0} days, order ${win.number}. Nothing has been charged, so please send the invoice.`
    default:
      return win satisfies never
  }
}

const order = ({ name, quantity, start, special }: Terms): string =>
  `${name} plan for ${quantity} people from ${start}${special ? `, ${special}` : ''}`
