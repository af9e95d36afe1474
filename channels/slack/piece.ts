import type { Json } from '#core/json'
import { split } from '../shared/split.ts'
import { escaped } from './text.ts'

/**
 * What cannot be divided further: its blocks, and the same in words. Screen readers read a message's `text` and not its
 * blocks (docs: "chat.postMessage", accessibility), so everything is said twice.
 */
export type Piece = { readonly blocks: readonly Json[]; readonly words: string }

/** A few words of a line, with what is special about them. */
export type Span = { readonly text: string; readonly bold?: boolean; readonly url?: string }
/** Words that belong on one line. */
export type Line = readonly Span[]

/** Characters of one block of text (docs: "Section block"). */
const LIMIT = 3_000

/** How long a text is once it is escaped, as Slack counts it. */
export const sizeOf = (text: string): number => escaped(text).length

const ROOM = { fits: (text: string) => sizeOf(text) <= LIMIT, limit: LIMIT }

/** A text of any length, word for word: rich text knows no markup, so that "2*15*3" keeps its stars and nothing goes live. */
export const textPieces = (text: string): readonly Piece[] =>
  split(text, ROOM).map((words) => ({ blocks: [richText([linked(words)])], words }))

/** Lines, as many in a block as it holds. One that is too long for any is cut as a text is. */
export const linePieces = (lines: readonly Line[]): readonly Piece[] =>
  chunked(lines, { most: lines.length, room: LIMIT, sizeOf: (line) => sizeOf(wordsOf(line)) + 1 }).flatMap(
    (chunk) => {
      const words = chunk.map(wordsOf).join('\n')
      return ROOM.fits(words) ? [{ blocks: [richText(chunk)], words }] : textPieces(words)
    },
  )

const wordsOf = (line: Line): string => line.map(inWords).join('')

const inWords = ({ text, url }: Span): string =>
  url === undefined || url === text ? text : `${text}: ${url}`

/** In order, so many and so much of them together at a time. */
export const chunked = <T>(
  items: readonly T[],
  {
    most,
    room,
    sizeOf,
  }: { readonly most: number; readonly room: number; readonly sizeOf: (item: T) => number },
): readonly (readonly T[])[] => {
  const chunks: T[][] = []
  let left = 0
  for (const item of items) {
    const size = sizeOf(item)
    const last = chunks.at(-1)
    if (last && last.length < most && size <= left) last.push(item)
    else {
      chunks.push([item])
      left = room
    }
    left -= size
  }
  return chunks
}

/** A text with its web addresses as links; the sign that ends the sentence is not part of one. */
export const linked = (text: string): Line =>
  text
    .split(/(https?:\/\/[^\s<>]*[^\s<>.,;:!?'")\]}])/u)
    .map((part, n) => (n % 2 === 1 && isWebAddress(part) ? { text: part, url: part } : { text: part }))
    .filter((span) => span.text !== '')

/** What Slack takes as the address of a link or a picture (docs: "Button element", "Image block"). */
export const isWebAddress = (url: string): boolean =>
  url.length <= 3_000 && /^https?:\/\/./.test(url) && URL.canParse(url)

const richText = (lines: readonly Line[]): Json => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: lines
        .flatMap((line, n): Line => (n === 0 ? line : [{ text: '\n' }, ...line]))
        .filter(({ text }) => text !== '')
        .map(element),
    },
  ],
})

const element = (span: Span): Json => {
  const { text, bold, url } = span
  const style = bold ? { style: { bold: true } } : {}
  if (url === undefined || !isWebAddress(url)) return { type: 'text', text: inWords(span), ...style }
  return { type: 'link', url, ...(text === url ? {} : { text }), ...style }
}

/** A text that is shown as it is. */
export const plainText = (text: string): Json => ({ type: 'plain_text', text, emoji: false })
