import { html } from 'hono/html'
import type { Terms } from '#core/catalogue'
import { frame, type Page } from './frame.ts'
import { type ClosedWhy, filled } from './page-words.ts'
import { OWN_PAGES, type Pages } from './pages-in.ts'
import { money, termLines } from './term-lines.ts'

/** Who sells, and where a person is reached, for whoever finds the link closed. */
export type Seller = { readonly name: string; readonly contact: string }

/**
 * The built-in checkout (D7): plain forms that work without scripts and with a screen reader. It takes no card: it is
 * the payment provider of the lab and of tests, and says so. Of the buyer it shows nothing but the order, in the language they agreed
 * to it in: links are passed on.
 */
export const payPage = ({ name }: Seller, terms: Terms, pages: Pages = OWN_PAGES): Page => {
  const { pay, locale } = pages
  const amount = money(terms.dueNow, terms.currency, pages)
  return terms.dueNow === 0
    ? frame(
        filled(pay.confirmTitle, { name }),
        html`<p>${pay.confirmAgreed}</p>
          ${termList(terms, pages)}
          <form method="post"><button type="submit">${pay.confirmButton}</button></form>
          <p class="note">${filled(pay.later, { name })}</p>`,
        '',
        locale,
      )
    : frame(
        filled(pay.title, { name }),
        html`<p>${pay.agreed}</p>
          ${termList(terms, pages)}
          <form method="post"><button type="submit">${filled(pay.button, { amount })}</button></form>
          <p class="note">${filled(pay.once, { name })}</p>
          <p class="note">${pay.test}</p>`,
        '',
        locale,
      )
}

/** After paying, or confirming; the receipt itself appears in the conversation. */
export const paidPage = (
  { name }: Seller,
  receipt: string | null,
  wasDue: boolean,
  { paid, locale }: Pages = OWN_PAGES,
): Page =>
  frame(
    paid.title,
    receipt
      ? html`<p>${filled(wasDue ? paid.received : paid.ordered, { name })}
            <strong>${receipt}</strong>.</p>
          <p>${paid.inChat}</p>`
      : html`<p>${filled(wasDue ? paid.bookingPayment : paid.bookingOrder, { name })}</p>`,
    '',
    locale,
  )

/** Back from the provider's page: it tells us by itself what became of it, perhaps in a moment. `again`: null once the link is closed. */
export const backPage = ({ name }: Seller, again: string | null, { back, locale }: Pages = OWN_PAGES): Page =>
  frame(
    back.title,
    html`<p>${filled(back.paid, { name })}</p>
      <p>${again === null ? back.write : html`${back.again} <a href="${again}">${back.link}</a>.`}</p>`,
    '',
    locale,
  )

/** An offer that no longer stands leads back to the conversation (A10). */
export const closedPage = (
  { name, contact }: Seller,
  why: ClosedWhy,
  { closed, locale, own }: Pages = OWN_PAGES,
): Page =>
  frame(
    closed.title,
    html`<p>${closed[why]}</p>
      <p>${filled(closed.next, { name, contact: own(contact) })}</p>`,
    '',
    locale,
  )

/** Something of ours is away for a moment: nothing was paid. `again`: pressing once more is safe, and may help. */
export const laterPage = (again: boolean, { later, locale }: Pages = OWN_PAGES): Page =>
  again
    ? frame(
        later.title,
        html`<p>${later.text}</p>
          <form method="post"><button type="submit">${later.button}</button></form>`,
        '',
        locale,
      )
    : frame(later.momentTitle, html`<p>${later.moment}</p>`, '', locale)

/** For whoever only looks what is behind a link, to show it in a chat: neither terms nor whose they are, and nothing happens. */
export const previewPage = ({ name }: Seller, { preview, locale }: Pages = OWN_PAGES): Page =>
  frame(filled(preview.title, { name }), html`<p>${filled(preview.text, { name })}</p>`, '', locale)

const termList = (terms: Terms, pages: Pages): Page =>
  html`<dl>${termLines(terms, pages).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`
