import { pattern } from '#core/pattern'

/** How many columns a text takes in a terminal: two for wide characters, none for what joins another. */
const widthOf = (text: string): number =>
  [...SEGMENTS.segment(text)].reduce((sum, { segment }) => sum + columns(segment), 0)

const SEGMENTS = new Intl.Segmenter('en', { granularity: 'grapheme' })

const columns = (grapheme: string): number => {
  if (/^[\p{M}\p{Cf}]+$/u.test(grapheme)) return 0
  return WIDE.test(grapheme) ? 2 : 1
}

/** East Asian wide and fullwidth forms, and pictures. */
const WIDE = pattern('u')`
  \p{Emoji_Presentation}|\ufe0f
  |
    [\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]
`

/** Lines no wider than `width`, broken at spaces; a word that is wider than a line is broken where the line ends, but for an address. */
export const wrap = (text: string, width: number): readonly string[] =>
  text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, Math.max(width, 20)))

const wrapParagraph = (paragraph: string, width: number): readonly string[] => {
  const lines: string[] = ['']
  for (const word of paragraph.split(' ').flatMap((one) => pieces(one, width))) {
    const last = lines.at(-1) ?? ''
    const longer = last === '' ? word : `${last} ${word}`
    if (last === '' || widthOf(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** An address stays whole, or nobody could click on it. */
const pieces = (word: string, width: number): readonly string[] => {
  if (widthOf(word) <= width || /^https?:/.test(word)) return [word]
  const parts: string[] = ['']
  for (const { segment } of SEGMENTS.segment(word)) {
    const last = parts.at(-1) ?? ''
    if (widthOf(last + segment) <= width) parts[parts.length - 1] = last + segment
    else parts.push(segment)
  }
  return parts
}
