import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Terms } from '#core/catalogue'

type Page = HtmlEscapedString | Promise<HtmlEscapedString>

/**
 * The built-in checkout (D7): plain forms that work without scripts and with a screen reader. It takes no card: it is
 * the payment provider of the lab and of tests, and says so.
 */
export const payPage = (business: string, terms: Terms): Page =>
  frame(
    `Pay ${business}`,
    html`<p>You agreed to these terms in our chat. Nothing is charged before you press the button.</p>
      <dl>
        ${line('Plan', terms.name)} ${line('People', String(terms.quantity))}
        ${line('Price', `${money(terms.price, terms.currency)} a ${terms.per}`)} ${line('Start', longDay(terms.start))}
        ${line('Renewal', terms.renewal)} ${line('Cancellation', terms.cancellation)}
        ${terms.special === undefined ? '' : line('Agreed', terms.special)}
        ${line('Due now', money(terms.dueNow, terms.currency))}
      </dl>
      <form method="post"><button type="submit">Pay ${money(terms.dueNow, terms.currency)}</button></form>
      <p class="note">Test payment: no card is asked for and no money moves.</p>`,
  )

/** After paying; the receipt itself appears in the conversation. */
export const paidPage = (business: string, receipt: string | null): Page =>
  frame(
    'Thank you',
    receipt
      ? html`<p>${business} has received your payment. Your receipt is <strong>${receipt}</strong>.</p>
          <p>It is in our chat too, where this link came from. You can close this page.</p>`
      : html`<p>${business} is booking your payment. The receipt will appear in our chat, where this link came from.</p>`,
  )

/** Back from the provider's page: it tells us by itself what became of it, perhaps in a moment. `again`: null once the link is closed. */
export const backPage = (business: string, again: string | null): Page =>
  frame(
    'Back to our chat',
    html`<p>If you have paid, ${business} hears of it in a moment, and the receipt appears in our chat, where this link came from.</p>
      <p>If you have not, nothing was charged, and ${
        again === null
          ? 'you can write to us there.'
          : html`you can <a href="${again}">go to the payment</a> again.`
      }</p>`,
  )

/** An offer that no longer stands leads back to the conversation (A10). */
export const closedPage = (why: string): Page =>
  frame(
    'This link is closed',
    html`<p>${why}</p>
      <p>Please go back to our chat, where this link came from, and say so: you will get a new one.</p>`,
  )

/** Something of ours is away for a moment: nothing was paid, and pressing again is safe. */
export const laterPage = (wasPaying: boolean): Page =>
  wasPaying
    ? frame(
        'Not paid yet',
        html`<p>Your payment could not be taken just now, and nothing was charged. Please press again in a moment.</p>
          <form method="post"><button type="submit">Try again</button></form>`,
      )
    : frame('One moment', html`<p>This page cannot be shown just now. Please load it again in a moment.</p>`)

const frame = (title: string, body: Page): Page => html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>${title}</title>
      <style>
        ${STYLE}
      </style>
    </head>
    <body>
      <main>
        <h1>${title}</h1>
        ${body}
      </main>
    </body>
  </html>`

const line = (label: string, value: string): Page => html`<div><dt>${label}</dt><dd>${value}</dd></div>`

const money = (cents: number, currency: string): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(cents / 100)

const longDay = (day: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

const STYLE = `
  :root { color-scheme: light dark; }
  body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
  main { max-width: 30rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
  h1 { font-size: 1.75rem; margin: 0 0 1rem; }
  dl { margin: 1.5rem 0; border-top: 1px solid color-mix(in srgb, CanvasText 20%, transparent); }
  dl div { display: flex; gap: 1rem; padding: .6rem 0; border-bottom: 1px solid color-mix(in srgb, CanvasText 20%, transparent); }
  dt { flex: 0 0 8rem; opacity: .75; } dd { margin: 0; }
  button { width: 100%; padding: .9rem; font: inherit; font-weight: 600; color: #fff; background: #1c5d3a; border: 0; border-radius: .6rem; cursor: pointer; }
  button:focus-visible { outline: 3px solid #6cc091; outline-offset: 3px; }
  .note { opacity: .75; font-size: .9rem; }
`
