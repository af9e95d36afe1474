import type { Address } from '#core/address'
import type { Json } from '#core/json'
import type { Card, Choice, Link, Message, SentFile } from '#core/message'
import { choiceLine, factLine } from '../shared/plain.ts'
import { referenceTo } from '../shared/reference.ts'
import {
  chunked,
  isWebAddress,
  type Line,
  linePieces,
  linked,
  type Piece,
  plainText,
  sizeOf,
  textPieces,
} from './piece.ts'
import { speakerOf } from './place.ts'
import { escaped } from './text.ts'
import { buttonTitle, isShort } from './title.ts'

/** Characters of a message's text: what Slack advises. Its blocks hold no more than that, far below their own limit. */
export const TEXT_LIMIT = 4_000

/** Blocks of one message (docs: "Blocks"). */
const MOST_BLOCKS = 50
/** Buttons of one row (docs: "Actions block"). */
const MOST_BUTTONS = 25
/** Choices that a reference can name. */
const MOST_CHOICES = 99

/**
 * A message as Block Kit, and the whole of it once more as text, for whoever has it read aloud (C4, I14). What is too long
 * for one post becomes several, cut between its parts. Where several read it, it begins with whom it is for.
 */
export const renderSlack = (message: Message, to: Address, outgoing: string): readonly Json[] => {
  const speaker = speakerOf(to)
  const pages = pagesOf([
    ...(speaker === null ? [] : [namePiece(speaker)]),
    ...textPieces(message.text),
    ...message.cards.flatMap(cardPieces),
    ...linePieces((message.files ?? []).map(fileLine)),
    ...textPieces(message.question ?? ''),
    ...choicePieces(message.choices, outgoing),
  ])
  return pages.map((pieces, n) => {
    const [name, said] = n === 0 && speaker !== null ? [mentionOf(speaker), pieces.slice(1)] : ['', pieces]
    const words = said.map((piece) => escaped(piece.words))
    return {
      text: [name, ...words].filter(Boolean).join('\n'),
      blocks: pieces.flatMap(({ blocks }) => blocks),
    }
  })
}

/** Slack shows the name that belongs to it, and tells them. */
const mentionOf = (user: string): string => `<@${user}>`

const namePiece = (user: string): Piece => ({
  blocks: [
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: user }] }],
    },
  ],
  words: mentionOf(user),
})

/** As many pieces in one post as it holds. */
const pagesOf = (pieces: readonly Piece[]): readonly (readonly Piece[])[] =>
  chunked(pieces, {
    most: MOST_BLOCKS,
    room: TEXT_LIMIT,
    sizeOf: ({ words }) => sizeOf(words) + 1,
  }).flatMap((page) =>
    chunked(page, { most: MOST_BLOCKS, room: MOST_BLOCKS, sizeOf: ({ blocks }) => blocks.length }),
  )

const cardPieces = ({ title, text, image, facts, total, links }: Card): readonly Piece[] => [
  ...titlePieces(title),
  ...textPieces(text),
  ...(image ? picturePieces(image) : []),
  ...linePieces(facts.map(([label, value]): Line => [{ text: `${label}: `, bold: true }, ...linked(value)])),
  ...(total ? linePieces([[{ text: factLine(total), bold: true }]]) : []),
  ...linkPieces(links),
]

const titlePieces = (title: string): readonly Piece[] =>
  title.trim() !== '' && title.length <= 150
    ? [{ blocks: [{ type: 'header', text: plainText(title) }], words: title }]
    : linePieces(title.trim() === '' ? [] : [[{ text: title, bold: true }]])

const picturePieces = ({ url, alt }: NonNullable<Card['image']>): readonly Piece[] =>
  isWebAddress(url) && alt.trim() !== '' && alt.length <= 2_000
    ? [{ blocks: [{ type: 'image', image_url: url, alt_text: alt }], words: `${alt}: ${url}` }]
    : linePieces([[{ text: alt || url, url }]])

const linkPieces = (links: readonly Link[]): readonly Piece[] =>
  links.every(({ title, url }) => isShort(title) && isWebAddress(url))
    ? buttonPieces(
        links.map(({ title, url }, n) => ({
          button: { type: 'button', action_id: `link.${n + 1}`, text: plainText(title), url },
          words: `${title}: ${url}`,
        })),
      )
    : linePieces(links.map(({ title, url }) => [{ text: title || url, url }]))

const fileLine = ({ name, url }: SentFile): Line => [{ text: name || url, url }]

/** Buttons alone where they say everything; otherwise a list with every title and detail whole, and the buttons under it. */
const choicePieces = (choices: readonly Choice[], outgoing: string): readonly Piece[] => {
  const isListed =
    choices.length > MOST_CHOICES || choices.some(({ title, detail }) => detail || !isShort(title))
  const list = choices.map(
    ({ title, detail }, n): Line => [
      { text: `${n + 1}. ` },
      { text: title, bold: true },
      ...(detail ? [{ text: `: ${detail}` }] : []),
    ],
  )
  const buttons = choices.slice(0, MOST_CHOICES).map((choice, n) => ({
    button: {
      type: 'button',
      action_id: `choice.${n + 1}`,
      text: plainText(buttonTitle(choice.title, n + 1)),
      value: referenceTo(outgoing, n + 1),
    },
    words: isListed ? '' : `${n + 1}. ${choiceLine(choice)}`,
  }))
  return [...linePieces(isListed ? list : []), ...buttonPieces(buttons)]
}

/** Rows of buttons, each with its words. */
const buttonPieces = (
  buttons: readonly { readonly button: Json; readonly words: string }[],
): readonly Piece[] =>
  chunked(buttons, { most: MOST_BUTTONS, room: 3_000, sizeOf: ({ words }) => sizeOf(words) + 1 }).map(
    (row) => ({
      blocks: [{ type: 'actions', elements: row.map(({ button }) => button) }],
      words: row
        .map(({ words }) => words)
        .filter(Boolean)
        .join('\n'),
    }),
  )
