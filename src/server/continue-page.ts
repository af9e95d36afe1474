import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import { frame, type Page } from '#checkout/frame'
import { type Address, endingOf } from '#core/address'
import type { LinkFound } from '#core/link-event'

/** Where one may go on, as far as it is set up; null: not there. */
export type Ways = {
  /** The token that the chat on this page begins with, and where it gets the right to begin. */
  readonly chat: { readonly token: string; readonly tokens: string | null }
  /** An address that opens Telegram, or what stands in for it. */
  readonly telegram: string | null
  /** A few characters to be sent to a number. */
  readonly text: { readonly short: string; readonly number: string } | null
}

/**
 * Whose conversation a link continues, and where one may go on. It says no more of them than how a phone ends, since links are
 * passed on; and it joins nothing: that is asked, and said yes to, where one goes on (M6, I10).
 */
export const continuePage = (business: string, from: Address, { chat, telegram, text }: Ways): Page =>
  frame(
    'Go on with our conversation',
    html`<p>This link continues the conversation with ${business} begun ${begun(from)}. It works once, and only for a short while.</p>
      <p>Nothing is connected by opening this page. Where you go on, you are asked first whether that conversation is yours.
        <strong>If somebody else sent you this link, please close the page.</strong></p>
      <button type="button" id="go" hidden>Go on in the chat here</button>
      <noscript><p>The chat on this page needs scripts, which this browser does not run. The other ways work without.</p></noscript>
      ${telegram === null ? '' : html`<p><a class="go" href="${telegram}">Go on in Telegram</a></p>`}
      ${
        text === null
          ? ''
          : html`<h2>Or by text</h2>
              <p>Text <a class="code" href="sms:${text.number}?&body=${text.short}">${text.short}</a> to <strong>${text.number}</strong> from the phone that you want to go on with.</p>`
      }
      <h2>Or in any other chat with ${business}</h2>
      <p>Copy the address of this page and send it there.</p>`,
    html`<script src="/widget.js" data-launcher="none" data-title="${business}" data-continue="${chat.token}"${
      chat.tokens === null ? '' : html` data-token-url="${chat.tokens}"`
    }></script>
      <script>${raw(SCRIPT)}</script>`,
  )

/** The link leads nowhere any more, or never did; that it is none of ours is said of every token that could be guessed. */
export const goneFor = (business: string, found: Exclude<LinkFound['found'], 'open'> | 'unknown'): Page =>
  frame(
    'This link leads nowhere',
    html`<p>${GONE[found]} Nothing was connected.</p>
      <p>${business} gives you a new one where you got it: just ask there.</p>`,
  )

const GONE: { readonly [found in Parameters<typeof goneFor>[1]]: string } = {
  expired: 'This link has run out.',
  used: 'This link was used already, and it works only once.',
  void: 'This link no longer works: a newer one was given, or the conversation it was for has changed.',
  unknown: 'This is not a link of ours, or it was cut short on the way.',
}

const begun = (from: Address): string => {
  const ending = endingOf(from)
  const where = BEGUN.get(from.channel) ?? `on ${from.channel}`
  return ending === null ? where : `${where} with the number ending ${ending}`
}

const BEGUN: ReadonlyMap<string, string> = new Map([
  ['sms', 'by text message'],
  ['whatsapp', 'on WhatsApp'],
  ['webchat', 'in the chat on our website'],
  ['slack', 'in Slack'],
  ['telegram', 'in Telegram'],
  ['msteams', 'in Microsoft Teams'],
])

/** Opens the chat, which then says what it was opened with; a page that was only looked at says nothing. */
const SCRIPT =
  "const go=document.getElementById('go');if(window.Throughline){go.hidden=false;go.addEventListener('click',()=>window.Throughline.open())}"

/** The one script that stands in the page itself, for its content security policy. */
export const SCRIPT_HASH = `'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`
