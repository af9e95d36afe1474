import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import { frame, type Page } from '#checkout/frame'
import { filled } from '#checkout/page-words'
import { type Address, endingOf } from '#core/address'
import { CONTINUE_WORDS, type ContinueWords, type Gone } from './continue-words.ts'

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
export const continuePage = (
  name: string,
  from: Address,
  { chat, telegram, text }: Ways,
  words: ContinueWords = CONTINUE_WORDS.en,
): Page =>
  frame(
    words.title,
    html`<p>${filled(words.begun, { name, where: begun(from, words) })}</p>
      <p>${words.asked} <strong>${words.notYours}</strong></p>
      <button type="button" id="go" hidden>${words.here}</button>
      <noscript><p>${words.noScript}</p></noscript>
      ${telegram === null ? '' : html`<p><a class="go" href="${telegram}">${words.telegram}</a></p>`}
      ${
        text === null
          ? ''
          : html`<h2>${words.byText}</h2>
              <p>${words.text.send} <a class="code" href="sms:${text.number}?&body=${text.short}">${text.short}</a> ${words.text.to} <strong>${text.number}</strong> ${words.text.from}</p>`
      }
      <h2>${filled(words.elsewhere, { name })}</h2>
      <p>${words.copy}</p>`,
    html`<script src="/widget.js" data-launcher="none" data-title="${name}" data-continue="${chat.token}"${
      chat.tokens === null ? '' : html` data-token-url="${chat.tokens}"`
    }></script>
      <script>${raw(SCRIPT)}</script>`,
    words.locale,
  )

/** The link leads nowhere any more, or never did. */
export const goneFor = (name: string, found: Gone, { gone, locale } = CONTINUE_WORDS.en): Page =>
  frame(gone.title, html`<p>${gone[found]}</p><p>${filled(gone.next, { name })}</p>`, '', locale)

const begun = (from: Address, { where: words }: ContinueWords): string => {
  const ending = endingOf(from)
  const where = words[from.channel] ?? filled(words.other, { channel: from.channel })
  return ending === null ? where : filled(words.ending, { where, ending })
}

/** Opens the chat, which then says what it was opened with; a page that was only looked at says nothing. */
const SCRIPT =
  "const go=document.getElementById('go');if(window.Throughline){go.hidden=false;go.addEventListener('click',()=>window.Throughline.open())}"

/** The one script that stands in the page itself, for its content security policy. */
export const SCRIPT_HASH = `'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`
