import type { Screen } from './screen.ts'
import type { Shown, ShownCard } from './shown.ts'
import { wrap } from './width.ts'

/** How a terminal is written to. */
export type TerminalOptions = {
  /** Takes whole lines. */
  readonly write: (text: string) => void
  /** How wide it is now. */
  readonly columns: () => number
  readonly colours: boolean
  /** Whether what the buyer says must be shown: whoever types has it on the screen already. */
  readonly echoes: boolean
}

/** Who speaks stands in the margin, what stands behind it is dim. */
export const terminal = ({ write, columns, colours, echoes }: TerminalOptions): Screen => {
  const paint = (code: number, text: string): string =>
    colours && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text
  const beside = (margin: string, lines: readonly string[], code = 0): string =>
    lines
      .map((line, k) => `${k === 0 ? margin : BLANK}${code === 0 ? line : paint(code, line)}`.trimEnd())
      .map((line) => `${line}\n`)
      .join('')
  const wrapped: Wrapped = (text, less = 0) => wrap(printable(text), columns() - MARGIN - less)
  return {
    said: (text) => {
      if (echoes) write(`\n${beside(paint(BOLD, 'you'.padEnd(MARGIN)), wrapped(text))}`)
    },
    came: (shown) => write(`\n${beside(paint(GREEN, 'bot'.padEnd(MARGIN)), linesOf(shown, wrapped))}`),
    noted: (notes) =>
      write(`\n${notes.map(([about, what]) => beside(BLANK, wrapped(`${about}: ${what}`), DIM)).join('')}`),
    told: (text) => write(`\n${beside(BLANK, wrapped(text), DIM)}`),
  }
}

const [BOLD, DIM, GREEN] = [1, 2, 32]

/** Columns of the margin. */
const MARGIN = 6

const BLANK = ' '.repeat(MARGIN)

/** Nothing that a terminal obeys: what is shown may be a stranger's words. */
const printable = (text: string): string => text.replace(/[^\P{C}\n\u200d]+/gu, ' ')

/** A text in lines that keep to their column, so many columns narrower. */
type Wrapped = (text: string, less?: number) => readonly string[]

const linesOf = ({ text, cards, files, choices }: Shown, wrapped: Wrapped): readonly string[] => [
  ...(text === '' ? [] : wrapped(text)),
  ...cards.flatMap((card) => cardLines(card, wrapped)),
  ...files.flatMap(({ title, url }) => wrapped(`${title}: ${url}`)),
  ...choices.flatMap(({ title }, n) => wrapped(`[${n + 1}] ${title}`)),
]

/** What a card's lines are told by. */
const BAR = '│ '

const cardLines = ({ title, lines, links }: ShownCard, wrapped: Wrapped): readonly string[] =>
  [title, ...lines, ...links.map((link) => `${link.title}: ${link.url}`)]
    .filter(Boolean)
    .flatMap((line) => wrapped(line, BAR.length).map((part) => `${BAR}${part}`))
