/** One `##` section of the business's Markdown, as plain sentences. */
export type Section = { readonly id: number; readonly title: string; readonly text: string }

/** The sections of a Markdown text, in order; words before the first `##` belong to none and are a preface. */
export const sectionsOf = (markdown: string): readonly Section[] =>
  markdown
    .replace(/\r\n?/g, '\n')
    .split(/^##[ \t]+/m)
    .slice(1)
    .map((section, id) => {
      const [title = '', ...lines] = section.split('\n')
      return { id, title: plainText(title), text: plainText(lines.join('\n')) }
    })
    .filter((section) => section.text !== '')

/** Whole sentences of a text, in order. */
export const sentencesOf = (text: string): readonly string[] =>
  [...SENTENCES.segment(text)].map(({ segment }) => segment.trim()).filter((sentence) => sentence !== '')

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Markdown is for whoever writes the knowledge; whoever asks gets words, on channels that know no markup. */
const plainText = (markdown: string): string =>
  markdown
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\(([^)\s]+)[^)]*\)/g, '$1 ($2)')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d+\.)[ \t]+/gm, '')
    .replace(/(\*\*|__|`)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
