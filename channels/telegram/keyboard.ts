import type { Choice, Link } from '#core/message'
import { numberedChoices } from '../shared/plain.ts'
import { referenceTo } from '../shared/reference.ts'
import { bold, joined, linked, type Rich, unmarked } from './rich.ts'

/** A button of an inline keyboard, or of the keyboard that takes the place of the letters. */
export type Button = { readonly text: string } & (
  | { readonly callback_data: string }
  | { readonly url: string }
  | { readonly request_contact: true }
  | object
)

/** More than this are numbers to reply with: nobody reads a taller keyboard. Telegram itself takes 100 (Bot API). */
const MOST_CHOICES = 20
/** Link buttons of one card, and of one message. */
export const MOST_LINKS = 40
/** Units of a title that a phone shows on a whole row; what is longer is written above as well. */
const ROW = 40
/** Bytes that a button of ours may carry (Bot API, "InlineKeyboardButton"). */
const DATA_BYTES = 64

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
  isPublic(url) && isVisible(title) && title.length <= ROW * 2

/** Whether there is anything to see: Telegram takes no text and no button of white space and invisible signs. */
export const isVisible = (text: string): boolean =>
  /(?![\u115f\u1160\u3164\uffa0])[\p{L}\p{N}\p{P}\p{S}]/u.test(text)

/** A name that leads somewhere: as a link, or with the address written out where Telegram would drop it. */
export const namedLink = (name: string, url: string): Rich => {
  if (!isPublic(url)) return unmarked(`${name}: ${url}`)
  return isVisible(name) ? linked(name, url) : unmarked(url)
}

/** Whether the choices of a message are buttons. */
export const areButtons = (choices: readonly Choice[], outgoing: string): boolean =>
  choices.length <= MOST_CHOICES &&
  Buffer.byteLength(referenceTo(outgoing, Math.max(1, choices.length))) <= DATA_BYTES

/** What of the choices is written above the buttons: the rows of a list, and titles that a button cannot show whole. */
export const choicesText = (choices: readonly Choice[], outgoing: string): Rich => {
  if (!areButtons(choices, outgoing)) return unmarked(numberedChoices(choices))
  if (!choices.some((choice) => choice.detail || isLong(choice))) return unmarked('')
  return joined(choices.map(row), '\n')
}

const row = ({ title, detail }: Choice, n: number): Rich =>
  joined([joined([unmarked(`${n + 1}.`), bold(title)], ' '), unmarked(detail ?? '')], ': ')

const isLong = ({ title }: Choice): boolean => title.length > ROW

const captionOf = (choice: Choice, n: number): string =>
  isLong(choice) || !isVisible(choice.title) ? String(n + 1) : unmarked(choice.title).text

/** The choices as rows of buttons that name the message and which of its choices they are (I14). */
export const choiceRows = (choices: readonly Choice[], outgoing: string): readonly (readonly Button[])[] =>
  rows(
    choices.map((choice, n) => ({
      text: captionOf(choice, n),
      callback_data: referenceTo(outgoing, n + 1),
    })),
  )

/** Links, one on each row. */
export const linkRows = (links: readonly Link[]): readonly (readonly Button[])[] =>
  links.map(({ title, url }) => [{ text: unmarked(title).text, url }])

/** The keyboard that shares one's number. Telegram has it in private chats only, and in place of inline buttons. */
export const contactKeyboard = (choices: readonly Choice[]) => ({
  keyboard: [
    [{ text: SHARE, request_contact: true }],
    ...rows(choices.map((choice, n) => ({ text: captionOf(choice, n) }))),
  ],
  one_time_keyboard: true,
  resize_keyboard: true,
})

const SHARE = '📱 Share my phone number'

/** Two or three short titles stand side by side, longer ones alone. */
const rows = <B extends Button>(buttons: readonly B[]): readonly (readonly B[])[] => {
  const longest = Math.max(0, ...buttons.map(({ text }) => text.length))
  const perRow = longest <= 8 ? 3 : longest <= 16 ? 2 : 1
  return Array.from({ length: Math.ceil(buttons.length / perRow) }, (_, n) =>
    buttons.slice(n * perRow, (n + 1) * perRow),
  )
}
