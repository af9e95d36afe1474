import type { About } from './api.ts'
import { money } from './values.ts'

/** A page as the business might have it, with the real widget in it: `index.html` puts it into `website-chat`. */
export const Website = ({ about }: { readonly about: About }) => (
  <section class="website" aria-labelledby="website-title">
    <h2 id="website-title">The website</h2>
    <div class="browser">
      <p class="bar">
        <span>{about.business.toLowerCase().replace(/\W+/g, '-')}.example</span>
      </p>
      <div class="page">
        <div class="pitch">
          <p class="brand">{about.business}</p>
          <p class="claim">Plans for every size.</p>
          <p class="promise">Ask in the chat, go on by text, pay from a link: it stays one conversation.</p>
          <ul class="plans">
            {about.plans.map(({ name, upTo, price }, n) => (
              <li key={name}>
                <span>
                  <b>{name}</b>{' '}
                  {upTo === null ? `over ${about.plans[n - 1]?.upTo ?? 0} people` : `up to ${upTo} people`}
                </span>
                <span>
                  <b>{price === null ? 'By quote' : money(price, about.currency)}</b>{' '}
                  {price !== null && 'a month'}
                </span>
              </li>
            ))}
          </ul>
        </div>
        <div class="chat" id="website-chat" />
      </div>
    </div>
  </section>
)

/** Writes into the widget as a person would, for them to send; where it cannot be reached, the words are copied. */
export const fillWidget = (text: string): void => {
  const composer = document
    .querySelector('#website-chat throughline-chat')
    ?.shadowRoot?.querySelector<HTMLTextAreaElement>('textarea')
  if (!composer) {
    void navigator.clipboard.writeText(text)
    return
  }
  composer.value = text
  composer.dispatchEvent(new Event('input', { bubbles: true }))
  composer.focus()
}
