import type { DeskContent } from '#contracts/desk'
import type { Json } from '#core/json'
import { cut, escaped } from './text.ts'

/** A few lines under a title. A line may be an address, which is shown as a link. */
export type Section = { readonly title: string; readonly lines: readonly Line[] }

/** Words, or a link with its title. Words are shown as they are: rich text knows no markup. */
export type Line = string | { readonly title: string; readonly url: string }

/** A button: what it does, on what. */
export type Button = {
  readonly text: string
  readonly does: string
  readonly about: string
  readonly style?: 'primary' | 'danger'
}

/** Slack's most for a header, and for the text of a whole message, below what it refuses (docs: "Header block", "chat.postMessage"). */
const HEADER = 150
const TEXT = 12_000

/**
 * A message of the desk. Screen readers read its `text` and not its blocks (docs: "chat.postMessage", accessibility), so the
 * text is complete by itself.
 */
export const contentOf = (
  header: string | null,
  sections: readonly Section[],
  buttons: readonly Button[] = [],
): DeskContent => ({
  text: escaped(cut([...(header === null ? [] : [header]), ...sections.map(inWords)].join('\n\n'), TEXT)),
  blocks: [
    ...(header === null
      ? []
      : [{ type: 'header', text: { type: 'plain_text', text: cut(header, HEADER), emoji: false } }]),
    ...sections.filter(({ lines }) => lines.length > 0).map(block),
    ...(buttons.length === 0 ? [] : [{ type: 'actions', elements: buttons.map(button) }]),
  ],
})

const inWords = ({ title, lines }: Section): string =>
  [...(title === '' ? [] : [title]), ...lines.map(lineInWords)].join('\n')

const lineInWords = (line: Line): string => (typeof line === 'string' ? line : `${line.title}: ${line.url}`)

const block = ({ title, lines }: Section): Json => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: [
        ...(title === '' ? [] : [{ type: 'text', text: `${title}\n`, style: { bold: true } }]),
        ...lines.flatMap((line, n) => [...(n === 0 ? [] : [{ type: 'text', text: '\n' }]), element(line)]),
      ],
    },
  ],
})

const element = (line: Line): Json => {
  if (typeof line === 'string') return { type: 'text', text: line === '' ? ' ' : line }
  return /^https?:\/\//.test(line.url) && URL.canParse(line.url)
    ? { type: 'link', url: line.url, text: line.title }
    : { type: 'text', text: lineInWords(line) }
}

const button = ({ text, does, about, style }: Button): Json => ({
  type: 'button',
  action_id: `desk:${does}`,
  text: { type: 'plain_text', text, emoji: false },
  value: about,
  ...(style && { style }),
})
