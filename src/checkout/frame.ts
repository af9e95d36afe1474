import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Locale } from '#core/locale'

/** What a page is made of: what is put into it is escaped. */
export type Page = HtmlEscapedString | Promise<HtmlEscapedString>

/** A page of ours: plain, in light and dark, for a phone and a desk; `more` comes after it, as a script that it needs. */
export const frame = (
  title: string,
  body: Page,
  more: Page | '' = '',
  lang: Locale = 'en',
): Page => html`<!doctype html>
  <html lang="${lang}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>${title}</title>
      <style>${raw(STYLE)}</style>
    </head>
    <body>
      <main>
        <h1>${title}</h1>
        ${body}
      </main>
      ${more}
    </body>
  </html>`

const STYLE = `
  :root { color-scheme: light dark; }
  body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; overflow-wrap: anywhere; }
  main { max-width: 30rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
  h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; }
  dl { margin: 1.5rem 0; border-top: 1px solid color-mix(in srgb, CanvasText 20%, transparent); }
  dl div { display: flex; gap: 1rem; padding: .6rem 0; border-bottom: 1px solid color-mix(in srgb, CanvasText 20%, transparent); }
  dt { flex: 0 0 8rem; } dd { margin: 0; font-weight: 600; }
  button, .go { width: 100%; padding: .9rem; font: inherit; font-weight: 600; color: #fff; background: #1c5d3a; border: 1px solid #6cc091; border-radius: .6rem; cursor: pointer; }
  button:focus-visible, a:focus-visible { outline: 3px solid #6cc091; outline-offset: 3px; }
  .note { font-size: .9rem; }
  .go { display: block; box-sizing: border-box; text-align: center; text-decoration: none; }
  .code { font: 600 1.25rem/1.5 ui-monospace, monospace; letter-spacing: .05em; white-space: nowrap; }
  h2 { font-size: 1.0625rem; margin: 1.5rem 0 .5rem; }
`

/** The one style that these pages may use, for their content security policy. */
export const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`
