import { type About, fetchLogin } from './api.ts'
import { SAMPLE } from './devices/sample.ts'
import { money } from './values.ts'

/** A page as the business might have it, with the real widget in it: `index.html` puts it into `website-chat`. */
export const Website = ({ about }: { readonly about: About }) => (
  <section id="website" class="device website" aria-labelledby="website-title">
    <div class="heading">
      <h2 id="website-title">The website</h2>
      <button type="button" class="quiet" onClick={() => void attachSample()}>
        Send a photo
      </button>
    </div>
    <div class="browser">
      <p class="bar">
        <span>{about.business.toLowerCase().replace(/\W+/g, '-')}.example</span>
        <Login />
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
                  <b class="of">{name}</b>{' '}
                  <i>
                    {upTo === null ? `over ${about.plans[n - 1]?.upTo ?? 0} people` : `up to ${upTo} people`}
                  </i>
                </span>
                <span>
                  <b>{price === null ? 'By quote' : money(price, about.currency)}</b>{' '}
                  {price !== null && <i>a month</i>}
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

/** Who is logged in on the website: the widget is told as any site tells it, with what the site's server has signed (M6). */
const Login = () => (
  <select
    class="day"
    aria-label="Who is logged in"
    value={localStorage.getItem(WHO) ?? ''}
    onChange={({ currentTarget }) => void logIn(currentTarget.value)}
  >
    <option value="">Not logged in</option>
    {USERS.map((user) => (
      <option key={user} value={user.toLowerCase()}>
        {user} is logged in
      </option>
    ))}
  </select>
)

const USERS = ['Dana', 'Lee']

/** The site remembers it, and so does the widget. */
const WHO = 'throughline-lab:logged-in'

const logIn = async (user: string): Promise<void> => {
  localStorage.setItem(WHO, user)
  if (user === '') window.Throughline?.logout()
  else window.Throughline?.identify(await fetchLogin(user))
}

/** Writes into the widget as a person would, for them to send; where it cannot be reached, the words are copied. */
export const fillWidget = (text: string): void => {
  const composer = inWidget<HTMLTextAreaElement>('textarea')
  if (!composer) {
    void navigator.clipboard.writeText(text)
    return
  }
  composer.value = text
  composer.dispatchEvent(new Event('input', { bubbles: true }))
  composer.focus()
}

/** Attaches the sample photo in the widget, as if it had been picked from the disk. */
const attachSample = async (): Promise<void> => {
  const input = inWidget<HTMLInputElement>('input[type=file]')
  const response = await fetch(SAMPLE.path)
  if (!input || !response.ok) return
  const files = new DataTransfer()
  files.items.add(new File([await response.blob()], SAMPLE.name, { type: SAMPLE.contentType }))
  input.files = files.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

const inWidget = <E extends Element>(selector: string): E | null | undefined =>
  document.querySelector('#website-chat throughline-chat')?.shadowRoot?.querySelector<E>(selector)
