import type { Address } from '#core/address'
import type { Json } from '#core/json'
import type { Card, Link, Message, SentFile } from '#core/message'
import { factLine } from '../shared/plain.ts'
import { areButtons, choiceRows, choicesText, contactKeyboard, linkRows } from './keyboard.ts'
import { isButton, isPublic, isVisible, MOST_LINKS, namedLink } from './link.ts'
import { chatOf, isInGroup } from './place.ts'
import { bold, CAPTION_LIMIT, fits, htmlOf, joined, pieces, type Rich, TEXT_LIMIT, unmarked } from './rich.ts'

/** What becomes one call: words, perhaps under a picture or a file, and the links under them. */
type Part = { readonly words: Rich; readonly media: Media | null; readonly links: readonly Link[] }

type Media = {
  readonly method: 'sendPhoto' | 'sendDocument'
  readonly field: 'photo' | 'document'
  readonly url: string
}

/**
 * A message as few calls as hold it, in its own order (C4, C5): neighbours share a call, a picture or file carries the
 * words beside it as its caption, and the last call has the choices. A payload is a method of the Bot API and its
 * parameters; the chat is added when it is sent.
 *
 * R1 Whatever Telegram might not show is written out as well: the address of a picture or file under its name, a link
 *    that it would not take, titles that no button holds.
 * R2 A call has one keyboard. The one that shares a phone number has no room for links, so those are written out, and its
 *    choices come back by their words. It hides after use; the next call without buttons takes it away for good.
 * R3 In a group the first call quotes what it answers, so that everybody sees who is meant.
 */
export const renderTelegram = (message: Message, to: Address, outgoing: string): readonly Json[] => {
  const isPrivate = !isInGroup(to)
  const wantsPhone = message.wants === 'phone' && isPrivate
  const parts = partsOf(message, wantsPhone, outgoing)
  const choices = areButtons(message.choices, outgoing) ? message.choices : []
  return parts.map((part, n): Json => {
    const isLast = n === parts.length - 1
    const rows = [...linkRows(part.links), ...(isLast && !wantsPhone ? choiceRows(choices, outgoing) : [])]
    const markup = rows.length > 0 ? { inline_keyboard: rows } : isPrivate ? { remove_keyboard: true } : null
    const shown = payload(part, isLast && wantsPhone ? contactKeyboard(choices) : markup)
    return n === 0 ? { ...shown, ...quoting(message, to) } : shown
  })
}

/** One that is gone by then is not quoted, and what we say stands by itself. */
const quoting = ({ replyTo }: Message, to: Address): { readonly [name: string]: Json } => {
  const [chat, id] = replyTo?.split('.') ?? []
  return isInGroup(to) && chat === chatOf(to) && /^\d{1,15}$/.test(id ?? '')
    ? { reply_parameters: { message_id: Number(id), allow_sending_without_reply: true } }
    : {}
}

const payload = ({ words, media }: Part, markup: Json): { readonly [name: string]: Json } => {
  const html = htmlOf(words) + (isVisible(words.text) ? '' : POINTER)
  const common = { parse_mode: 'HTML', ...(markup === null ? {} : { reply_markup: markup }) }
  return media === null
    ? { method: 'sendMessage', text: html, link_preview_options: { is_disabled: true }, ...common }
    : { method: media.method, [media.field]: media.url, caption: html, ...common }
}

/** Buttons stand under a text; where there is nothing to see, this points at them. */
const POINTER = '👇'

const partsOf = (message: Message, wantsPhone: boolean, outgoing: string): readonly Part[] => {
  const { text, cards, files = [], question = '', choices } = message
  const words = (rich: Rich): Part => ({ words: rich, media: null, links: [] })
  const parts = [
    words(unmarked(text)),
    ...cards.map((card) => cardPart(card, wantsPhone)),
    ...files.map(filePart),
    words(unmarked(question)),
    words(choicesText(choices, outgoing)),
  ]
  const packed = parts.reduce(pack, [])
  const isMute = packed.length === 0 && (choices.length > 0 || wantsPhone)
  return isMute ? [words(unmarked(''))] : packed
}

/** Goes along with the call before it where that has room, else it is a call of its own, or several. */
const pack = (packed: readonly Part[], part: Part): readonly Part[] => {
  const { words, media, links } = part
  if (words.text.trim() === '' && media === null && links.length === 0) return packed
  const last = packed.at(-1)
  const together = last && merged(last, part)
  if (together) return [...packed.slice(0, -1), together]
  const cut = pieces(words, media ? CAPTION_LIMIT : TEXT_LIMIT)
  return [
    ...packed,
    ...cut.map((piece, n) => ({
      words: piece,
      media: n === 0 ? media : null,
      links: n === cut.length - 1 ? links : [],
    })),
  ]
}

const merged = (a: Part, b: Part): Part | null => {
  if (a.media && b.media) return null
  const media = a.media ?? b.media
  const words = joined([a.words, b.words], '\n\n')
  const links = [...a.links, ...b.links]
  const hasRoom = fits(words, media ? CAPTION_LIMIT : TEXT_LIMIT) && links.length <= MOST_LINKS
  return hasRoom ? { words, media, links } : null
}

const cardPart = ({ title, text, image, facts, links, total }: Card, wantsPhone: boolean): Part => {
  const isShown = (link: Link, n: number): boolean => !wantsPhone && n < MOST_LINKS && isButton(link)
  const lines = [
    bold(title),
    unmarked(text),
    ...(image ? [namedLink(image.alt, image.url)] : []),
    ...facts.map((fact) => unmarked(factLine(fact))),
    ...(total ? [bold(factLine(total))] : []),
    ...links.filter((link, n) => !isShown(link, n)).map((link) => namedLink(link.title, link.url)),
  ]
  return {
    words: joined(lines, '\n'),
    media: image && isPublic(image.url) ? { method: 'sendPhoto', field: 'photo', url: image.url } : null,
    links: links.filter(isShown),
  }
}

/** What Telegram fetches by its address: pictures, and of other files only these (Bot API, "Sending files"). */
const FETCHED: { readonly [contentType: string]: Omit<Media, 'url'> | undefined } = {
  'image/jpeg': { method: 'sendPhoto', field: 'photo' },
  'image/png': { method: 'sendPhoto', field: 'photo' },
  'image/webp': { method: 'sendPhoto', field: 'photo' },
  'image/gif': { method: 'sendDocument', field: 'document' },
  'application/pdf': { method: 'sendDocument', field: 'document' },
  'application/zip': { method: 'sendDocument', field: 'document' },
}

const filePart = ({ name, url, contentType }: SentFile): Part => {
  const fetched = Object.hasOwn(FETCHED, contentType) ? FETCHED[contentType] : undefined
  return {
    words: namedLink(name, url),
    media: fetched && isPublic(url) ? { ...fetched, url } : null,
    links: [],
  }
}
