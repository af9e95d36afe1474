import type { Note } from './notes.ts'
import type { Screen } from './screen.ts'
import type { Shown } from './shown.ts'

/** A page of Markdown that grows with the conversation. */
export type Transcript = Screen & {
  /** All of it, as it is now. */
  readonly page: () => string
}

/** Begins a page: whose conversation it is, where and when. */
export const transcript = (title: string, about: string): Transcript => {
  const blocks: string[] = [`# ${escaped(title)}`, escaped(about)]
  return {
    said: (text) => void blocks.push(speech('Buyer', escaped(text))),
    came: (shown) => void blocks.push(...blocksOf(shown)),
    noted: (notes) => void blocks.push(`<sub>${notes.map(noteOf).join('<br>')}</sub>`),
    told: (text) => void blocks.push(`*${escaped(text)}*`),
    page: () => `${blocks.join('\n\n')}\n`,
  }
}

/** Who speaks, and what they say: a line of it stays a line. */
const speech = (who: string, text: string): string =>
  `**${who}:** ${text.replace(/\n+/g, (breaks) => (breaks.length > 1 ? '\n\n' : '\\\n'))}`

const blocksOf = ({ text, cards, files, choices }: Shown): readonly string[] => [
  speech('Assistant', escaped(text)),
  ...cards.map(({ title, lines, links }) =>
    [
      `**${escaped(title)}**`,
      ...lines.map(escaped),
      ...links.map((link) => `[${escaped(link.title)}](${withoutTokens(link.url)})`),
    ]
      .map((line) => `> ${line}`)
      .join('\\\n'),
  ),
  ...(files.length === 0
    ? []
    : [files.map(({ title, url }) => `[${escaped(title)}](${withoutTokens(url)})`).join(' · ')]),
  ...(choices.length === 0
    ? []
    : [choices.map(({ title }, n) => `${n + 1}\\. ${escaped(title)}`).join(' · ')]),
]

const noteOf = ([about, what]: Note): string => `${about}: ${escaped(what)}`

/** Words stay words, whatever Markdown or HTML would make of them; a link of this server keeps its secret end to itself. */
const escaped = (text: string): string =>
  withoutTokens(text)
    .replace(/[^\P{C}\n\u200d]+/gu, ' ')
    .replace(/[\\`*<>[\]]|~(?=~)|&(?=#?\w+;)|(?<!\w)_|_(?!\w)/g, '\\$&')
    .replace(/^(\s*)([#+-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')

/** Whoever has a whole link could pay by it. */
const withoutTokens = (text: string): string =>
  text.replace(/(https?:\/\/(?:localhost|127\.0\.0\.1)):\d+(\/\w+\/)[\w.~-]+/g, '$1$2…')
