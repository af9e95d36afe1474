import { split } from '../shared/split.ts'

/** UTF-16 units of a text, counted as it is read and not as it is written in HTML (Bot API, "sendMessage"). */
export const TEXT_LIMIT = 4_096
/** UTF-16 units of the words under a picture or a file (Bot API, "sendPhoto"). */
export const CAPTION_LIMIT = 1_024

/** A text with bold and linked stretches, from and to a UTF-16 unit. */
export type Rich = { readonly text: string; readonly marks: readonly Mark[] }

type Mark = { readonly from: number; readonly to: number; readonly href: string | null }

/** A text as it is. Halves of characters are none, and Telegram refuses them. */
export const unmarked = (text: string): Rich => ({
  text: text.replace(/\p{Surrogate}/gu, '\ufffd'),
  marks: [],
})

/** A text in bold. */
export const bold = (text: string): Rich => marked(unmarked(text), null)

/** A text that leads to an address. */
export const linked = (text: string, href: string): Rich => marked(unmarked(text), href)

const marked = ({ text }: Rich, href: string | null): Rich => ({
  text,
  marks: [{ from: 0, to: text.length, href }],
})

/** Several texts as one, those without a word in them left out. */
export const joined = (parts: readonly Rich[], between: string): Rich =>
  parts
    .filter(({ text }) => text.trim() !== '')
    .reduce(
      (all, part) => (all.text === '' ? part : added(added(all, unmarked(between)), part)),
      unmarked(''),
    )

const added = (a: Rich, b: Rich): Rich => ({
  text: a.text + b.text,
  marks: [...a.marks, ...b.marks.map((mark) => shifted(mark, a.text.length))],
})

const shifted = ({ from, to, href }: Mark, by: number): Mark => ({ from: from + by, to: to + by, href })

/** A stretch of it; a mark that reaches beyond is cut at both ends, and so is whole in each piece. */
const slice = ({ text, marks }: Rich, from: number, to: number): Rich => ({
  text: text.slice(from, to),
  marks: marks
    .map((mark) => shifted({ ...mark, from: Math.max(mark.from, from), to: Math.min(mark.to, to) }, -from))
    .filter((mark) => mark.from < mark.to),
})

/** As the Bot API wants it in the parse mode `HTML`. */
export const htmlOf = ({ text, marks }: Rich): string => {
  let [html, at] = ['', 0]
  for (const { from, to, href } of marks) {
    const tag = href === null ? ['<b>', '</b>'] : [`<a href="${escaped(href)}">`, '</a>']
    html += `${escaped(text.slice(at, from))}${tag.join(escaped(text.slice(from, to)))}`
    at = to
  }
  return html + escaped(text.slice(at))
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Whether one call holds it. With its markup it stays within the limit of a text as well: who counts that along is content. */
export const fits = (rich: Rich, limit: number): boolean =>
  rich.text.length <= limit && htmlOf(rich).length <= TEXT_LIMIT

/** Cut into pieces for one call each (C5), the first of them within a limit of its own: it may be a caption. */
export const pieces = (rich: Rich, first: number): readonly Rich[] => {
  const begin = rich.text.length - rich.text.trimStart().length
  const whole = slice(rich, begin, rich.text.trimEnd().length)
  if (whole.text === '' || fits(whole, first)) return [whole]
  const isShort = (text: string): boolean => fits(slice(whole, 0, text.length), first)
  // What lies further on than twice the limit changes nothing about where the first piece ends.
  const [piece = ''] = split(whole.text.slice(0, 2 * first + 2), { fits: isShort, limit: first })
  return [slice(whole, 0, piece.length), ...pieces(slice(whole, piece.length, whole.text.length), TEXT_LIMIT)]
}
