import { html } from 'hono/html'
import type { Terms } from '#core/catalogue'
import { frame, type Page } from './frame.ts'
import { money, onceOnly, termLines } from './term-lines.ts'

/** Who sells, and where a person is reached, for whoever finds the link closed. */
export type Seller = { readonly name: string; readonly contact: string }

/**
 * The built-in checkout (D7): plain forms that work without scripts and with a screen reader. It takes no card: it is
 * the payment provider of the lab and of tests, and says so. Of the buyer it shows nothing but the order: links are passed on.
 */
export const payPage = ({ name }: Seller, terms: Terms): Page =>
  terms.dueNow === 0
    ? frame(
        `Confirm your order with ${name}`,
        html`<p>You agreed to these terms in our chat. Nothing is due now, and no card is asked for.</p>
          ${termList(terms)}
          <form method="post"><button type="submit">Confirm the order</button></form>
          <p class="note">${name} bills you for what comes later.</p>`,
      )
    : frame(
        `Pay ${name}`,
        html`<p>You agreed to these terms in our chat. Nothing is charged before you press the button.</p>
          ${termList(terms)}
          <form method="post"><button type="submit">Pay ${money(terms.dueNow, terms.currency)}</button></form>
          <p class="note">${onceOnly(name)}</p>
          <p class="note">Test payment: no card is asked for and no money moves.</p>`,
      )

/** After paying, or confirming; the receipt itself appears in the conversation. */
export const paidPage = ({ name }: Seller, receipt: string | null, wasDue: boolean): Page =>
  frame(
    'Thank you',
    receipt
      ? html`<p>${wasDue ? `${name} has received your payment. Your receipt is` : `${name} has your order. Its number is`}
            <strong>${receipt}</strong>.</p>
          <p>It is in our chat too, where this link came from. You can close this page.</p>`
      : html`<p>${name} is booking your ${wasDue ? 'payment' : 'order'}. The receipt will appear in our chat, where this link came from.</p>`,
  )

/** Back from the provider's page: it tells us by itself what became of it, perhaps in a moment. `again`: null once the link is closed. */
export const backPage = ({ name }: Seller, again: string | null): Page =>
  frame(
    'Back to our chat',
    html`<p>If you have paid, ${name} hears of it in a moment, and the receipt appears in our chat, where this link came from.</p>
      <p>If you have not, nothing was charged, and ${
        again === null
          ? 'you can write to us there.'
          : html`you can <a href="${again}">go to the payment</a> again.`
      }</p>`,
  )

/** An offer that no longer stands leads back to the conversation (A10). */
export const closedPage = ({ name, contact }: Seller, why: string): Page =>
  frame(
    'This link is closed',
    html`<p>${why} Nothing was charged by opening it.</p>
      <p>Please go back to our chat, where this link came from, and say so: you will get a new one. You can also reach a person at ${name}: ${contact}.</p>`,
  )

/** Something of ours is away for a moment: nothing was paid. `again`: pressing once more is safe, and may help. */
export const laterPage = (again: boolean): Page =>
  again
    ? frame(
        'Not paid yet',
        html`<p>Your payment could not be taken just now, and nothing was charged. Please press again in a moment.</p>
          <form method="post"><button type="submit">Try again</button></form>`,
      )
    : frame('One moment', html`<p>This page cannot be shown just now. Please load it again in a moment.</p>`)

/** For whoever only looks what is behind a link, to show it in a chat: neither terms nor whose they are, and nothing happens. */
export const previewPage = ({ name }: Seller): Page =>
  frame(
    `Secure link from ${name}`,
    html`<p>This link is for whoever ${name} sent it to. Please open it in a browser.</p>`,
  )

const termList = (terms: Terms): Page =>
  html`<dl>${termLines(terms).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`
