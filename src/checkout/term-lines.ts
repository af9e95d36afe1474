import type { Terms } from '#core/catalogue'
import { filled } from './page-words.ts'
import { OWN_PAGES, type Pages } from './pages-in.ts'

/**
 * Every term that binds, as the page shows it where it is paid: the same that the recap stated before the yes (D7, A4), in the language
 * it was stated in. A term that is added to `Terms` and shown nowhere fails `test/checkout/terms.test.ts`.
 */
export const termLines = (
  terms: Terms,
  pages: Pages = OWN_PAGES,
): readonly (readonly [label: string, value: string])[] => {
  const { terms: labels, per, within, tag, own } = pages
  return [
    [labels.plan, terms.name],
    [labels.people, terms.quantity.toLocaleString(tag)],
    [labels.price, filled(per[terms.per], { amount: money(terms.price, terms.currency, pages) })],
    [labels.start, longDay(terms.start, pages)],
    [labels.renewal, own(terms.renewal)],
    [labels.cancellation, own(terms.cancellation)],
    ...(terms.special === undefined ? [] : [[labels.special, own(terms.special)] as const]),
    ...(terms.net === undefined ? [] : [[labels.net, filled(within, { days: String(terms.net) })] as const]),
    [labels.dueNow, terms.dueNow === 0 ? labels.nothing : money(terms.dueNow, terms.currency, pages)],
  ]
}

/** What a link takes, and what it never does (decision 0018). */
export const onceOnly = (name: string, { pay }: Pages = OWN_PAGES): string => filled(pay.once, { name })

/** Money to the cent. */
export const money = (cents: number, currency: string, { tag }: Pages = OWN_PAGES): string =>
  new Intl.NumberFormat(tag, { style: 'currency', currency }).format(cents / 100)

const longDay = (day: string, { tag }: Pages): string =>
  new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
