import type { Choice, Link } from '#core/message'
import { numberedChoices } from '../shared/plain.ts'
import { referenceTo } from '../shared/reference.ts'
import { isVisible } from './link.ts'
import { bold, joined, type Rich, unmarked } from './rich.ts'

/** A button of an inline keyboard, or of the keyboard that takes the place of the letters. */
type Button = {
  readonly text: string
  readonly callback_data?: string
  readonly url?: string
  readonly request_contact?: true
}

/** More than this are numbers to reply with: nobody reads a taller keyboard. Telegram itself takes 100 (Bot API). */
const MOST_CHOICES = 20
/** Units of a title that a phone shows on a whole row; what is longer is written above as well. */
const ROW = 40
/** Bytes that a button of ours may carry (Bot API, "InlineKeyboardButton"). */
const DATA_BYTES = 64

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
const rows = (buttons: readonly Button[]): readonly (readonly Button[])[] => {
  const longest = Math.max(0, ...buttons.map(({ text }) => text.length))
  const perRow = longest <= 8 ? 3 : longest <= 16 ? 2 : 1
  return Array.from({ length: Math.ceil(buttons.length / perRow) }, (_, n) =>
    buttons.slice(n * perRow, (n + 1) * perRow),
  )
}
