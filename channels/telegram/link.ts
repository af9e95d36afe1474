import type { Link } from '#core/message'
import { linked, type Rich, unmarked } from './rich.ts'

/** Link buttons of one card, and of one message. */
export const MOST_LINKS = 40

/** Units of a title that still make a button. */
const MOST_TITLE = 80

/**
 * Whether Telegram takes an address for a button or a link, and brings the buyer there: a host with a dot in it, by HTTP
 * (TDLib, "LinkManager"). It refuses a whole message for a button that leads to `http://localhost`.
 */
export const isPublic = (url: string): boolean => {
  if (url.length > 1_024 || !URL.canParse(url)) return false
  const { protocol, hostname, username } = new URL(url)
  return /^https?:$/.test(protocol) && username === '' && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(hostname)
}

/** Whether a link can be a button; else it is written out, and is not lost. */
export const isButton = ({ title, url }: Link): boolean =>
  isPublic(url) && isVisible(title) && title.length <= MOST_TITLE

/** Whether there is anything to see: Telegram takes no text and no button of white space and invisible signs. */
export const isVisible = (text: string): boolean =>
  /(?![\u115f\u1160\u3164\uffa0])[\p{L}\p{N}\p{P}\p{S}]/u.test(text)

/** A name that leads somewhere: as a link, or with the address written out where Telegram would drop it. */
export const namedLink = (name: string, url: string): Rich => {
  if (!isPublic(url)) return unmarked(`${name}: ${url}`)
  return isVisible(name) ? linked(name, url) : unmarked(url)
}
