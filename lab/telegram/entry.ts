import { GROUP } from './options.ts'
import type { Kept, Message, Stretch } from './store.ts'

/** A button as a client shows it. */
export type EntryButton = {
  readonly text: string
  readonly kind: 'choice' | 'link' | 'contact'
  readonly url?: string
}

/** A message as a client shows it; `mine` when the user sent it. */
export type Entry = {
  readonly id: number
  readonly chat: 'private' | 'group'
  readonly mine: boolean
  readonly text: string
  /** The text with its marks, safe to show: all that is not a mark is escaped. */
  readonly html: string
  readonly buttons: readonly EntryButton[]
  readonly photo?: string
  readonly document?: { readonly url: string; readonly name: string }
  /** The message that stands quoted above it. */
  readonly quotes?: number
  readonly edited: boolean
  readonly at: number
}

/** What a user sees of a message. */
export const entryOf = ({ message, keyboard, photo, document }: Kept, user: number): Entry => {
  const text = message.text ?? message.caption ?? ''
  return {
    id: message.message_id,
    chat: message.chat.id === GROUP ? 'group' : 'private',
    mine: message.from.id === user,
    text,
    html: htmlOf(text, message.entities ?? message.caption_entities ?? []),
    buttons: [...inlineButtons(message), ...(keyboard?.rows.flat() ?? []).map(letterButton)],
    ...(photo === null ? {} : { photo }),
    ...(document === null ? {} : { document }),
    ...(message.reply_to_message && { quotes: message.reply_to_message.message_id }),
    edited: message.edit_date !== undefined,
    at: message.date * 1_000,
  }
}

const inlineButtons = ({ reply_markup: markup }: Message): readonly EntryButton[] =>
  (markup?.inline_keyboard.flat() ?? []).map(({ text, url }) =>
    url === undefined ? { text, kind: 'choice' } : { text, kind: 'link', url },
  )

const letterButton = (button: NonNullable<Kept['keyboard']>['rows'][number][number]): EntryButton => ({
  text: button.text,
  kind: button.request_contact ? 'contact' : 'choice',
})

const TAGS: { readonly [type: string]: string | undefined } = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  spoiler: 'tg-spoiler',
}

/** Marks never overlap by halves, so that whatever begins first ends last. */
const htmlOf = (text: string, marks: readonly Stretch[]): string => {
  const [first, ...others] = marks
  if (first === undefined) return withLinks(text)
  const end = first.offset + first.length
  const inside = others.filter(({ offset }) => offset < end).map((mark) => moved(mark, first.offset))
  const after = others.filter(({ offset }) => offset >= end).map((mark) => moved(mark, end))
  const marked = htmlOf(text.slice(first.offset, end), inside)
  return withLinks(text.slice(0, first.offset)) + wrapped(marked, first) + htmlOf(text.slice(end), after)
}

const moved = (mark: Stretch, by: number): Stretch => ({ ...mark, offset: mark.offset - by })

const wrapped = (html: string, { type, url }: Stretch): string => {
  if (type === 'text_link' && url !== undefined) return anchor(url, html)
  const tag = TAGS[type]
  return tag === undefined ? html : `<${tag}>${html}</${tag}>`
}

/** Addresses in a text lead somewhere; those of this machine too, which a client of the real Telegram would leave as text. */
const withLinks = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/u)
    .map((part, n) => (n % 2 === 1 ? anchor(part, escaped(part)) : escaped(part)))
    .join('')

const anchor = (url: string, html: string): string =>
  /^(https?|tg):/i.test(url) ? `<a href="${escaped(url)}">${html}</a>` : html

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
